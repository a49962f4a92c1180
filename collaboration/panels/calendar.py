"""This week on the home page: one's own dates in the calendar. Protocol meetings have a panel of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from collaboration.models import Event, EventPerson
from collaboration.terms import Practice
from core.kept import kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from schools.links import school_url

FEW = 8


def week(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What takes this person's time in the next seven days, the nearest first."""
    yield every_one(kept(_own, actor, now=now), _event, "starts_at")


def _own(actor: Actor, now: datetime) -> QuerySet[Event]:
    mine = EventPerson.objects.filter(user=actor.user_id).values("event")
    rows = Event.objects.visible_to(actor).standing().between(now, now + timedelta(days=7)).filter(pk__in=mine)
    return rows.exclude(practice=Practice.PROTOCOL_MEETING).select_related("school", "room")[:FEW]


def _event(event: Event) -> Task:
    where = str(event.room or event.place)
    return Task(
        title=event.title, url=school_url(event.school, "collaboration:event", event.pk), due=event.starts_at,
        context=" · ".join(filter(None, (str(event.get_practice_display()), where))),
    )  # fmt: skip


PANELS = (Panel("collaboration.calendar_week", "week", week),)
