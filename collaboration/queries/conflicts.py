"""What stands in the way of a date: people, classes and rooms that are taken, lessons, holidays [CO1].

Said before saving, never silently; whoever plans decides. A date of a closed circle is named to nobody but its own people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from collaboration.models import Event
from collaboration.scheduling import Slot
from core import dates
from core.looks import screen_language
from core.policy import Actor
from schools.models import Holiday, Lesson, School


@dataclass(frozen=True)
class Conflict:
    """One clash: `kind` is "person", "class", "room", "lesson" or "holiday"; `sentence` says it to the person who plans."""

    kind: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def conflicts_of(actor: Actor, school: School, slot: Slot, *, besides: Sequence[int] = ()) -> list[Conflict]:
    """Everything that clashes with `slot`, in a fixed number of queries. `besides` are events that will make room (the date itself)."""
    found = list(_taken(actor, school, slot, besides))
    if not slot.all_day:
        found += _lessons(school, slot)
    return found + list(_holidays(school, slot))


def _taken(actor: Actor, school: School, slot: Slot, besides: Sequence[int]) -> Iterator[Conflict]:
    people, classes = {p.pk: p for p in slot.people}, {c.pk: c for c in slot.class_groups}
    concerned = Q(people__user__in=people) | Q(class_groups__in=classes)
    if slot.room is not None:
        concerned |= Q(room=slot.room)
    events = (
        Event.objects.filter(school=school).standing().between(slot.starts_at, slot.ends_at).filter(concerned)
        .exclude(pk__in=besides).distinct().prefetch_related("people", "class_groups")
    )  # fmt: skip
    for event in events:
        what = _name(actor, school, event)
        for row in event.people.all():
            if row.user_id in people:
                yield Conflict(
                    "person", _("%(who)s sudah ada acara: %(what)s.") % {"who": people[row.user_id], "what": what}
                )
        for group in event.class_groups.all():
            if group.pk in classes:
                yield Conflict("class", _("Kelas %(who)s sudah ada acara: %(what)s.") % {"who": group, "what": what})
        if slot.room is not None and event.room_id == slot.room.pk:
            yield Conflict("room", _("Ruang %(who)s sudah dipakai: %(what)s.") % {"who": slot.room, "what": what})


def _name(actor: Actor, school: School, event: Event) -> str:
    """The other date in words; of a closed circle only the hour, except to those who are in it."""
    hours = dates.time_range(event.starts_at, event.ends_at, school.timezone, screen_language())
    inside = any(row.user_id == actor.user_id for row in event.people.all())
    return hours if event.is_closed_circle and not inside else f"{event.title}, {hours}"


def _lessons(school: School, slot: Slot) -> list[Conflict]:
    """Lessons of the timetable that people teach, classes have or rooms hold at that hour, in the school year of the day.

    A lesson that a person gives to one of the very classes that the date is about is no clash: it is the lesson itself.
    """
    start, end = slot.starts_at.astimezone(school.zone), slot.ends_at.astimezone(school.zone)
    people, classes = {p.pk: p for p in slot.people}, {c.pk for c in slot.class_groups}
    concerned = Q(teacher__in=people)
    if slot.room is not None:
        concerned |= Q(room=slot.room)
    rows = (
        Lesson.objects.on(school, start.isoweekday())
        .filter(concerned, year__starts_on__lte=start.date(), year__ends_on__gte=start.date())
        .filter(starts_at__lt=end.time(), ends_at__gt=start.time())
        .exclude(class_group__in=classes)
        .select_related("class_group", "subject", "room")
    )
    return [_lesson(row, people) for row in rows]


def _lesson(row: Lesson, people: dict[int, Any]) -> Conflict:
    facts = {
        "subject": row.subject, "class": row.class_group, "who": people.get(row.teacher_id, row.room),
        "from": dates.clock(row.starts_at, language=screen_language()), "to": dates.clock(row.ends_at, language=screen_language()),
    }  # fmt: skip
    if row.teacher_id in people:
        return Conflict("lesson", _("%(who)s mengajar %(subject)s di kelas %(class)s, %(from)s–%(to)s.") % facts)
    return Conflict(
        "lesson", _("Ruang %(who)s dipakai pelajaran %(subject)s kelas %(class)s, %(from)s–%(to)s.") % facts
    )


def _holidays(school: School, slot: Slot) -> Iterator[Conflict]:
    first, last = _local_day(school, slot.starts_at), _local_day(school, slot.ends_at)
    for day in Holiday.objects.of(school).touching(first, last):
        name = day.name_en if screen_language() == "en" and day.name_en else day.name
        yield Conflict("holiday", _("Hari libur: %(name)s.") % {"name": name})


def _local_day(school: School, moment: datetime) -> Any:
    return school.local_date(moment)
