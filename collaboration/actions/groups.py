"""Form a learning group, name its leader, join and leave, close it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration.emails.dates import telling
from collaboration.emails.groups import tell_of_leader, tell_of_proposal
from collaboration.models import Event, GroupLeader, GroupMeeting, GroupMember, LearningGroup
from collaboration.policy.groups import (
    check_arrange_group,
    check_join_group,
    check_name_leader,
    check_propose_group,
)
from collaboration.workflow.group import GROUP
from core import audit
from core.models import HistoryEntry
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from schools.models import Membership, School, User
from schools.roles import TEACHING

State = LearningGroup.State


def lock(group: LearningGroup) -> LearningGroup:
    """The group as it is now; who changes it waits for whoever is at it."""
    rows = LearningGroup.objects.select_for_update(of=("self",)).select_related("school")
    return rows.get(pk=group.pk)


def check_not_closed(group: LearningGroup) -> None:
    """Raise `NotNow` for a group that was closed."""
    if group.state == State.CLOSED:
        raise NotNow(_("Kelompok ini sudah ditutup."))


def check_running(group: LearningGroup) -> None:
    """Meetings and plans belong to a group that has its leader."""
    check_not_closed(group)
    if group.state != State.ACTIVE:
        raise NotNow(_("Kelompok ini menunggu penunjukan ketua oleh kepala sekolah."))


def _check_teaches(people: Iterable[User], school_id: int) -> None:
    wanted = {person.pk for person in people}
    able = Membership.objects.holding(school_id, *TEACHING).filter(user_id__in=wanted).values_list("user_id", flat=True)
    if wanted - set(able):
        raise Denied(_("Anggota dan ketua kelompok adalah guru dan tenaga kependidikan sekolah ini."))


@transaction.atomic
def propose_group(
    *, by: Actor, now: datetime, school: School, members: Iterable[User], proposed_leader: User | None = None, **facts: Any
) -> LearningGroup:  # fmt: skip
    """Propose a group with its first members. A principal who names the leader in the same breath starts it.

    `facts`: name, basis, basis_detail, purpose.
    """
    check_propose_group(by)
    first = list(members)
    _check_teaches([*first, *([proposed_leader] if proposed_leader else [])], school.pk)
    group = LearningGroup.objects.create(
        school=school,
        proposed_leader=proposed_leader,
        proposed_by_id=by.user_id,
        created_at=now,
        updated_at=now,
        **facts,
    )
    for person in first:
        _add(group, person, now)
    audit.record(by, "learning_group.proposed", group, now, members=len(first))
    if proposed_leader is not None and not _names(by):
        _add(group, proposed_leader, now)
    if proposed_leader is not None and _names(by):
        return name_leader(by=by, now=now, group=group, leader=proposed_leader)
    tell_of_proposal(group, by=by, now=now)
    return group


def _names(by: Actor) -> bool:
    try:
        check_name_leader(by)
    except Denied:
        return False
    return True


@transaction.atomic
def edit_group(
    *, by: Actor, now: datetime, group: LearningGroup, expected: int | None = None, **changes: Any
) -> LearningGroup:
    """Reword name, basis or purpose. Raises `Conflict` for a stale version."""
    row = lock(group)
    check_arrange_group(by, row)
    check_not_closed(row)
    save_version(group, expected, {**changes, "updated_at": now})
    audit.record(by, "learning_group.edited", group, now, fields=sorted(changes))
    return group


@transaction.atomic
def name_leader(*, by: Actor, now: datetime, group: LearningGroup, leader: User, note: str = "") -> LearningGroup:
    """Name the leader, or another one; who led before stays on record. The first naming starts the group."""
    row = lock(group)
    check_name_leader(by, row)
    check_not_closed(row)
    _check_teaches([leader], row.school_id)
    if row.leader_id == leader.pk and row.state == State.ACTIVE:
        raise NotNow(_("Orang ini sudah memimpin kelompok."))
    GroupLeader.objects.filter(group=row, until=None).update(until=now)
    GroupLeader.objects.create(group=row, user=leader, named_by_label=by.label, note=note[:250], since=now)
    LearningGroup.objects.filter(pk=row.pk).update(leader=leader, updated_at=now, version=row.version + 1)
    row.refresh_from_db()
    _add(row, leader, now)
    if row.state == State.PROPOSED:
        GROUP.move(row, "appoint", by=by, now=now, comment=note)
    audit.record(by, "learning_group.leader_named", row, now, leader=leader.pk)
    tell_of_leader(row, leader, by=by, now=now)
    group.refresh_from_db()
    return group


@transaction.atomic
def move_group(*, by: Actor, now: datetime, group: LearningGroup, name: str, comment: str = "") -> HistoryEntry:
    """Turn down, close, take up again. What was planned of a closed group is called off; its leader's time ends."""
    row = lock(group)
    entry = GROUP.move(row, name, by=by, now=now, comment=comment)
    if row.state == State.CLOSED:
        planned = row.meetings.filter(state=GroupMeeting.State.PLANNED, starts_at__gt=now)
        dates = scheduling.dates_of_all(planned)
        with telling(dates, by=by, now=now, reason=comment):
            scheduling.call_off(dates, now=now, reason=comment)
        planned.update(state=GroupMeeting.State.CANCELLED, cancelled_reason=comment[:250], updated_at=now)
        GroupLeader.objects.filter(group=row, until=None).update(until=now)
    LearningGroup.objects.filter(pk=row.pk).update(updated_at=now)
    group.refresh_from_db()
    return entry


