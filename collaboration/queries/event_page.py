"""One date as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from collaboration.models import Event
from core import dates
from core.looks import screen_language
from core.policy import Actor
from core.registry import registry
from schools.models import User


@dataclass(frozen=True)
class EventPage:
    """Who comes, which classes, whether its note is for this reader, and the record that it belongs to ('' for one of its own)."""

    event: Event
    people: list[User]
    class_groups: list[Any]
    note: str
    record_url: str
    others: int

    @property
    def when(self) -> str:
        """Day and hours in words, by the school's clock."""
        school, language = self.event.school, screen_language()
        first = school.local_date(self.event.starts_at)
        last = school.local_date(self.event.ends_at - timedelta(microseconds=1))
        day = dates.day_and_date(first, language)
        if last != first:
            day = f"{day} – {dates.day_and_date(last, language)}"
        if self.event.all_day:
            return day
        return f"{day}, {dates.time_range(self.event.starts_at, self.event.ends_at, school.timezone, language)}"


def event_page(actor: Actor, event: Event) -> EventPage:
    """Everything about a date. The note of a closed circle is for its own people alone."""
    people = list(User.objects.filter(pk__in=event.people.values("user")).order_by("name", "pk"))
    inside = actor.user_id in {person.pk for person in people}
    note = event.note if inside or not event.is_closed_circle else ""
    others = event.series.events.count() if event.series is not None else 0
    return EventPage(event, people, list(event.class_groups.all()), note, _record_url(actor, event), others)


def _record_url(actor: Actor, event: Event) -> str:
    """Where the record is that keeps this date; '' when there is none, or none for this reader."""
    reader = registry.readers.get(event.subject_type)
    if reader is None or reader.url is None or event.subject_id is None:
        return ""
    record = reader.load(actor, event.subject_id)
    return reader.url(record) if record is not None else ""
