"""What falls due for the reader, and for nobody else to see, on a day of the calendar [CO1].

Own action items and steps of a group's action plan, the own next step of an observation, the periodic review for who holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from collaboration.models import CycleStep, GroupCycle, HubReview, Observation
from collaboration.queries.observation_steps import step_for
from core.models import ActionItem
from core.policy import Actor
from schools.links import school_url
from schools.models import School


class Due(NamedTuple):
    """One thing that has a last day: what, of which kind, where it is done, out of what it came."""

    on: date
    title: str
    icon: str
    word: Any
    url: str
    sub: str = ""


def dues_between(actor: Actor, school: School, first: date, last: date) -> Iterator[Due]:
    """Everything of the span that still waits for this person. Four queries."""
    days = (first, last)
    for item in ActionItem.objects.owned_by(actor.user_id).filter(tenant=school, due_on__range=days).standing():
        url = school_url(school, "schools:action_item", item.pk)
        yield Due(item.due_on, item.title, "checklist", _("Tindak lanjut"), url, item.origin_label)
    steps = CycleStep.objects.filter(
        cycle__in=GroupCycle.objects.visible_to(actor).open(), who=actor.user_id, is_done=False
    )
    for step in steps.filter(due_on__range=days).select_related("cycle__group"):
        url = school_url(school, "collaboration:cycle", step.cycle_id)
        yield Due(step.due_on, step.what, "checklist", _("Langkah rencana aksi"), url, str(step.cycle.group))
    yield from _observations(actor, school, first, last)
    for review in HubReview.objects.visible_to(actor).filter(state=HubReview.State.PREPARED, held_on__range=days):
        url = school_url(school, "collaboration:review", review.pk)
        yield Due(review.held_on, _("Tinjauan berkala kolaborasi"), "chart-bar", _("Tinjauan berkala"), url)


def _observations(actor: Actor, school: School, first: date, last: date) -> Iterator[Due]:
    """Feedback that is due and results to look at again. The lesson itself has a date of its own."""
    rows = Observation.objects.mine(actor).filter(state__in=(Observation.State.HELD, Observation.State.REFLECTED))
    for row in rows.select_related("observed", "observer"):
        step = step_for(row, actor.user_id)
        if step is not None and step.mine and step.due is not None and first <= step.due <= last:
            other = row.observer if row.is_observed(actor.user_id) else row.observed
            title = _("Observasi kelas dengan %(who)s") % {"who": other.display_name}
            yield Due(step.due, title, "eye", step.action, school_url(school, "collaboration:observation", row.pk))
