"""Invite, send again, revoke, accept. Accounts come into being here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from schools import emails
from schools.actions._locks import lock_school
from schools.invitation_links import LIFETIME, check_usable, new_token
from schools.models import Invitation, Membership, School, User
from schools.policy import check_accept_invitation, check_invite, check_manage_people


@dataclass(frozen=True)
class Invitee:
    """Somebody to invite: where, who, as what."""

    email: str
    name: str
    role: str
    position: str = ""


@transaction.atomic
def invite(
    *, by: Actor, now: datetime, school: School, email: str, name: str, role: str, position: str = ""
) -> Invitation:
    """Offer `role` at `school` to the owner of an address, and queue the mail with the link.

    Raises `Denied`, or `NotNow` when the person holds the role already or such an invitation is still open. An expired
    invitation for the same address and role is replaced.
    """
    school = lock_school(by, school)
    email = email.strip().lower()
    check_invite(by, school, email, role, now)
    Invitation.objects.filter(school=school, email=email, role=role, accepted_at=None, revoked_at=None).update(
        revoked_at=now
    )
    token, token_hash = new_token()
    invitation = Invitation.objects.create(
        school=school,
        email=email,
        name=name.strip(),
        role=role,
        position=position.strip(),
        token_hash=token_hash,
        invited_by_id=by.user_id,
        created_at=now,
        expires_at=now + LIFETIME,
    )
    audit.record(by, "invitation.sent", invitation, now, role=str(role))
    emails.send_invitation(invitation, token, by=by, now=now)
    return invitation


@transaction.atomic
def invite_many(*, by: Actor, now: datetime, school: School, people: Sequence[Invitee]) -> list[Invitation]:
    """Invite several people at once: all of them, or nobody when one cannot be invited (then `NotNow` names the address)."""
    sent = []
    for one in people:
        try:
            sent.append(
                invite(
                    by=by, now=now, school=school, email=one.email, name=one.name, role=one.role, position=one.position
                )
            )
        except NotNow as refusal:
            raise NotNow(_("Belum ada undangan yang dikirim."), [f"{one.email}: {refusal.sentence}"]) from refusal
    return sent


def _fresh(by: Actor, invitation: Invitation) -> Invitation:
    lock_school(by, invitation.school)
    return Invitation.objects.select_related("school").get(pk=invitation.pk)


@transaction.atomic
def resend(*, by: Actor, now: datetime, invitation: Invitation) -> Invitation:
    """Send the invitation again with a new link and fourteen new days; the former link stops working.

    Raises `NotNow` when it was accepted or revoked in the meantime.
    """
    invitation = _fresh(by, invitation)
    check_manage_people(by)
    if invitation.accepted_at or invitation.revoked_at:
        raise NotNow(_("Undangan ini sudah diterima atau dicabut, jadi tidak dapat dikirim ulang."))
    token, invitation.token_hash = new_token()
    invitation.expires_at = now + LIFETIME
    invitation.save(update_fields=["token_hash", "expires_at"])
    audit.record(by, "invitation.resent", invitation, now)
    emails.send_invitation(invitation, token, by=by, now=now)
    return invitation


@transaction.atomic
def revoke(*, by: Actor, now: datetime, invitation: Invitation) -> Invitation:
    """Take the invitation back: its link stops working at once. Revoking twice changes nothing; `NotNow` once accepted."""
    invitation = _fresh(by, invitation)
    check_manage_people(by)
    if invitation.accepted_at:
        raise NotNow(_("Undangan ini sudah diterima. Akhiri keanggotaannya bila orang itu tidak lagi bertugas."))
    if invitation.revoked_at is None:
        invitation.revoked_at = now
        invitation.save(update_fields=["revoked_at"])
        audit.record(by, "invitation.revoked", invitation, now)
    return invitation


@transaction.atomic
def accept(*, by: Actor, now: datetime, invitation: Invitation, user: User) -> User:
    """Somebody who has an account accepts, along with every other open invitation of this school to that address.

    Accepting twice changes nothing. Raises `Denied` when the invitation is for another address, `InvitationRefused` when it
    was revoked or has expired.
    """
    invitation = _fresh(by, invitation)
    check_accept_invitation(by, invitation)
    if invitation.accepted_by_id == user.pk:
        return user
    check_usable(invitation, now)
    return _enrol(by, now, invitation, user)


@transaction.atomic
def join(*, by: Actor, now: datetime, invitation: Invitation, name: str, password: str) -> User:
    """Somebody without an account accepts: makes the account with the chosen name and password, then enrols.

    The address counts as verified, because the link came by mail. The form has judged the password. Raises `NotNow` when the
    address has an account by now, `InvitationRefused` when the invitation does not work any more.
    """
    invitation = _fresh(by, invitation)
    check_accept_invitation(by, invitation)
    check_usable(invitation, now)
    if User.objects.filter(email=invitation.email).exists():
        raise NotNow(_("Alamat email ini sudah mempunyai akun. Masuklah terlebih dahulu, lalu terima undangannya."))
    user = User.objects.create_user(invitation.email, password, name=name.strip(), date_joined=now)
    return _enrol(by, now, invitation, user)


def _enrol(by: Actor, now: datetime, invitation: Invitation, user: User) -> User:
    EmailAddress.objects.update_or_create(
        user=user, email=invitation.email, defaults={"verified": True, "primary": user.email == invitation.email}
    )
    offers = Invitation.objects.open(now).filter(school=invitation.school, email=invitation.email)
    for offer in offers.select_for_update():
        membership, _new = Membership.objects.update_or_create(
            user=user,
            school=invitation.school,
            role=offer.role,
            defaults={"is_active": True, "ended_at": None, "position": offer.position},
            create_defaults={"created_at": now, "position": offer.position},
        )
        offer.accepted_at, offer.accepted_by = now, user
        offer.save(update_fields=["accepted_at", "accepted_by"])
        who = Actor(label=user.display_name, tenant_id=by.tenant_id, user_id=user.pk, email=user.email)
        audit.record(who, "invitation.accepted", offer, now, role=offer.role, membership=membership.pk)
    return user
