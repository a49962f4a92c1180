"""Plan a lesson that several teachers give together; refine it, give it, swap the roles in the next one, reflect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration.actions import _people
from collaboration.emails.dates import telling
from collaboration.emails.plans import tell_of_part
from collaboration.guides.teaching import proposed
from collaboration.models import LessonReflection, LessonTeacher, Segment, SegmentTask, TeamLesson
from collaboration.policy.plans import check_begin_plan, check_edit_lesson, check_reflect, check_write_lesson, person_of
from collaboration.queries.team_lessons import title_of
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from collaboration.workflow.team_lesson import TEAM_LESSON
from core import audit
from core.looks import day
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import School, User


@dataclass(frozen=True)
class TaskFacts:
    """What one teacher does in a segment."""

    user_id: int
    part: str
    label: str = ""
    pupils: str = ""


@dataclass(frozen=True)
class SegmentFacts:
    """One segment as it is to be."""

    minutes: int
    what: str
    tasks: tuple[TaskFacts, ...] = ()


def lock_lesson(lesson: TeamLesson) -> TeamLesson:
    """The stored row, held until the transaction ends."""
    return (
        TeamLesson.objects.select_for_update(of=("self",)).select_related("school", "subject", "room").get(pk=lesson.pk)
    )


def _segments(lesson: TeamLesson, segments: Iterable[SegmentFacts]) -> None:
    lesson.segments.all().delete()
    for order, facts in enumerate(segments):
        made = Segment.objects.create(lesson=lesson, order=order, minutes=facts.minutes, what=facts.what)
        SegmentTask.objects.bulk_create(
            SegmentTask(segment=made, user_id=task.user_id, part=task.part, label=task.label, pupils=task.pupils)
            for task in facts.tasks
        )


def _proposal(lesson: TeamLesson, team: Sequence[int]) -> list[SegmentFacts]:
    return [
        SegmentFacts(
            draft.minutes,
            draft.what,
            tuple(TaskFacts(team[task.place], task.part, task.label, task.pupils) for task in draft.tasks),
        )
        for draft in proposed(lesson.model, lesson.minutes, len(team))
    ]


@transaction.atomic
def plan_lesson(
    *,
    by: Actor,
    now: datetime,
    school: School,
    slot: Slot,
    segments: Sequence[SegmentFacts] | None = None,
    **facts: Any,
) -> TeamLesson:
    """Plan a lesson. `slot.people` are its teachers, the one who leads first in front; `slot.class_groups` its classes.

    `facts`: model, topic, goal, preparation, subject, team, previous. Without `segments` sensible ones are filled in.
    """
    check_begin_plan(by)
    team = list(dict.fromkeys(person.pk for person in slot.people))
    if len(team) < 2:
        raise NotNow(_("Pelajaran bersama memerlukan sekurang-kurangnya dua guru."))
    for person in slot.people:
        _people.check_colleague(person, school.pk)
    lesson = TeamLesson.objects.create(
        school=school, starts_at=slot.starts_at, ends_at=slot.ends_at, room=slot.room, place=slot.place,
        created_at=now, updated_at=now, **facts,
    )  # fmt: skip
    lesson.class_groups.set(slot.class_groups)
    LessonTeacher.objects.bulk_create(LessonTeacher(lesson=lesson, user_id=pk, order=n) for n, pk in enumerate(team))
    _segments(lesson, _proposal(lesson, team) if segments is None else segments)
    scheduling.put_on(
        school=school, now=now, practice=Practice.TEAM_TEACHING, title=title_of(lesson), slot=slot, subject=lesson
    )
    if lesson.team_id is None or lesson.previous_id is not None:
        words = f"{title_of(lesson)}, {day(school.local_date(slot.starts_at))}"
        tell_of_part(lesson, slot.people, by=by, now=now, words=words)
    audit.record(by, "team_lesson.planned", lesson, now, model=lesson.model)
    return lesson


@transaction.atomic
def edit_lesson(
    *, by: Actor, now: datetime, lesson: TeamLesson, slot: Slot, expected: int | None = None, **changes: Any
) -> TeamLesson:
    """Change facts, time and place. Another model brings its own segments; another length keeps them (the page says what is left).

    Raises `Conflict` for a stale version.
    """
    row = lock_lesson(lesson)
    check_edit_lesson(by, row)
    other_model = changes.get("model", row.model) != row.model
    when = {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "room": slot.room, "place": slot.place}
    save_version(lesson, expected, {**changes, **when, "updated_at": now})
    lesson.class_groups.set(slot.class_groups)
    lesson.refresh_from_db()
    if other_model:
        _segments(lesson, _proposal(lesson, list(lesson.teachers.values_list("user_id", flat=True))))
    with telling(scheduling.dates_of(lesson), by=by, now=now):
        for event in scheduling.dates_of(lesson):
            scheduling.put_off(event, now=now, slot=slot, title=title_of(lesson))
    audit.record(by, "team_lesson.edited", lesson, now, fields=sorted(changes))
    return lesson


@transaction.atomic
def shape_lesson(
    *, by: Actor, now: datetime, lesson: TeamLesson, segments: Sequence[SegmentFacts], expected: int | None = None
) -> TeamLesson:
    """Write its segments anew. Raises `Conflict` for a stale version; minutes that do not add up are the page's warning."""
    row = lock_lesson(lesson)
    check_edit_lesson(by, row)
    team = set(row.teachers.values_list("user_id", flat=True))
    if {task.user_id for facts in segments for task in facts.tasks} - team:
        raise NotNow(_("Peran hanya dapat diberikan kepada guru pelajaran ini."))
    save_version(lesson, expected, {"updated_at": now})
    _segments(lesson, segments)
    audit.record(by, "team_lesson.shaped", lesson, now, segments=len(segments))
    return lesson


