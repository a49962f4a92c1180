"""What stands in the way of a date: people, classes and rooms that are taken, lessons, holidays [CO1].

Said before saving, never silently; whoever plans decides. A date of a closed circle is named to nobody but its own people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collaboration.models import Event, EventPerson
from collaboration.scheduling import Slot
from core import dates
from core.looks import screen_language
from core.policy import Actor
from schools.models import Holiday, Lesson, Room, School, SchoolYear

MOST_LESSONS = 3
"""How many teachers are named with subject and hours; more than that are one sentence."""


@dataclass(frozen=True)
class Conflict:
    """One clash: `kind` is "person", "class", "room", "lesson", "holiday" or "year"; `sentence` says it to the person who plans."""

    kind: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def conflicts_of(actor: Actor, school: School, slot: Slot, *, besides: Sequence[int] = ()) -> list[Conflict]:
    """Everything that clashes with `slot`, in a fixed number of queries. `besides` are events that will make room (the date itself)."""
    return conflicts_along(actor, school, [slot], besides=besides)


def conflicts_along(
    actor: Actor, school: School, slots: Sequence[Slot], *, besides: Sequence[int] = ()
) -> list[Conflict]:
    """The same for all dates of a series (same people, classes and room), in order of time; with several, each says its day.

    The number of queries does not depend on how many there are.
    """
    if not slots:
        return []
    events = list(_events(school, slots, besides))
    lessons, holidays = _all_lessons(school, slots), _all_holidays(school, slots)
    years = list(SchoolYear.objects.filter(school=school))
    found: list[Conflict] = []
    for slot in sorted(slots, key=lambda one: one.starts_at):
        here = [
            *_taken(actor, school, slot, events),
            *_lessons(school, slot, lessons),
            *_holidays(school, slot, holidays),
            *_outside(school, slot, years),
        ]
        found += here if len(slots) == 1 else [_dated(school, slot, one) for one in here]
    return found


def _dated(school: School, slot: Slot, one: Conflict) -> Conflict:
    day = dates.day_and_date(school.local_date(slot.starts_at), screen_language())
    return Conflict(one.kind, f"{day}: {one.sentence}")


def _events(school: School, slots: Sequence[Slot], besides: Sequence[int]) -> Any:
    """Standing events about the same people, classes or room, from the first to the last slot."""
    start, end = min(slot.starts_at for slot in slots), max(slot.ends_at for slot in slots)
    people, classes = [p.pk for p in slots[0].people], [c.pk for c in slots[0].class_groups]
    concerned = Q(Exists(EventPerson.objects.filter(event=OuterRef("pk"), user__in=people))) | Q(
        Exists(Event.class_groups.through.objects.filter(event_id=OuterRef("pk"), classgroup_id__in=classes))
    )
    if slots[0].room is not None:
        concerned |= Q(room=slots[0].room)
    rows = Event.objects.filter(school=school).standing().between(start, end).filter(concerned)
    return rows.exclude(pk__in=besides).prefetch_related("people", "class_groups")


def _taken(actor: Actor, school: School, slot: Slot, events: Sequence[Event]) -> Iterator[Conflict]:
    people, classes = {p.pk: p for p in slot.people}, {c.pk: c for c in slot.class_groups}
    for event in events:
        if not (event.starts_at < slot.ends_at and event.ends_at > slot.starts_at):
            continue
        what = _name(actor, school, event)
        taken = [str(people[row.user_id]) for row in event.people.all() if row.user_id in people]
        if taken:
            words = ngettext(
                "%(who)s sudah ada acara: %(what)s.", "%(who)s sudah ada acara: %(what)s.", len(taken)
            )  # fmt: skip
            yield Conflict("person", words % {"who": get_text_list(taken, _("dan")), "what": what})
        for group in event.class_groups.all():
            if group.pk in classes:
                yield Conflict("class", _("Kelas %(who)s sudah ada acara: %(what)s.") % {"who": group, "what": what})
        if slot.room is not None and event.room_id == slot.room.pk:
            yield Conflict("room", _("%(room)s sudah dipakai: %(what)s.") % {"room": _room(slot.room), "what": what})


def _name(actor: Actor, school: School, event: Event) -> str:
    """The other date in words; of a closed circle only the hour, except to those who are in it."""
    hours = dates.time_range(event.starts_at, event.ends_at, school.timezone, screen_language())
    inside = any(row.user_id == actor.user_id for row in event.people.all())
    return hours if event.is_closed_circle and not inside else f"{event.title}, {hours}"


def _local(school: School, slot: Slot) -> tuple[datetime, datetime]:
    return slot.starts_at.astimezone(school.zone), slot.ends_at.astimezone(school.zone)


def _all_lessons(school: School, slots: Sequence[Slot]) -> list[Lesson]:
    """Lessons that these people teach or this room holds, on the weekdays and in the school years of the slots.

    A lesson that a person gives to one of the very classes that the date is about is no clash: it is the lesson itself.
    """
    timed = [_local(school, slot) for slot in slots if not slot.all_day]
    concerned = Q(teacher__in=[p.pk for p in slots[0].people])
    if slots[0].room is not None:
        concerned |= Q(room=slots[0].room)
    if not timed:
        return []
    first, last = min(start for start, _end in timed), max(end for _start, end in timed)
    return list(
        Lesson.objects.filter(school=school, weekday__in={start.isoweekday() for start, _end in timed})
        .filter(concerned, year__starts_on__lte=last.date(), year__ends_on__gte=first.date())
        .exclude(class_group__in=[c.pk for c in slots[0].class_groups])
        .select_related("class_group", "subject", "room", "year")
    )


def _lessons(school: School, slot: Slot, lessons: Sequence[Lesson]) -> Iterator[Conflict]:
    people: dict[int, Any] = {p.pk: p for p in slot.people}
    found = [row for row in lessons if _meets(school, slot, row)]
    teaching = {row.teacher_id for row in found} & set(people)
    if len(teaching) > MOST_LESSONS:
        yield _teaching([row for row in found if row.teacher_id in teaching], people)
        found = [row for row in found if row.teacher_id not in teaching]
    for row in found:
        yield _lesson(row, people)


def _meets(school: School, slot: Slot, row: Lesson) -> bool:
    start, end = _local(school, slot)
    in_year = row.year.starts_on <= start.date() <= row.year.ends_on
    overlap = row.starts_at < end.time() and row.ends_at > start.time() and start.isoweekday() == row.weekday
    return in_year and overlap and not slot.all_day


def _teaching(lessons: Sequence[Lesson], people: dict[int, Any]) -> Conflict:
    """Many who teach at that hour in one sentence, each with the classes."""
    classes: dict[str, list[str]] = {}
    for row in lessons:
        classes.setdefault(str(people[row.teacher_id]), []).append(str(row.class_group))
    who = [f"{name} ({', '.join(dict.fromkeys(groups))})" for name, groups in sorted(classes.items())]
    return Conflict(
        "lesson",
        _("%(n)d orang mengajar pada jam itu: %(who)s.") % {"n": len(who), "who": get_text_list(who, _("dan"))},
    )


def _lesson(row: Lesson, people: dict[int, Any]) -> Conflict:
    facts = {
        "subject": row.subject, "class": row.class_group, "who": people.get(row.teacher_id), "room": _room(row.room),
        "from": dates.clock(row.starts_at, language=screen_language()), "to": dates.clock(row.ends_at, language=screen_language()),
    }  # fmt: skip
    if row.teacher_id in people:
        return Conflict("lesson", _("%(who)s mengajar %(subject)s di kelas %(class)s, %(from)s–%(to)s.") % facts)
    return Conflict("lesson", _("%(room)s dipakai pelajaran %(subject)s kelas %(class)s, %(from)s–%(to)s.") % facts)


def _room(room: Room | None) -> str:
    """Many schools name their rooms "Ruang X-7"; only a bare "X-7" needs the word."""
    name = str(room or "")
    return name if name.casefold().startswith("ruang") else _("Ruang %(name)s") % {"name": name}


def _all_holidays(school: School, slots: Sequence[Slot]) -> list[Holiday]:
    days = [school.local_date(moment) for slot in slots for moment in (slot.starts_at, slot.ends_at)]
    return list(Holiday.objects.of(school).touching(min(days), max(days)))


def _holidays(school: School, slot: Slot, holidays: Sequence[Holiday]) -> Iterator[Conflict]:
    first, last = school.local_date(slot.starts_at), school.local_date(slot.ends_at)
    for day in holidays:
        if day.starts_on <= last and day.ends_on >= first:
            yield Conflict("holiday", _("Hari libur: %(name)s.") % {"name": day.name_in(screen_language())})


def _outside(school: School, slot: Slot, years: Sequence[SchoolYear]) -> Iterator[Conflict]:
    day = school.local_date(slot.starts_at)
    if not any(year.starts_on <= day <= year.ends_on for year in years):
        yield Conflict("year", _("Tanggal ini di luar semua tahun ajaran yang tercatat. Periksa tahunnya."))
