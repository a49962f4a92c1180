"""What clashes in the lesson timetable: a teacher, a class or a room twice at one hour. Said, never forbidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from core.dates import clock
from core.looks import screen_language
from core.spoken import gettext as _
from core.spoken import spoken
from schools.models import Lesson, School, SchoolYear

WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def weekday_name(weekday: int) -> str:
    """The name of an ISO weekday (Monday is 1) in the reader's language."""
    return WEEKDAYS[screen_language()][weekday - 1]


def hours(lesson: Lesson) -> str:
    """From when until when: "07.00–08.30"."""
    language = screen_language()
    return f"{clock(lesson.starts_at, language=language)}–{clock(lesson.ends_at, language=language)}"


def lessons_of(school: School, year: SchoolYear | None) -> QuerySet[Lesson]:
    """The timetable of a school year with all that a line of it shows."""
    rows = Lesson.objects.filter(school=school, year=year)
    return rows.select_related("class_group", "subject", "teacher", "room").order_by("weekday", "starts_at", "pk")


def clashes(lessons: Iterable[Lesson]) -> list[str]:
    """Sentences about every clash in a timetable, in order of the week. Asks the database nothing when the rows are complete."""
    found: list[str] = []
    rows = sorted(lessons, key=lambda one: (one.weekday, one.starts_at, one.pk or 0))
    for _day, of_day in groupby(rows, key=lambda one: one.weekday):
        before: list[Lesson] = []
        for row in of_day:
            before = [one for one in before if one.ends_at > row.starts_at]
            found += [sentence for one in before for sentence in sentences(one, row)]
            before.append(row)
    return found


def clashes_with(school: School, lesson: Lesson) -> list[str]:
    """What one lesson, stored or not, clashes with. One query."""
    shared = Q(teacher=lesson.teacher_id) | Q(class_group=lesson.class_group_id)
    if lesson.room_id:
        shared |= Q(room=lesson.room_id)
    rows = lessons_of(school, lesson.class_group.year).filter(shared, weekday=lesson.weekday).exclude(pk=lesson.pk or 0)
    there = rows.filter(starts_at__lt=lesson.ends_at, ends_at__gt=lesson.starts_at)
    return [sentence for one in there for sentence in sentences(one, lesson)]


def sentences(one: Lesson, other: Lesson) -> Iterator[str]:
    """How two lessons at one hour clash. The same lesson given by one teacher to several classes together is no clash."""
    facts: dict[str, Any] = {"day": spoken(weekday_name, one.weekday), "hours": spoken(hours, one)}
    together = one.teacher_id == other.teacher_id and one.subject_id == other.subject_id
    together = together and (one.starts_at, one.ends_at, one.room_id) == (other.starts_at, other.ends_at, other.room_id)
    names = {"first": f"{one.subject} {one.class_group}", "second": f"{other.subject} {other.class_group}"}
    if one.class_group_id == other.class_group_id and one.teacher_id == other.teacher_id:
        yield _("%(day)s %(hours)s: %(first)s dan %(second)s pada jam yang sama.") % {**facts, **names}
        return
    if one.teacher_id == other.teacher_id and not together:
        who = one.teacher.display_name
        yield _("%(day)s %(hours)s: %(who)s mengajar %(first)s dan %(second)s.") % {**facts, **names, "who": who}
    if one.class_group_id == other.class_group_id:
        yield _("%(day)s %(hours)s: kelas %(who)s mendapat %(first)s dan %(second)s.") % {
            **facts, "who": one.class_group, "first": one.subject, "second": other.subject,
        }  # fmt: skip
    if one.room_id and one.room_id == other.room_id and not together:
        yield _("%(day)s %(hours)s: ruang %(who)s dipakai %(first)s dan %(second)s.") % {
            **facts, **names, "who": one.room,
        }  # fmt: skip
