"""The calendar of a span of days: everything that has a date and that this person may see, in a fixed number of queries [CO1]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from collaboration.models import Event
from collaboration.policy.calendar import check_see_timetable
from collaboration.queries.calendar_dues import dues_between
from collaboration.terms import Practice
from core import dates
from core.looks import screen_language, tone_of
from core.policy import Actor, allowed
from partnerships.models import Activity
from schools.links import school_url
from schools.models import ClassGroup, Holiday, Lesson, School, User

WITH = ("room", Prefetch("class_groups", queryset=ClassGroup.objects.only("name", "grade")))
SHOWN = ("title", "starts_on", "ends_on", "starts_at", "ends_at", "state", "place")
"""What the calendar knows of an activity."""
PARTNERSHIP, DUE = "partnership", "due"
"""Beside the practices, what the calendar can be narrowed to."""


@dataclass(frozen=True)
class Narrowed:
    """What a calendar is narrowed to; the address carries it. `lessons` asks for the timetable of the person or class."""

    person: User | None = None
    class_group: ClassGroup | None = None
    practice: str = ""
    lessons: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of a day. `word` says what it is, `state` (with its tone) how it stands; hours are None for a whole day."""

    title: str
    icon: str
    word: Any
    url: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    state: Any = ""
    tone: str = ""
    sub: str = ""
    kind: str = ""
    off: bool = False
    zone: str = ""

    @property
    def hours(self) -> str:
        """From when until when by the school's clock: "09.00–10.30"; '' for a whole day."""
        both = [one for one in (self.starts_at, self.ends_at) if one is not None]
        return "–".join(dates.clock(one, self.zone, screen_language()) for one in both)


@dataclass
class Day:
    """One day with what it holds."""

    date: date
    is_today: bool = False
    is_past: bool = False
    outside: bool = False
    holidays: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    total: int = 0

    @property
    def name(self) -> str:
        """The weekday in the reader's language."""
        return dates.day_name(self.date, screen_language())

    @property
    def has_more(self) -> bool:
        """Whether not all of its entries are shown."""
        return self.total > len(self.entries)


def days_between(
    actor: Actor, school: School, first: date, last: date, narrowed: Narrowed, *, today: date, most: int | None = None
) -> list[Day]:
    """Every day from `first` to `last` with its holidays and entries, at most `most` of them on each day: whole days, then by the hour."""
    days = {day: Day(day, is_today=day == today, is_past=day < today) for day in _span(first, last)}
    for row in Holiday.objects.of(school).touching(first, last):
        name = row.name_in(screen_language())
        for day in _span(max(first, row.starts_on), min(last, row.ends_on)):
            days[day].holidays.append(name)
    free = {day for day, held in days.items() if held.holidays}
    found: dict[date, list[Entry | Event | Activity]] = {}
    for day, one in _all(actor, school, first, last, narrowed, free, today):
        found.setdefault(day, []).append(one)
    for day, entries in found.items():
        days[day].total = len(entries)
        found[day] = sorted(entries, key=partial(_order, school))[:most]
    lines = _lines(school, [one for entries in found.values() for one in entries if not isinstance(one, Entry)])
    for day, entries in found.items():
        days[day].entries = [one if isinstance(one, Entry) else lines[one] for one in entries]
    return list(days.values())


def _order(school: School, one: Entry | Event | Activity) -> tuple[bool, datetime, str]:
    starts_at = _moment(school, one.starts_on, one.starts_at) if isinstance(one, Activity) else one.starts_at
    timed = starts_at is not None and not getattr(one, "all_day", False)
    return timed, starts_at or datetime.min.replace(tzinfo=UTC), one.title


def _lines(school: School, rows: list[Event | Activity]) -> dict[Event | Activity, Entry]:
    """The lines of these rows; only those that are shown pay for one."""
    different = list(dict.fromkeys(rows))
    prefetch_related_objects([one for one in different if isinstance(one, Event)], *WITH)
    return {one: entry_of(school, one) if isinstance(one, Event) else _activity(school, one) for one in different}


def _all(
    actor: Actor, school: School, first: date, last: date, narrowed: Narrowed, free: set[date], today: date
) -> Iterator[tuple[date, Entry | Event | Activity]]:
    if narrowed.practice not in (PARTNERSHIP, DUE):
        yield from _events(actor, school, first, last, narrowed)
    if narrowed.practice in ("", PARTNERSHIP) and narrowed.class_group is None:
        yield from _activities(actor, school, first, last, narrowed)
    if narrowed.practice in ("", DUE) and narrowed.class_group is None:
        yield from _dues(actor, school, first, last, narrowed, today)
    if narrowed.lessons and allowed(check_see_timetable, actor):
        yield from _lessons(school, first, last, narrowed, free)


