"""Lesson numbers, read off the imported timetable: which hours "jam ke-3" is on a day [CO4, CO6]."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import dates
from core.looks import screen_language
from schools.models import ClassGroup, Lesson, School

Hours = tuple[time, time]


@dataclass(frozen=True)
class Span:
    """The lessons from number `first` to number `last` (1 is the first of the day); `key` stands in a form."""

    first: int
    last: int

    @property
    def key(self) -> str:
        return f"{self.first}-{self.last}"

    @property
    def words(self) -> str:
        """ "Jam ke-3", "Jam ke-3 dan 4"."""
        said = {"first": self.first, "last": self.last}
        return _("Jam ke-%(first)s dan %(last)s") % said if self.last > self.first else _("Jam ke-%(first)s") % said


def choices(school: School, today: date) -> list[tuple[str, str]]:
    """Single and double lessons as choices, with their hours where these are the same on all days. None without a timetable."""
    rows = _lessons(school).filter(year__ends_on__gte=today).values_list("weekday", "starts_at", "ends_at").distinct()
    days: dict[int, list[Hours]] = {}
    for weekday, starts, ends in rows:
        days.setdefault(weekday, []).append((starts, ends))
    bells = [_numbered(hours) for hours in days.values()]
    most = max(map(len, bells), default=0)
    spans = [Span(first, last) for first in range(1, most + 1) for last in (first, first + 1) if last <= most]
    return [(span.key, _label(span, bells)) for span in spans]


def hours_of(school: School, key: str, day: date, class_group: ClassGroup | None = None) -> Hours | None:
    """When these lessons are on this day: by the timetable of the class, else of the school. None when there are not so many."""
    first, _dash, last = key.partition("-")
    rows = _lessons(school).filter(weekday=day.isoweekday(), year__starts_on__lte=day, year__ends_on__gte=day)
    own = list(rows.filter(class_group=class_group).values_list("starts_at", "ends_at")) if class_group else []
    bells = _numbered(own or rows.values_list("starts_at", "ends_at").distinct())
    if not (first.isdecimal() and last.isdecimal()) or not 1 <= int(first) <= int(last) <= len(bells):
        return None
    return bells[int(first) - 1][0], bells[int(last) - 1][1]


def _lessons(school: School) -> QuerySet[Any]:
    return Lesson.objects.filter(school=school).order_by()


def _numbered(hours: Iterable[Hours]) -> list[Hours]:
    """The lessons of one day in their order; what begins before the one before is over belongs to another bell and has no number."""
    found: list[Hours] = []
    for starts, ends in sorted(hours):
        if not found or starts >= found[-1][1]:
            found.append((starts, ends))
    return found


def _label(span: Span, bells: list[list[Hours]]) -> str:
    known = {(day[span.first - 1][0], day[span.last - 1][1]) for day in bells if len(day) >= span.last}
    if len(known) != 1:
        return span.words
    starts, ends = known.pop()
    language = screen_language()
    return f"{span.words} ({dates.clock(starts, language=language)}–{dates.clock(ends, language=language)})"
