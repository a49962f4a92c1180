"""Reads of reviews: what is due, the agenda of a review, one review with its decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core import dates
from core.keyset import slice_after
from core.looks import day as day_words
from core.looks import screen_language
from core.policy import Actor
from inclusion.models import (
    Placement,
    PlanApproval,
    PlanReview,
    PlanSetting,
    Pupil,
    ReviewDecision,
    ShortGoal,
    SupportPlan,
    TeamMember,
)
from inclusion.policy.reviews import REVIEWED
from inclusion.queries import accommodations, services
from inclusion.queries.plan_sheet import measured
from inclusion.queries.plans import term_of
from inclusion.queries.progress import courses
from inclusion.terms import Purpose
from schools.models import School

SOON = 14
"""Days before the due date from which a review counts as due."""
BEFORE_END = 14
"""A review of a semester is due so many days before its end, when report cards are written."""
COUNTS = 45
"""A review so many days before the end of a semester is that semester's review."""
State = PlanReview.State


@dataclass(frozen=True)
class Line:
    """A plan with the day on which it is to be reviewed, and the review that is set for it."""

    plan: SupportPlan
    due_on: date
    today: date
    ahead: PlanReview | None

    @property
    def late(self) -> bool:
        """The day has passed."""
        return self.due_on < self.today

    @property
    def due(self) -> bool:
        """The day is near or has passed."""
        return self.due_on <= self.today + timedelta(days=SOON)


def due_on(plan: SupportPlan, last: date | None, weeks: int | None) -> date:
    """When the next review is due: so many weeks after `last`, or two weeks before the end of a semester.

    `last` is the day of the last review, before the first one that of the approval: a plan that began earlier is not late at once.
    """
    since = max(last, plan.starts_on) if last else plan.starts_on
    if weeks:
        return min(since + timedelta(weeks=weeks), plan.ends_on)
    ends = sorted({min(term_of(plan.year, half)[1], plan.ends_on) for half in ("odd", "even")})
    days = [end - timedelta(days=BEFORE_END) for end in ends]
    ahead = [one for one in days if one > since + timedelta(days=COUNTS)]
    return ahead[0] if ahead else plan.ends_on


def with_start(rows: QuerySet[SupportPlan]) -> QuerySet[SupportPlan]:
    """Plans with `counts_from`: when their last closed review was, before the first one when they were first approved."""
    approved = PlanApproval.objects.filter(version__plan=OuterRef("pk")).order_by("at").values("at")[:1]
    closed = Max("reviews__starts_at", filter=Q(reviews__state=State.CLOSED))
    return rows.annotate(counts_from=Coalesce(closed, Subquery(approved)))


def due_of(plan: Any, usual: int | None) -> date:
    """When the next review of a plan from `with_start` is due; `usual` weeks apart where the plan says nothing else."""
    last = plan.school.local_date(plan.counts_from) if plan.counts_from else None
    return due_on(plan, last, plan.review_weeks or usual)


def lines_of(rows: QuerySet[SupportPlan], school: School, today: date) -> list[Line]:
    """Plans that hold, with their due dates, the earliest first. Constant number of queries."""
    ahead = PlanReview.objects.filter(state__in=(State.PLANNED, State.INVITED))
    here = Placement.objects.filter(ends_on=None).select_related("class_group")
    leads = TeamMember.objects.current().filter(is_coordinator=True).select_related("user")
    plans = with_start(rows.filter(state__in=REVIEWED, held__isnull=False)).select_related("school", "pupil", "year")
    plans = plans.prefetch_related(
        Prefetch("reviews", ahead, to_attr="ahead"), Prefetch("pupil__placements", here, to_attr="here"),
        Prefetch("pupil__team", leads, to_attr="leads"),
    )  # fmt: skip
    usual = PlanSetting.of(school).review_weeks
    found = []
    for plan in plans.order_by():
        coming = plan.ahead[0] if plan.ahead else None
        found.append(Line(plan, due_of(plan, usual), today, coming))
    return sorted(found, key=lambda line: (line.due_on, line.plan.pk))


