"""The cockpit's share of the home page: the periodic review that comes near, a data cycle that somebody is responsible for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import DataCycle, HubReview
from core.kept import kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.roles import TEACHING, Role

SOON = timedelta(days=14)
MOST = 10


def _reviews(actor: Actor, now: datetime, *, late: bool) -> Iterable[Lines]:
    if not actor.has(Role.PRINCIPAL, Role.HUB):
        return
    school = school_of(actor)
    today = school.local_date(now)

    def task(review: HubReview) -> Task:
        url = school_url(school, "collaboration:review", review.pk)
        return Task(title=_("Tinjauan berkala kolaborasi"), url=url, due=review.held_on, action=_("Buka"))

    yield every_one(kept(_prepared, actor, late, today=today), task, "held_on")


def _prepared(actor: Actor, late: bool, today: date) -> QuerySet[HubReview]:
    span = {"held_on__lt": today} if late else {"held_on__range": (today, today + SOON)}
    rows = HubReview.objects.visible_to(actor).filter(state=HubReview.State.PREPARED, **span)
    return rows.order_by("held_on")[:MOST]


def _own_cycles(actor: Actor) -> QuerySet[DataCycle]:
    own = DataCycle.objects.filter(school_id=actor.tenant_id, responsible_id=actor.user_id)
    return own.exclude(stage=DataCycle.Stage.DONE).select_related("school")[:MOST]


def _cycle(cycle: DataCycle) -> Task:
    return Task(
        title=_("Siklus data: %(title)s") % {"title": cycle.title}, context=str(cycle.get_stage_display()), action=_("Lanjutkan"),
        url=school_url(cycle.school, "collaboration:data_cycle", cycle.pk),
    )  # fmt: skip


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """The review of the next two weeks for principal and hub; the own data cycles for those who are responsible."""
    yield from _reviews(actor, now, late=False)
    if actor.has(*TEACHING):
        yield every_one(kept(_own_cycles, actor), _cycle)


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Reviews whose day is over and that nobody closed."""
    return _reviews(actor, now, late=True)


PANELS = (
    Panel("collaboration.cockpit_must_do", "must_do", must_do),
    Panel("collaboration.cockpit_late", "late", late),
)
