"""Team lessons and standing teams, by the acts that make them in life."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from collaboration.actions.teaching_teams import open_team
from collaboration.actions.team_lessons import move_lesson, plan_lesson, reflect
from collaboration.models import TeachingTeam, TeamLesson
from collaboration.scheduling import Slot
from tests.clock import NOW
from tests.factories.teaching import make_class, make_subject
from tests.memory import remembered
from tests.world import Side

LONG = timedelta(minutes=80)


def slot(
    side: Side, *, starts: datetime = NOW, long: timedelta = LONG, with_: str = "special_needs_teacher", **facts
) -> Slot:
    """An hour of the teacher and a colleague with one class."""
    people = (side.teacher, getattr(side, with_))
    return Slot(starts, starts + long, people=people, class_groups=(make_class(side.school),), **facts)


@remembered
def planned(side: Side, *, model: str = "observe", now=NOW, at: Slot | None = None, **facts) -> TeamLesson:
    """A lesson that two plan."""
    given = {"topic": "Perbandingan senilai", "subject": make_subject(side.school), **facts}
    return plan_lesson(by=side.as_("teacher"), now=now, school=side.school, slot=at or slot(side), model=model, **given)


@remembered
def held(side: Side, **facts) -> TeamLesson:
    """A lesson that was given."""
    lesson = planned(side, **facts)
    move_lesson(by=side.as_("teacher"), now=NOW + timedelta(hours=2), lesson=lesson, name="hold")
    return lesson


@remembered
def reflected(side: Side, lesson: TeamLesson, *, by: str = "teacher", **words):
    """Somebody of the team writes a reflection."""
    given = {"pupils": "Kelompok belakang ikut berdiskusi", "kept": "Kartu soal", "changed": "Waktu diskusi", **words}
    return reflect(by=side.as_(by), now=NOW + timedelta(hours=3), lesson=lesson, **given)


@remembered
def team(
    side: Side, *, weeks: int = 3, name: str = "Tim numerasi", now=NOW, first: date = date(2026, 9, 22)
) -> TeachingTeam:
    """A standing team with so many weekly lessons."""
    day = first
    slots = [
        slot(side, starts=datetime.combine(day + timedelta(days=7 * n), time(8), tzinfo=side.school.zone))
        for n in range(weeks)
    ]
    return open_team(
        by=side.as_("teacher"), now=now, school=side.school, members=(side.teacher, side.special_needs_teacher), slots=slots,
        name=name, model="teaming", class_group=make_class(side.school), subject=make_subject(side.school), weekday=2,
        from_time=time(8), to_time=time(9, 20), starts_on=day, ends_on=day + timedelta(days=7 * (weeks - 1)),
    )  # fmt: skip
