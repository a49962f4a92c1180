"""One's own lessons of the coming days, as choices: a lesson is picked with one tap instead of typing day, hours, class and room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core import dates
from core.looks import screen_language
from schools.models import Holiday, Lesson, School

DAYS_AHEAD = 10


@dataclass(frozen=True)
class ComingLesson:
    """A lesson on a day: `key` stands in the form, `words` on the screen."""

    lesson: Lesson
    day: date

    @property
    def key(self) -> str:
        return f"{self.lesson.pk}:{self.day.isoformat()}"

    @property
    def words(self) -> str:
        """Selasa 22 Sep, 07.30: Matematika VIII-A"""
        language, row = screen_language(), self.lesson
        day = f"{dates.day_name(self.day, language)} {self.day.day} {dates.short_month_name(self.day.month, language)}"
        return f"{day}, {dates.clock(row.starts_at, language=language)}: {row.subject} {row.class_group}"


def own_lessons(school: School, user_id: int | None, today: date) -> list[ComingLesson]:
    """The lessons of a teacher from tomorrow on, without holidays. Two queries."""
    first, last = today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
    rows = Lesson.objects.filter(school=school, teacher_id=user_id).select_related(
        "class_group", "subject", "room", "year"
    )
    closed = list(Holiday.objects.of(school).touching(first, last).values_list("starts_on", "ends_on"))
    found = []
    for lesson in rows:
        day = first + timedelta(days=(lesson.weekday - first.isoweekday()) % 7)
        while day <= last:
            free = any(start <= day <= end for start, end in closed)
            if not free and lesson.year.starts_on <= day <= lesson.year.ends_on:
                found.append(ComingLesson(lesson, day))
            day += timedelta(days=7)
    return sorted(found, key=lambda one: (one.day, one.lesson.starts_at))


def lesson_of(lessons: Sequence[ComingLesson], key: str) -> ComingLesson | None:
    """The one that was chosen; None for another time."""
    return next((one for one in lessons if one.key == key), None)
