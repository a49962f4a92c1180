"""The share of reviews in the home page: late and due ones for those who keep plans, meetings of this week for those invited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from inclusion.cards import Tile
from inclusion.models import PlanReview, Pupil
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.queries.reviews import lines_of, reviewed_plans
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import TEACHING, Role

MOST = 20


def review_tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Reviews that come due, and those that should have been. Both lists are read at once."""
    if not actor.has(*SUPPORT):
        return
    school = school_of(actor)
    today = school.local_date(now)
    mine = Pupil.objects.on_team(actor.user_id).values("pk")
    lines = lines_of(reviewed_plans(actor, today).filter(pupil__in=mine), school, today)
    waiting = [line for line in lines if line.due and line.ahead is None]
    due, late = ([line for line in waiting if line.late == late][:MOST] for late in (False, True))
    for line in (*due, *late):
        yield Task(
            title=_("Tinjau rencana individual: %(name)s") % {"name": line.plan.pupil.name}, due=line.due_on,
            url=school_url(school, "inclusion:review_plan", line.plan.pk), action=_("Jadwalkan tinjauan"),
            section="late" if line.late else "must_do",
        )  # fmt: skip


def week_tasks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Meetings within a week to which this person is invited."""
    if not actor.has(*TEACHING, Role.PRINCIPAL, Role.PARENT):
        return
    school = school_of(actor)
    yield one_each(
        kept(_meetings, actor, today=school.local_date(now), now=now),
        lambda review: Task(
            title=_("Pertemuan rencana %(name)s") % {"name": review.plan.pupil.called}, due=school.local_date(review.starts_at),
            url=school_url(school, "inclusion:review", review.pk), action=_("Buka"), context=review.place,
        ),
    )  # fmt: skip


def _meetings(actor: Actor, today: date, now: datetime) -> QuerySet[PlanReview]:
    rows = PlanReview.objects.filter(
        plan__in=reviewed_plans(actor, today).order_by().values("pk"), state=PlanReview.State.INVITED,
        invitees__user=actor.user_id or 0, starts_at__range=(now, now + timedelta(days=7)),
    )  # fmt: skip
    return rows.select_related("plan__pupil").order_by("starts_at")[:MOST]


def review_tiles(actor: Actor, school: School, now: datetime) -> Iterable[Tile]:
    """How many reviews are late and due, for those who keep plans and the principal."""
    if not actor.has(*PLAN_READERS):
        return []
    today = school.local_date(now)
    lines = lines_of(reviewed_plans(actor, today), school, today)
    late = sum(line.late for line in lines)
    due = sum(line.due and not line.late for line in lines)
    url = school_url(school, "inclusion:review_list")
    return [
        Tile(due, _("tinjauan jatuh tempo"), url, _("dalam dua pekan") if due else ""),
        Tile(late, _("tinjauan terlambat"), url, _("perlu dijadwalkan") if late else "", "bad" if late else ""),
    ]


PANELS = (
    Panel("inclusion.reviews", "must_do", review_tasks), Panel("inclusion.reviews_week", "week", week_tasks),
)  # fmt: skip
