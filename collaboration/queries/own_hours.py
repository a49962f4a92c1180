"""The own lessons to come, from the imported timetable: picked with one tap where a lesson is observed or given together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from collaboration.models import TeamLesson
from core import dates
from core.looks import screen_language
from schools.models import ClassGroup, Holiday, Lesson, Room, School, Subject

AHEAD = 14
PAUSE = timedelta(minutes=5)


@dataclass(frozen=True)
class Hour:
    """One lesson on one day; hours that follow each other without a break are one."""

    key: str
    day: date
    starts: time
    ends: time
    class_group: ClassGroup
    subject: Subject
    room: Room | None

    @property
    def label(self) -> str:
        """ "Selasa, 22 September 2026, 07.15–08.35 · VIII-A · Matematika"."""
        language = screen_language()
        hours = f"{dates.clock(self.starts, language=language)}–{dates.clock(self.ends, language=language)}"
        day = f"{dates.day_name(self.day, language)}, {dates.short_date(self.day, language)}"
        return f"{day}, {hours} · {self.class_group} · {self.subject}"


def free_days(school: School, first: date, last: date) -> set[date]:
    """Days between these two on which no lessons are given."""
    found: set[date] = set()
    for off in Holiday.objects.of(school).touching(first, last):
        span = (min(off.ends_on, last) - max(off.starts_on, first)).days
        found |= {max(off.starts_on, first) + timedelta(days=n) for n in range(span + 1)}
    return found


def hours_ahead(school: School, user_id: int | None, now: datetime, days: int = AHEAD) -> list[Hour]:
    """The lessons that this person gives from this moment on, the nearest first. Two queries."""
    today, here = school.local_date(now), now.astimezone(school.zone).time()
    found = hours_from(school, user_id, today, days + 1)
    return [hour for hour in found if hour.day > today or hour.starts > here]


def hours_from(school: School, user_id: int | None, first: date, days: int) -> list[Hour]:
    """The lessons that this person gives on so many days from `first` on, without holidays. Two queries."""
    last = first + timedelta(days=days - 1)
    rows = list(
        Lesson.objects.filter(school=school, teacher_id=user_id, year__starts_on__lte=last, year__ends_on__gte=first)
        .select_related("class_group", "subject", "room", "year")
        .order_by("starts_at", "pk")
    )
    off = free_days(school, first, last) if rows else set()
    found: list[Hour] = []
    for day in (first + timedelta(days=n) for n in range(days)):
        taught = [r for r in rows if r.weekday == day.isoweekday() and r.year.starts_on <= day <= r.year.ends_on]
        if day not in off:
            found += merged(taught, day)
    return found


def merged(rows: Iterable[Lesson], day: date) -> Iterator[Hour]:
    """Lessons of one day, in order of time; the same class and subject without a break is one double lesson."""
    open_: Hour | None = None
    for row in rows:
        follows = open_ is not None and (open_.class_group, open_.subject) == (row.class_group, row.subject)
        if open_ is not None and follows and _gap(open_.ends, row.starts_at) <= PAUSE:
            open_ = Hour(open_.key, day, open_.starts, row.ends_at, open_.class_group, open_.subject, open_.room)
            continue
        if open_ is not None:
            yield open_
        open_ = Hour(f"{day}/{row.pk}", day, row.starts_at, row.ends_at, row.class_group, row.subject, row.room)
    if open_ is not None:
        yield open_


def _gap(ends: time, starts: time) -> timedelta:
    anchor = date(2000, 1, 1)
    return datetime.combine(anchor, starts) - datetime.combine(anchor, ends)


def next_time(lesson: TeamLesson, now: datetime) -> Hour | None:
    """The next hour in which one of the team teaches the same class after this lesson; None without a timetable."""
    classes = set(lesson.class_groups.values_list("pk", flat=True))
    after = max(lesson.ends_at, now)
    found = [
        hour
        for user_id in lesson.teachers.values_list("user_id", flat=True)
        for hour in hours_ahead(lesson.school, user_id, after)
        if hour.class_group.pk in classes and (lesson.subject_id is None or hour.subject.pk == lesson.subject_id)
    ]
    return min(found, key=lambda hour: (hour.day, hour.starts), default=None)
