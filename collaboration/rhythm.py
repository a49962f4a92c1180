"""Dates that stand one by one but come round: the same weekday at the same hours. They can be moved together.

`collaboration.series` does this for dates of one rule. Here each date has a record of its own (the meeting of a group, the lesson of a
standing team) and the rhythm is read off the dates: what was moved by itself before, held or called off, stays where it is. Forms ask
the same functions for the clashes that they say before saving, so that what is saved is what was shown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from collaboration.models import GroupMeeting, TeachingTeam, TeamLesson
from collaboration.scheduling import Slot
from collaboration.series import on_day
from core.policy import NotNow
from schools.models import Room, School


class Beat(NamedTuple):
    """A weekday (1 is Monday) and hours by the school's clock."""

    weekday: int
    starts: time
    ends: time


def beat_of(school: School, row: Any) -> Beat:
    """When a date comes round. `row` has `starts_at` and `ends_at`."""
    start, end = row.starts_at.astimezone(school.zone), row.ends_at.astimezone(school.zone)
    return Beat(start.isoweekday(), start.time(), end.time())


def meetings_from(meeting: GroupMeeting) -> list[GroupMeeting]:
    """This meeting of a group, and those planned after it on the same weekday at the same hours."""
    rows = GroupMeeting.objects.filter(group_id=meeting.group_id, state=GroupMeeting.State.PLANNED)
    later = rows.filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk")
    beat = beat_of(meeting.school, meeting)
    return [meeting, *(row for row in later if beat_of(meeting.school, row) == beat)]


def meeting_moves(meeting: GroupMeeting, slot: Slot) -> list[tuple[GroupMeeting, Slot]]:
    """Each of them, and when it will be: as far from its day as `slot` is from the day of `meeting`."""
    school, shift = meeting.school, _days(meeting.school, meeting.starts_at, slot.starts_at)
    return [(row, on_day(school, slot, school.local_date(row.starts_at) + shift)) for row in meetings_from(meeting)]


def _days(school: School, was: datetime, will: datetime) -> timedelta:
    return school.local_date(will) - school.local_date(was)


def lesson_moves(
    team: TeachingTeam, now: datetime, *, since: date, beat: Beat, room: Room | None
) -> list[tuple[TeamLesson, Slot]]:
    """The lessons of a standing team to come from `since` on, at its hour so far; and where each goes within its week.

    Raises `NotNow` when there is none, or when one would go to an hour that is over.
    """
    school, was = team.school, Beat(team.weekday, team.from_time, team.to_time)
    begins = max(now, datetime.combine(since, time.min, tzinfo=school.zone))
    rows = TeamLesson.objects.filter(team=team, state=TeamLesson.State.PLANNED, starts_at__gte=begins)
    found = []
    for row in rows.prefetch_related("class_groups", "teachers__user").order_by("starts_at", "pk"):
        if beat_of(school, row) == was:
            day = school.local_date(row.starts_at) + timedelta(days=beat.weekday - was.weekday)
            found.append((row, _lesson_slot(school, row, day, beat, room)))
    if not found:
        raise NotNow(_("Tidak ada pertemuan tim pada jadwal tetapnya sejak tanggal itu."))
    if found[0][1].starts_at <= now:
        raise NotNow(_("Pertemuan pertama akan pindah ke waktu yang sudah lewat. Mulailah dari pekan berikutnya."))
    return found


def _lesson_slot(school: School, row: TeamLesson, day: date, beat: Beat, room: Room | None) -> Slot:
    people = tuple(one.user for one in row.teachers.all())
    first = datetime.combine(day, beat.starts, tzinfo=school.zone)
    slot = Slot(first, datetime.combine(day, beat.ends, tzinfo=school.zone), people, tuple(row.class_groups.all()))
    return replace(slot, room=room, place=row.place)
