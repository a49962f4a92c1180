"""Roles of the people at a school, and their end; a person's own profile and sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.subjects import subject_of
from schools.actions._locks import lock_school
from schools.models import Invitation, Membership, School, User
from schools.policy import check_end_membership, check_grant, check_manage_people, check_own_profile
from schools.roles import SETTINGS_KEEPERS, Role

PROFILE_FIELDS = ("name", "front_title", "back_title", "employee_number", "phone", "language", "reminder_mail")


def _refuse_last(school: School, user: User, losing: Iterable[str]) -> None:
    """Raise `NotNow` when `user` is the last active principal or operator of the school and would lose that role."""
    for role in SETTINGS_KEEPERS:
        others = Membership.objects.holding(school, role).exclude(user=user)
        if role in losing and not others.exists():
            raise NotNow(
                _("%(name)s adalah satu-satunya %(role)s. Undang penggantinya terlebih dahulu.")
                % {"name": user.display_name, "role": Role(role).label}
            )


def _end(membership: Membership, now: datetime) -> None:
    membership.is_active, membership.ended_at = False, now
    membership.save(update_fields=["is_active", "ended_at"])


@transaction.atomic
def change_roles(
    *, by: Actor, now: datetime, school: School, user: User, roles: Iterable[str], position: str = ""
) -> list[Membership]:
    """Give a member of the school exactly `roles`, all with the same `position`, and return the active rows.

    Raises `NotNow` without any role (end the membership instead), for somebody who is no member, and for the last principal
    or operator who would lose that role.
    """
    school = lock_school(by, school)
    check_manage_people(by)
    wanted = {Role(role).value for role in roles}
    if not wanted:
        raise NotNow(_("Pilih sedikitnya satu peran, atau akhiri keanggotaannya."))
    rows = {row.role: row for row in Membership.objects.filter(school=school, user=user)}
    held = {role for role, row in rows.items() if row.is_active}
    if not held:
        raise NotNow(_("Orang ini bukan anggota sekolah Anda. Undang terlebih dahulu."))
    for role in wanted - held:
        check_grant(by, user.pk, role)
    _refuse_last(school, user, held - wanted)
    for role in held - wanted:
        _end(rows[role], now)
    position = position.strip()
    for role in wanted:
        Membership.objects.update_or_create(
            user=user,
            school=school,
            role=role,
            defaults={"is_active": True, "ended_at": None, "position": position},
            create_defaults={"created_at": now, "position": position},
        )
    active = list(Membership.objects.filter(school=school, user=user, is_active=True))
    audit.record(
        by,
        "membership.roles_changed",
        active[0],
        now,
        user=user.pk,
        given=sorted(wanted - held),
        taken=sorted(held - wanted),
    )
    return active


@transaction.atomic
def end_membership(*, by: Actor, now: datetime, school: School, user: User, reason: str) -> None:
    """End every role of a person at the school. Their sessions end at once and open invitations are revoked.

    What they did stays on record under their name. Raises `NotNow` without a reason, and for the last principal or operator.
    Ending twice changes nothing.
    """
    school = lock_school(by, school)
    check_end_membership(by, user.pk)
    reason = reason.strip()
    if not reason:
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
    rows = list(Membership.objects.filter(school=school, user=user, is_active=True))
    if not rows:
        return
    _refuse_last(school, user, {row.role for row in rows})
    for row in rows:
        _end(row, now)
        audit.record(by, "membership.ended", row, now, user=user.pk, role=row.role)
        _remember_end(by, now, row, reason)
    Invitation.objects.filter(school=school, email=user.email, accepted_at=None, revoked_at=None).update(revoked_at=now)
    drop_sessions(user)


def _remember_end(by: Actor, now: datetime, row: Membership, reason: str) -> None:
    kind, pk = subject_of(row)
    HistoryEntry.objects.create(
        tenant_id=row.school_id, subject_type=kind, subject_id=pk, at=now, actor_id=by.user_id, actor_label=by.label,
        workflow="membership", transition="end", source="active", target="ended", comment=reason,
    )  # fmt: skip


def drop_sessions(user: User) -> None:
    """Every session of the person stops working with its next request (the number is part of the session's hash)."""
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    user.refresh_from_db(fields=["session_round"])
    for row in UserSession.objects.filter(user=user):
        row.end()


@transaction.atomic
def end_session(*, by: Actor, now: datetime, user: User, pk: int) -> None:
    """Sign the person out on one device. A session that ended already, or is somebody else's, changes nothing."""
    check_own_profile(by, user.pk)
    row = UserSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        return
    row.end()
    audit.record(by, "user.session_ended", user, now)


@transaction.atomic
def end_sessions(*, by: Actor, now: datetime, user: User) -> None:
    """Sign the person out on every device, on their own wish."""
    check_own_profile(by, user.pk)
    drop_sessions(user)
    audit.record(by, "user.sessions_ended", user, now)


@transaction.atomic
def edit_profile(*, by: Actor, now: datetime, user: User, changes: Mapping[str, Any]) -> User:
    """A person changes their own name, titles, number, phone and language. Other keys of `changes` raise KeyError."""
    check_own_profile(by, user.pk)
    user = User.objects.select_for_update().get(pk=user.pk)
    changed = []
    for field, value in changes.items():
        if field not in PROFILE_FIELDS:
            raise KeyError(field)
        if getattr(user, field) != value:
            setattr(user, field, value)
            changed.append(field)
    if changed:
        user.save(update_fields=changed)
        audit.record(by, "user.profile_edited", user, now, fields=sorted(changed))
    return user
