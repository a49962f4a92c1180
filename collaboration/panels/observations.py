"""The share of observations in the home page. Each line says with whom, and nothing of what about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from collaboration.models import Observation
from collaboration.queries.observation_steps import ObservationStep, step_for
from core.kept import kept
from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.roles import Role

MOST = 40
SOON = timedelta(days=7)


def _lines(actor: Actor, now: datetime, fits: Callable[[ObservationStep, date], bool]) -> Iterable[Lines]:
    """The own observations whose next step belongs into a list."""

    def write(row: Observation) -> Task | None:
        step = step_for(row, actor.user_id)
        return _task(row, step, actor) if step is not None and fits(step, row.school.local_date(now)) else None

    yield one_each(kept(_own, actor), write)


def _own(actor: Actor) -> QuerySet[Observation]:
    rows = Observation.objects.mine(actor).standing().select_related("school", "observed", "observer")
    return rows.order_by("starts_at", "pk")[:MOST]


def _task(row: Observation, step: ObservationStep, actor: Actor) -> Task:
    other = row.observer if row.is_observed(actor.user_id) else row.observed
    return Task(
        title=_("Observasi kelas dengan %(who)s") % {"who": other.display_name},
        url=school_url(row.school, step.route or "collaboration:observation", row.pk),
        context=str(step.action), due=step.due, action=str(step.button), who="" if step.mine else other.display_name,
    )  # fmt: skip


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Answers, lessons to look at, reflections and what is to be looked at again, within a week."""
    return _lines(actor, now, lambda step, today: step.mine and (step.due is None or today <= step.due <= today + SOON))


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """The same, once its day is over."""
    return _lines(actor, now, lambda step, today: step.mine and step.due is not None and step.due < today)


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What lies with the other one; for the hub what it arranged and the two have not answered."""
    yield from _lines(actor, now, lambda step, today: not step.mine)
    if actor.has(Role.HUB):
        yield _arranged(actor)


def _arranged(actor: Actor) -> Lines:
    school = school_of(actor)

    def write(row: Observation) -> Task:
        row.school = school
        return Task(
            title=_("Observasi kelas: %(observed)s dan %(observer)s") % {"observed": row.observed, "observer": row.observer},
            url=school_url(school, "collaboration:observation", row.pk),
            context=_("Menunggu jawaban"), due=row.day(), who=_("kedua guru"),
        )  # fmt: skip

    return one_each(kept(_requested, actor), write)


def _requested(actor: Actor) -> QuerySet[Observation]:
    rows = Observation.objects.filter(
        school=actor.tenant_id, arranged_by_id=actor.user_id, state=Observation.State.REQUESTED
    )
    rows = rows.exclude(observed_id=actor.user_id).exclude(observer_id=actor.user_id)
    return rows.select_related("observed", "observer").order_by("starts_at", "pk")[:MOST]


PANELS = (
    Panel("collaboration.observations_must_do", "must_do", must_do),
    Panel("collaboration.observations_late", "late", late),
    Panel("collaboration.observations_waiting", "waiting", waiting),
)