def events_of(actor: Actor, narrowed: Narrowed) -> Any:
    """Events that this person may see, under the filters. A line of theirs needs `WITH`."""
    rows = Event.objects.visible_to(actor)
    if narrowed.practice in Practice.values:
        rows = rows.filter(practice=narrowed.practice)
    if narrowed.person is not None:
        rows = rows.filter(people__user=narrowed.person)
    if narrowed.class_group is not None:
        rows = rows.filter(class_groups=narrowed.class_group)
    return rows


def _events(actor: Actor, school: School, first: date, last: date, narrowed: Narrowed) -> Iterator[tuple[date, Event]]:
    start, end = midnight(school, first), midnight(school, last + timedelta(days=1))
    for event in events_of(actor, narrowed).between(start, end):
        ends_on = school.local_date(event.ends_at - timedelta(microseconds=1))
        for day in _span(max(first, school.local_date(event.starts_at)), min(last, ends_on)):
            yield day, event


def entry_of(school: School, event: Event) -> Entry:
    """An event as a line."""
    where = str(event.room or event.place)
    groups = ", ".join(group.name for group in event.class_groups.all())
    off = event.state == Event.State.CANCELLED
    planned = event.state == Event.State.PLANNED
    return Entry(
        event.title, event.icon, event.get_practice_display(), school_url(school, "collaboration:event", event.pk),
        None if event.all_day else event.starts_at, None if event.all_day else event.ends_at,
        "" if planned else event.get_state_display(), "" if planned else tone_of(event, event.state),
        " · ".join(filter(None, (groups, where))), event.practice, off, school.timezone,
    )  # fmt: skip


def _activities(
    actor: Actor, school: School, first: date, last: date, narrowed: Narrowed
) -> Iterator[tuple[date, Activity]]:
    """Activities of partnerships, on each of their days."""
    rows = Activity.objects.visible_to(actor).filter(starts_on__lte=last)
    rows = rows.filter(Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))
    if narrowed.person is not None:
        rows = rows.filter(Q(in_charge=narrowed.person) | Q(team=narrowed.person)).distinct()
    for row in rows.exclude(state=Activity.State.POSTPONED).only(*SHOWN):
        for day in _span(max(first, row.starts_on), min(last, row.last_day)):
            yield day, row


def _activity(school: School, row: Activity) -> Entry:
    planned = row.state == Activity.State.PLANNED
    return Entry(
        row.title, "heart-handshake", _("Kegiatan kemitraan"), school_url(school, "partnerships:activity", row.pk),
        _moment(school, row.starts_on, row.starts_at), _moment(school, row.last_day, row.ends_at),
        "" if planned else row.get_state_display(), "" if planned else tone_of(row, row.state), row.place, PARTNERSHIP,
        row.state == Activity.State.CANCELLED, school.timezone,
    )  # fmt: skip


def _dues(
    actor: Actor, school: School, first: date, last: date, narrowed: Narrowed, today: date
) -> Iterator[tuple[date, Entry]]:
    """What this person has to do by a day; the dues of others are theirs."""
    if narrowed.person is not None and narrowed.person.pk != actor.user_id:
        return
    for due in dues_between(actor, school, first, last):
        state, tone = (_("Terlambat"), "bad") if due.on < today else (pgettext("kalender", "Tenggat"), "warn")
        yield due.on, Entry(due.title, due.icon, due.word, due.url, state=state, tone=tone, sub=due.sub, kind=DUE)


def _lessons(
    school: School, first: date, last: date, narrowed: Narrowed, free: set[date]
) -> Iterator[tuple[date, Entry]]:
    """The timetable of the person or the class, on days that are no holidays."""
    rows = Lesson.objects.filter(school=school, year__starts_on__lte=last, year__ends_on__gte=first)
    if narrowed.class_group is not None:
        rows = rows.filter(class_group=narrowed.class_group)
    elif narrowed.person is not None:
        rows = rows.filter(teacher=narrowed.person)
    else:
        return
    for row in rows.select_related("year", "class_group", "subject", "room", "teacher"):
        sub = row.teacher.display_name if narrowed.class_group is not None else str(row.room or "")
        title = f"{row.subject.name} {row.class_group.name}"
        for day in _span(max(first, row.year.starts_on), min(last, row.year.ends_on)):
            if day.isoweekday() == row.weekday and day not in free:
                yield (
                    day,
                    Entry(
                        title, "school", _("Jam pelajaran"), "", _moment(school, day, row.starts_at),
                        _moment(school, day, row.ends_at), sub=sub, kind="lesson", zone=school.timezone,
                    ),
                )  # fmt: skip


def midnight(school: School, day: date) -> datetime:
    """The instant at which a day begins at the school."""
    return datetime.combine(day, time.min, tzinfo=school.zone)


def _moment(school: School, day: date, hour: time | None) -> datetime | None:
    return None if hour is None else datetime.combine(day, hour, tzinfo=school.zone)


def _span(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
