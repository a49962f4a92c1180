"""Keep the guardians of a pupil [IN1]: enter, change, put aside, connect with an account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.models import ScopedLink
from core.policy import Actor, Denied, NotNow
from inclusion.actions._stop import revoke_links
from inclusion.emails.pupils import send_consent_link
from inclusion.models import Guardian, Pupil
from inclusion.policy.consents import LINK, check_keep_consents
from inclusion.policy.pupils import check_keep_register
from schools.actions.invitations import invite
from schools.models import Invitation, Membership, User
from schools.roles import Role


@transaction.atomic
def add_guardian(*, by: Actor, now: datetime, pupil: Pupil, **facts: Any) -> Guardian:
    """Enter a parent or guardian. `facts`: name, relation, phone, email, may_consent."""
    check_keep_register(by, pupil)
    guardian = Guardian.objects.create(pupil=pupil, **facts)
    audit.record(by, "guardian.added", guardian, now, pupil=pupil.pk)
    return guardian


@transaction.atomic
def edit_guardian(*, by: Actor, now: datetime, guardian: Guardian, **changes: Any) -> Guardian:
    """Change what is kept of a guardian. Whose address changes, or who no longer decides, gets no further by an earlier link."""
    row = _lock(guardian)
    check_keep_register(by, row)
    former = (row.email, row.may_consent)
    _set(row, **changes)
    if row.email != former[0] or (former[1] and not row.may_consent):
        revoke_links([row], by=by, now=now)
    audit.record(by, "guardian.edited", row, now, pupil=row.pupil_id, fields=sorted(changes))
    return row


@transaction.atomic
def put_aside_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> Guardian:
    """The person no longer answers for the pupil: account and links open nothing more. Consents that were given stay in force."""
    row = _lock(guardian)
    check_keep_register(by, row)
    if row.is_active:
        _set(row, is_active=False, invited_at=None)
        revoke_links([row], by=by, now=now)
        audit.record(by, "guardian.put_aside", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def take_up_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> Guardian:
    """The person answers for the pupil again."""
    row = _lock(guardian)
    check_keep_register(by, row)
    other = Guardian.objects.filter(pupil=row.pupil_id, user=row.user_id, is_active=True).exclude(pk=row.pk)
    if row.user_id and other.exists():
        raise NotNow(_("Akun ini sudah terhubung dengan siswa tersebut."))
    if not row.is_active:
        _set(row, is_active=True)
        audit.record(by, "guardian.taken_up", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def remove_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> None:
    """Take back a guardian that was entered by mistake. The database keeps one who gave a consent or was asked for one."""
    row = _lock(guardian)
    check_keep_register(by, row)
    revoke_links([row], by=by, now=now)
    audit.record(by, "guardian.removed", row, now, pupil=row.pupil_id)
    row.delete()


@transaction.atomic
def connect_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> Guardian:
    """Connect a guardian with the account of their address; without one, invite them as a parent.

    An invited person is connected once the invitation was accepted (`connect_invited`). Raises `NotNow` without an address.
    """
    row = _lock(guardian)
    check_keep_register(by, row)
    if row.user_id or not row.is_active:
        raise NotNow(_("Orang ini sudah terhubung dengan sebuah akun, atau tidak aktif lagi."))
    if not row.email:
        raise NotNow(_("Isi dulu alamat emailnya."))
    account = _parent_with(row.pupil.school_id, row.email)
    if account is not None:
        return _connect(row, account, by=by, now=now)
    open_ones = Invitation.objects.open(now).filter(school=row.pupil.school, email=row.email.lower(), role=Role.PARENT)
    if not open_ones.exists():
        invite(by=by, now=now, school=row.pupil.school, email=row.email, name=row.name, role=Role.PARENT)
    _set(row, invited_at=now)
    audit.record(by, "guardian.invited", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def disconnect_guardian(*, by: Actor, now: datetime, guardian: Guardian) -> Guardian:
    """Loosen the account from the guardian: the wrong one was connected."""
    row = _lock(guardian)
    check_keep_register(by, row)
    if row.user_id or row.invited_at:
        _set(row, user=None, invited_at=None)
        audit.record(by, "guardian.disconnected", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def connect_invited(*, by: Actor, now: datetime) -> int:
    """Connect those who accepted their invitation since. For the sweep. Returns how many."""
    if not by.is_system:
        raise Denied(_("Ini dikerjakan oleh Guyub sendiri."))
    done = 0
    waiting = Guardian.objects.filter(user=None, is_active=True, invited_at__isnull=False).exclude(email="")
    for row in waiting.select_for_update(of=("self",)).select_related("pupil__school"):
        account = _parent_with(row.pupil.school_id, row.email)
        if account is not None and not row.pupil.guardians.filter(user=account, is_active=True).exists():
            _connect(row, account, by=by, now=now)
            done += 1
    return done


def _parent_with(school_id: int, email: str) -> User | None:
    rows = Membership.objects.holding(school_id, Role.PARENT).filter(user__email__iexact=email).select_related("user")
    found = rows.first()
    return found.user if found else None


def _connect(row: Guardian, account: User, *, by: Actor, now: datetime) -> Guardian:
    if row.pupil.guardians.filter(user=account, is_active=True).exclude(pk=row.pk).exists():
        raise NotNow(_("Akun ini sudah terhubung dengan siswa tersebut."))
    _set(row, user=account, invited_at=None)
    audit.record(by, "guardian.connected", row, now, pupil=row.pupil_id)
    return row


@transaction.atomic
def give_consent_link(*, by: Actor, now: datetime, guardian: Guardian, seed: str = "") -> tuple[ScopedLink, str]:
    """A link with which the guardian reads, gives and withdraws consents without an account; mailed when there is an address.

    Returns the link and its token, which is shown once. An earlier link of the same guardian stops working.
    """
    row = _lock(guardian)
    check_keep_consents(by, row.pupil)
    if not row.is_active or not row.may_consent:
        raise NotNow(_("Orang ini tidak berhak memberi persetujuan untuk siswa ini."))
    earlier = links.standing([row], now)
    link, token = links.issue(
        by=by, now=now, seed=seed, purpose=LINK, subject=row, recipient_label=row.name, recipient_email=row.email
    )
    for old in earlier:
        if old.pk != link.pk:
            links.revoke(old, by=by, now=now)
    if row.email:
        send_consent_link(link, token, row.pupil.school, by=by, now=now)
    return link, token


@transaction.atomic
def revoke_consent_link(*, by: Actor, now: datetime, guardian: Guardian) -> int:
    """Take the guardian's link back: it went to the wrong person. Returns how many stopped working."""
    row = _lock(guardian)
    check_keep_consents(by, row.pupil)
    found = [link for link in links.standing([row], now) if link.purpose == LINK]
    for link in found:
        links.revoke(link, by=by, now=now)
    return len(found)


def _lock(guardian: Guardian) -> Guardian:
    return Guardian.objects.select_for_update(of=("self",)).select_related("pupil__school", "user").get(pk=guardian.pk)


def _set(row: Guardian, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=sorted(changes))
