"""What a school teaches with: subjects, classes, rooms, lessons, holidays. Plain rows; their pages have actions of their own."""

from __future__ import annotations

from datetime import date, time

from schools.models import ClassGroup, Holiday, Lesson, Room, School, SchoolYear, Subject, User
from tests.clock import NOW


def this_year(school: School) -> SchoolYear:
    """The school year of the tests' clock."""
    return SchoolYear.objects.get(school=school, starts_on__lte=NOW.date(), ends_on__gte=NOW.date())


def make_class(school: School, name: str = "VIII-A", grade: int | None = 8) -> ClassGroup:
    """A class of this school year."""
    return ClassGroup.objects.get_or_create(
        school=school, year=this_year(school), name=name, defaults={"grade": grade}
    )[0]


def make_subject(school: School, name: str = "Matematika", family: str = "MIPA") -> Subject:
    """A subject."""
    return Subject.objects.get_or_create(school=school, name=name, defaults={"family": family})[0]


def make_room(school: School, name: str = "Laboratorium IPA") -> Room:
    """A room."""
    return Room.objects.get_or_create(school=school, name=name)[0]


def make_lesson(school: School, teacher: User, day: date, starts: time, ends: time, **facts) -> Lesson:
    """A lesson on the weekday of `day`; class, subject and room by default the factories' own."""
    given = {"class_group": make_class(school), "subject": make_subject(school), "room": None, **facts}
    return Lesson.objects.create(
        school=school,
        year=this_year(school),
        weekday=day.isoweekday(),
        starts_at=starts,
        ends_at=ends,
        teacher=teacher,
        **given,
    )


def make_holiday(day: date, name: str = "Hari Batik", school: School | None = None) -> Holiday:
    """A day without lessons: national, or of one school."""
    kind = Holiday.Kind.NATIONAL if school is None else Holiday.Kind.SCHOOL
    return Holiday.objects.create(school=school, kind=kind, name=name, starts_on=day, ends_on=day)
