"""Plan the short meetings of a group, write their two-minute minutes, put them off or strike them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from collaboration import scheduling
from collaboration.actions.groups import check_running, lock
from collaboration.emails.dates import telling
from collaboration.emails.groups import members_of
from collaboration.models import GroupMeeting, LearningGroup
from collaboration.policy.groups import check_write_group
from collaboration.rhythm import meeting_moves
from collaboration.scheduling import Slot
from collaboration.series import Scope
from collaboration.terms import Practice
from core import audit
from core.action_items import add_item
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from schools.models import User

State = GroupMeeting.State
SHORT = timedelta(minutes=30)
"""How long a meeting is that nobody planned."""


def _lock(meeting: GroupMeeting) -> GroupMeeting:
    rows = GroupMeeting.objects.select_for_update(of=("self",)).select_related("group__school", "school")
    return rows.get(pk=meeting.pk)


def _put_on(group: LearningGroup, slot: Slot, by: Actor, now: datetime) -> GroupMeeting:
    meeting = GroupMeeting.objects.create(
        school=group.school, group=group, starts_at=slot.starts_at, ends_at=slot.ends_at, created_at=now, updated_at=now
    )
    organiser = User.objects.filter(pk=by.user_id or 0).first()
    scheduling.put_on(
        school=group.school,
        now=now,
        practice=Practice.LEARNING_GROUP,
        title=group.name,
        slot=slot,
        subject=meeting,
        organiser=organiser,
    )
    return meeting


@transaction.atomic
def plan_meetings(*, by: Actor, now: datetime, group: LearningGroup, slots: Sequence[Slot]) -> list[GroupMeeting]:
    """Put one meeting or a row of them into the calendar, with all members."""
    row = lock(group)
    check_write_group(by, row)
    check_running(row)
    if not slots:
        raise NotNow(_("Tidak ada tanggal yang tersisa: semuanya hari libur."))
    people = tuple(members_of(row))
    planned = [_put_on(row, replace(slot, people=people), by, now) for slot in slots]
    audit.record(by, "learning_group.meetings_planned", row, now, count=len(planned), first=str(slots[0].starts_at))
    return planned


@transaction.atomic
def hold_now(
    *, by: Actor, now: datetime, group: LearningGroup, starts_at: datetime, present: Iterable[User], **minute: Any
) -> GroupMeeting:  # fmt: skip
    """Write the minutes of a meeting that nobody planned. `minute`: looked_at, noticed, next_what, next_who, next_due."""
    row = lock(group)
    check_write_group(by, row)
    check_running(row)
    if starts_at > now:
        raise NotNow(_("Pertemuan ini belum dimulai. Rencanakan lebih dahulu, lalu tulis notulennya sesudahnya."))
    meeting = _put_on(row, Slot(starts_at, starts_at + SHORT, people=tuple(members_of(row))), by, now)
    return write_minutes(by=by, now=now, meeting=meeting, present=present, **minute)


@transaction.atomic
def write_minutes(
    *, by: Actor, now: datetime, meeting: GroupMeeting, present: Iterable[User], looked_at: str, noticed: str,
    next_what: str = "", next_who: User | None = None, next_due: date | None = None, expected: int | None = None,
) -> GroupMeeting:  # fmt: skip
    """Who was there, what was looked at, what we noticed, and the next step. Written again, they are mended.

    Raises `Conflict` for a stale version, `NotNow` before the meeting began or after it was called off.
    """
    row = _lock(meeting)
    check_write_group(by, row)
    if row.state == State.CANCELLED:
        raise NotNow(_("Pertemuan ini sudah dibatalkan."))
    if row.starts_at > now:
        raise NotNow(_("Pertemuan ini belum dimulai."))
    there = list(present)
    belonging = set(row.group.members.values_list("user_id", flat=True))
    if {person.pk for person in there} - belonging:
        raise Denied(_("Yang dicatat hadir adalah anggota kelompok."))
    changes = {
        "looked_at": looked_at, "noticed": noticed, "state": State.HELD, "minuted_by_label": by.label, "minuted_at": now,
        "updated_at": now,
    }  # fmt: skip
    save_version(meeting, expected, changes)
    meeting.present.set(there)
    scheduling.mark_held(scheduling.dates_of(row), now=now)
    audit.record(by, "group_meeting.minuted", meeting, now, present=len(there))
    if next_what and next_due:
        add_item(by=by, now=now, subject=row, title=next_what, owner=next_who, due_on=next_due)
    return meeting


@transaction.atomic
def put_off_meeting(
    *, by: Actor, now: datetime, meeting: GroupMeeting, slot: Slot, scope: str = Scope.ONE
) -> GroupMeeting:
    """Give a planned meeting another time or place; with `Scope.FOLLOWING` also those after it in the same rhythm."""
    row = _lock(meeting)
    check_write_group(by, row)
    _check_planned(row)
    plan = meeting_moves(row, slot) if scope == Scope.FOLLOWING else [(row, slot)]
    people = tuple(members_of(row.group))
    with telling(scheduling.dates_of_all(one for one, _where in plan), by=by, now=now):
        for one, where in plan:
            _put_off(one, replace(where, people=people), now)
    audit.record(by, "group_meeting.put_off", row, now, starts=str(slot.starts_at), count=len(plan))
    meeting.refresh_from_db()
    return meeting


def _put_off(meeting: GroupMeeting, slot: Slot, now: datetime) -> None:
    save_version(meeting, None, {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "updated_at": now})
    for event in scheduling.dates_of(meeting):
        scheduling.put_off(event, now=now, slot=slot)


@transaction.atomic
def cancel_meeting(*, by: Actor, now: datetime, meeting: GroupMeeting, reason: str) -> GroupMeeting:
    """Strike a planned meeting out, with the reason."""
    row = _lock(meeting)
    check_write_group(by, row)
    _check_planned(row)
    if not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."))
    GroupMeeting.objects.filter(pk=row.pk).update(
        state=State.CANCELLED, cancelled_reason=reason.strip()[:250], updated_at=now, version=row.version + 1
    )
    with telling(scheduling.dates_of(row), by=by, now=now, reason=reason.strip()):
        scheduling.call_off(scheduling.dates_of(row), now=now, reason=reason)
    audit.record(by, "group_meeting.cancelled", row, now)
    meeting.refresh_from_db()
    return meeting


def _check_planned(meeting: GroupMeeting) -> None:
    if meeting.state != State.PLANNED:
        raise NotNow(_("Pertemuan ini sudah terlaksana atau dibatalkan."))