@transaction.atomic
def join_group(*, by: Actor, now: datetime, group: LearningGroup) -> None:
    """Belong to it from now on; its coming meetings stand in the own calendar. Joining twice changes nothing."""
    row = lock(group)
    check_join_group(by, row)
    check_not_closed(row)
    person = User.objects.get(pk=by.user_id or 0)
    _add(row, person, now)
    audit.record(by, "learning_group.joined", row, now)


@transaction.atomic
def leave_group(*, by: Actor, now: datetime, group: LearningGroup) -> None:
    """Belong to it no longer. The leader stays until the principal names another one."""
    row = lock(group)
    check_join_group(by, row)
    person = User.objects.get(pk=by.user_id or 0)
    _remove(row, person, now)
    audit.record(by, "learning_group.left", row, now)


@transaction.atomic
def set_members(*, by: Actor, now: datetime, group: LearningGroup, members: Iterable[User]) -> None:
    """Who belongs to it from now on: newcomers are added, the others leave. The leader always belongs."""
    row = lock(group)
    check_arrange_group(by, row)
    check_not_closed(row)
    wanted = {person.pk: person for person in members}
    present = {m.user_id: m.user for m in row.members.filter(left_at=None).select_related("user")}
    newcomers = [person for pk, person in wanted.items() if pk not in present]
    _check_teaches(newcomers, row.school_id)
    for person in newcomers:
        _add(row, person, now)
    for pk, person in present.items():
        if pk not in wanted and pk != row.leader_id:
            _remove(row, person, now)
    audit.record(by, "learning_group.members_set", row, now, members=sorted(wanted))


def _coming(group: LearningGroup, now: datetime) -> Any:
    planned = group.meetings.filter(state=GroupMeeting.State.PLANNED, starts_at__gt=now)
    return scheduling.dates_of_all(planned).exclude(state=Event.State.CANCELLED)


def _add(group: LearningGroup, person: User, now: datetime) -> None:
    _row, added = GroupMember.objects.get_or_create(group=group, user=person, left_at=None, defaults={"joined_at": now})
    if added:
        scheduling.take_along(_coming(group, now), person)


def _remove(group: LearningGroup, person: User, now: datetime) -> None:
    if person.pk == group.leader_id and group.state == State.ACTIVE:
        raise NotNow(_("Ketua keluar setelah kepala sekolah menunjuk ketua lain."))
    GroupMember.objects.filter(group=group, user=person, left_at=None).update(left_at=now)
    scheduling.leave_out(_coming(group, now), person)