def reviewed_plans(actor: Actor, day: date) -> QuerySet[SupportPlan]:
    """Plans that this person reads, of pupils with a consent in force."""
    consented = Pupil.objects.consented(Purpose.SUPPORT, day).values("pk")
    return SupportPlan.objects.visible_to(actor).filter(pupil__in=consented)


def consented_plans(school: School, day: date) -> QuerySet[SupportPlan]:
    """Plans of the school, of pupils with a consent in force."""
    consented = Pupil.objects.consented(Purpose.SUPPORT, day).values("pk")
    return SupportPlan.objects.filter(school=school, pupil__in=consented)


def closed_reviews(actor: Actor, day: date, position: str = "") -> tuple[list[PlanReview], str]:
    """Reviews that were closed, the newest first."""
    rows = PlanReview.objects.filter(plan__in=reviewed_plans(actor, day).order_by().values("pk"), state=State.CLOSED)
    part = slice_after(rows.select_related("plan__pupil", "plan__year"), ("-starts_at", "-pk"), position)
    return part.rows, part.after


def goals_of(plan: SupportPlan) -> QuerySet[ShortGoal]:
    """The measurable steps of the plan in their order."""
    rows = ShortGoal.objects.filter(long_goal__plan=plan).select_related("long_goal__plan", "in_charge")
    return rows.order_by("long_goal__order", "long_goal", "order", "pk")


def agenda_of(plan: SupportPlan, today: date) -> list[dict[str, Any]]:
    """What is talked about: each goal with where it stands, accommodations, services. Final strings."""
    blocks = [(_("Tujuan rencana"), [_goal_line(course) for course in courses(goals_of(plan).filter(settled_as=""))])]
    blocks.append((_("Akomodasi"), [row["what"] for row in accommodations.lines_of(plan.pupil, today)]))
    given = services.lines_of(plan.pupil, today)
    blocks.append(
        (_("Layanan"), [" · ".join(filter(None, (row["service"], row["by"], row["rhythm"]))) for row in given])
    )
    fixed = [
        _("Pendapat siswa dan orang tua"),
        _("Keputusan untuk setiap tujuan"),
        _("Tindak lanjut dan tinjauan berikutnya"),
    ]
    blocks.append((_("Lain-lain"), fixed))
    return [{"title": title, "lines": lines} for title, lines in blocks if lines]


def _goal_line(course: Any) -> str:
    goal = course.goal
    way = _("dari %(baseline)s menuju %(target)s") % {
        "baseline": measured(str(goal.baseline.normalize()), goal.unit), "target": measured(str(goal.target.normalize()), goal.unit),
    }  # fmt: skip
    last = next((entry for entry in reversed(course.standing) if entry.value is not None), None)
    if last is None:
        return f"{goal.text}: {way}; " + _("belum ada catatan")
    words = {"value": measured(str(last.value.normalize()), goal.unit), "day": day_words(last.day)}
    return f"{goal.text}: {way}; " + _("terakhir %(value)s pada %(day)s") % words


def review_facts(review: PlanReview) -> list[tuple[str, str]]:
    """When and where."""
    zone = review.plan.school.timezone
    start = review.starts_at.astimezone(review.plan.school.zone)
    hours = dates.time_range(review.starts_at, review.ends_at, zone, screen_language())
    return [
        (_("Waktu"), f"{dates.day_and_date(start.date(), screen_language())}, {hours}"), (_("Tempat"), review.place),
        (_("Jatuh tempo"), day_words(review.due_on)),
    ]  # fmt: skip


def decisions_of(review: PlanReview) -> Sequence[ReviewDecision]:
    """What was decided, in the order of the goals."""
    return list(review.decisions.select_related("goal__long_goal"))


def people_of(plan: SupportPlan) -> Iterable[tuple[str, str, Any]]:
    """Whom a review may invite: (key, name with part, row) for each member of the team and each parent."""
    for member in plan.pupil.team.filter(left_on=None).exclude(role__in=("parent", "pupil")).select_related("user"):
        yield f"team-{member.pk}", f"{member.name} ({member.get_role_display()})", member
    for guardian in plan.pupil.guardians.filter(is_active=True).select_related("user"):
        yield f"guardian-{guardian.pk}", f"{guardian.name} ({guardian.get_relation_display()})", guardian