def swapped(lesson: TeamLesson) -> tuple[list[int], list[SegmentFacts]]:
    """The team with the next one in front, and the segments with each role one place further."""
    team = list(lesson.teachers.values_list("user_id", flat=True))
    onward = dict(zip(team, [*team[1:], team[0]], strict=True))
    segments = [
        SegmentFacts(
            segment.minutes,
            segment.what,
            tuple(
                TaskFacts(onward[t.user_id], t.part, t.label, t.pupils)
                for t in segment.tasks.all()
                if t.user_id in onward
            ),
        )
        for segment in lesson.segments.prefetch_related("tasks")
    ]
    return [*team[1:], team[0]], segments


@transaction.atomic
def swap_roles(*, by: Actor, now: datetime, lesson: TeamLesson, slot: Slot) -> TeamLesson:
    """The next lesson of the same team, with the roles swapped. One swap per lesson."""
    row = lock_lesson(lesson)
    check_write_lesson(by, row)
    if row.state == TeamLesson.State.CANCELLED:
        raise NotNow(_("Pelajaran ini dibatalkan, jadi tidak ada peran yang bertukar."))
    if row.followers.exclude(state=TeamLesson.State.CANCELLED).exists():
        raise NotNow(_("Pelajaran berikutnya dengan peran bertukar sudah direncanakan."))
    team, segments = swapped(row)
    people = {person.pk: person for person in User.objects.filter(pk__in=team)}
    moved = Slot(
        slot.starts_at, slot.ends_at, tuple(people[pk] for pk in team), slot.class_groups, slot.room, slot.place
    )  # fmt: skip
    made = plan_lesson(
        by=by, now=now, school=row.school, slot=moved, segments=segments, previous=row, model=row.model, subject=row.subject,
        team=row.team, goal=row.goal, preparation=row.preparation,
    )  # fmt: skip
    audit.record(by, "team_lesson.swapped", made, now, previous=row.pk)
    return made


@transaction.atomic
def move_lesson(*, by: Actor, now: datetime, lesson: TeamLesson, name: str, comment: str = "") -> HistoryEntry:
    """Given, or called off with the reason; the calendar says the same."""
    row = lock_lesson(lesson)
    check_write_lesson(by, row)
    if name == "hold" and row.starts_at > now:
        raise NotNow(_("Pelajaran ini belum dimulai, jadi belum dapat dicatat sebagai terlaksana."))
    entry = TEAM_LESSON.move(row, name, by=by, now=now, comment=comment)
    dates = scheduling.dates_of(row)
    if name == "hold":
        scheduling.mark_held(dates, now=now)
    else:
        with telling(dates, by=by, now=now, reason=comment):
            scheduling.call_off(dates, now=now, reason=comment)
    lesson.refresh_from_db()
    return entry


@transaction.atomic
def reflect(
    *,
    by: Actor,
    now: datetime,
    lesson: TeamLesson,
    pupils: str,
    kept: str = "",
    changed: str = "",
    expected: int | None = None,
) -> LessonReflection:
    """Write one's own reflection, or mend it. The audit trail says that it was written, never what."""
    row = lock_lesson(lesson)
    check_reflect(by, row)
    words = {"pupils": pupils, "kept": kept, "changed": changed}
    mine = row.reflections.filter(user_id=person_of(by)).first()
    if mine is None:
        mine = LessonReflection.objects.create(lesson=row, user_id=person_of(by), written_at=now, **words)
    else:
        save_version(mine, expected, words)
    audit.record(by, "team_lesson.reflected", row, now)
    return mine
