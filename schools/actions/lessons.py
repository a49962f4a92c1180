"""The lesson timetable, line by line. Two lessons at one hour are said, not forbidden: real timetables have shared lessons."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.policy import Actor, NotNow
from schools.actions._keeping import check_works_here, keep, remove
from schools.models import Lesson, School


@transaction.atomic
def keep_lesson(*, by: Actor, now: datetime, school: School, lesson: Lesson | None = None, **facts: Any) -> Lesson:
    """Add or change one lesson. `facts`: class_group, subject, teacher, room, weekday (Monday is 1), starts_at, ends_at.

    The school year is that of its class. Raises `Denied`; `NotNow` for a teacher who left, or for a lesson that is there already.
    """
    row = lesson or Lesson(school=school)
    group = facts.get("class_group") or row.class_group
    for part in (group, facts.get("subject"), facts.get("room")):
        if part is not None and part.school_id != school.pk:
            raise NotNow(_("Kelas, mata pelajaran, dan ruang harus milik sekolah ini."))
    if facts.get("teacher") is not None and facts["teacher"].pk != row.teacher_id:
        check_works_here(school, facts["teacher"])
    return keep(row, by=by, now=now, school=school, noun="lesson", facts={**facts, "year": group.year})


@transaction.atomic
def remove_lesson(*, by: Actor, now: datetime, school: School, lesson: Lesson) -> None:
    """Take one lesson out of the timetable. Raises `Denied`."""
    remove(lesson, by=by, now=now, school=school, noun="lesson")
