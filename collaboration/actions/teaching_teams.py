"""A standing team: the same people, class and hour every week for a set time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from collaboration import scheduling
from collaboration.actions import _people
from collaboration.actions.team_lessons import plan_lesson
from collaboration.emails.dates import telling
from collaboration.models import TeachingTeam, TeamLesson
from collaboration.policy.plans import check_begin_plan, check_write_team
from collaboration.rhythm import Beat, lesson_moves
from collaboration.scheduling import Slot
from collaboration.workflow.team_lesson import TEAM_LESSON
from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import Room, School, User

MOST_LESSONS = 40


@transaction.atomic
def open_team(
    *, by: Actor, now: datetime, school: School, members: Iterable[User], slots: Sequence[Slot], **facts: Any
) -> TeachingTeam:
    """Found a team and plan its lessons, one for each of `slots`. `facts`: name, model, class_group, subject, room, weekday,
    from_time, to_time, starts_on, ends_on.
    """
    check_begin_plan(by)
    people = list(members)
    for person in people:
        _people.check_colleague(person, school.pk)
    if not 0 < len(slots) <= MOST_LESSONS:
        raise NotNow(_("Jadwal ini tidak menghasilkan pertemuan, atau lebih dari %(most)s.") % {"most": MOST_LESSONS})
    team = TeachingTeam.objects.create(school=school, created_at=now, updated_at=now, **facts)
    team.members.set(people)
    audit.record(by, "teaching_team.opened", team, now, lessons=len(slots))
    for number, slot in enumerate(slots):
        turn = number % len(people)
        order = (*people[turn:], *people[:turn])
        given = Slot(slot.starts_at, slot.ends_at, order, slot.class_groups, slot.room, slot.place)
        plan_lesson(by=by, now=now, school=school, slot=given, team=team, model=team.model, subject=team.subject)
    return team


@transaction.atomic
def rename_team(
    *, by: Actor, now: datetime, team: TeachingTeam, name: str, expected: int | None = None
) -> TeachingTeam:
    """Give the team another name. Raises `Conflict` for a stale version."""
    check_write_team(by, TeachingTeam.objects.select_for_update(of=("self",)).get(pk=team.pk))
    save_version(team, expected, {"name": name, "updated_at": now})
    audit.record(by, "teaching_team.renamed", team, now)
    return team


@transaction.atomic
def reschedule_team(
    *, by: Actor, now: datetime, team: TeachingTeam, since: date, beat: Beat, room: Room | None, expected: int | None = None
) -> TeachingTeam:  # fmt: skip
    """Give the team another weekly hour or room: its lessons from `since` on go there, each within its week.

    What was moved by itself before stays. Raises `NotNow` when nothing is left to move, `Conflict` for a stale version.
    """
    row = TeachingTeam.objects.select_for_update(of=("self",)).select_related("school").get(pk=team.pk)
    check_write_team(by, row)
    plan = lesson_moves(row, now, since=since, beat=beat, room=room)
    facts = {"weekday": beat.weekday, "from_time": beat.starts, "to_time": beat.ends, "room": room}
    save_version(team, expected, {**facts, "updated_at": now})
    with telling(scheduling.dates_of_all(lesson for lesson, _slot in plan), by=by, now=now):
        for lesson, slot in plan:
            when = {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "room": room}
            save_version(lesson, None, {**when, "updated_at": now})
            for event in scheduling.dates_of(lesson):
                scheduling.put_off(event, now=now, slot=slot)
    audit.record(by, "teaching_team.rescheduled", row, now, lessons=len(plan), since=str(since))
    return team


@transaction.atomic
def end_team(*, by: Actor, now: datetime, team: TeachingTeam) -> TeachingTeam:
    """The team has done its work: lessons to come are called off, those that were given stay."""
    row = TeachingTeam.objects.select_for_update(of=("self",)).get(pk=team.pk)
    check_write_team(by, row)
    TeachingTeam.objects.filter(pk=row.pk).update(ended_at=now, updated_at=now)
    coming = list(TeamLesson.objects.filter(team=row, state=TeamLesson.State.PLANNED, starts_at__gt=now))
    with telling(scheduling.dates_of_all(coming), by=by, now=now, reason=_("Tim diakhiri.")):
        for lesson in coming:
            TEAM_LESSON.move(lesson, "cancel", by=by, now=now, comment=_("Tim diakhiri."))
            scheduling.call_off(scheduling.dates_of(lesson), now=now, reason=_("Tim diakhiri."))
    audit.record(by, "teaching_team.ended", row, now)
    team.refresh_from_db()
    return team
