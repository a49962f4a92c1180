"""The way from an invitation mail to the page that accepts it (reliability T4).

The link carries 256 random bits; the database keeps only their SHA-256. Opening it changes nothing: the hash goes into the
session and the browser is led to an address without the token. Accepting is a POST.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.links import LinkRefused
from core.policy import Actor
from schools.models import Invitation

LIFETIME = timedelta(days=14)
SESSION_KEY = "invitation"
_SALT = "schools.invitation"


class InvitationRefused(LinkRefused):
    """The invitation does not work (any more); the sentence says what the invited person can do."""


def new_token() -> tuple[str, str]:
    """A fresh token for the mail, and the hash of it that is stored."""
    token = secrets.token_urlsafe(32)
    return token, hash_of(token)


def hash_of(token: str) -> str:
    """SHA-256 of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_usable(invitation: Invitation, now: datetime) -> None:
    """Raise `InvitationRefused` when the invitation was accepted, revoked, or is past its fourteen days."""
    if invitation.accepted_at is not None:
        raise InvitationRefused(_("Undangan ini sudah diterima. Silakan masuk dengan email dan kata sandi Anda."))
    if invitation.revoked_at is not None:
        raise InvitationRefused(
            _("Undangan ini sudah dicabut oleh sekolah. Hubungi sekolah bila Anda merasa ini keliru.")
        )
    if now >= invitation.expires_at:
        raise InvitationRefused(_("Undangan ini sudah kedaluwarsa. Mintalah sekolah mengirim undangan baru."))


def find(token_hash: str) -> Invitation:
    """The invitation with this hash, in whatever state. Raises `InvitationRefused` for an unknown one.

    A link that was replaced by a newer mail is unknown too, because only the newest hash is kept.
    """
    invitation = Invitation.objects.select_related("school").filter(token_hash=token_hash).first()
    if invitation is None:
        raise InvitationRefused(
            _(
                "Tautan undangan ini tidak dikenal. Bukalah tautan dari undangan yang paling baru, dan pastikan alamatnya tersalin lengkap."
            )
        )
    return invitation


def hold(request: HttpRequest, invitation: Invitation) -> None:
    """Remember in the session that this browser opened the invitation. The hash opens nothing elsewhere."""
    request.session[SESSION_KEY] = invitation.token_hash


def held(request: HttpRequest) -> Invitation:
    """The invitation that this browser opened. Raises `InvitationRefused` when there is none."""
    token_hash = request.session.get(SESSION_KEY, "")
    if not token_hash:
        raise InvitationRefused(_("Bukalah kembali tautan dari email undangan Anda."))
    return find(token_hash)


def let_go(request: HttpRequest) -> None:
    """Forget the invitation that this browser opened."""
    request.session.pop(SESSION_KEY, None)


def seal(invitation: Invitation) -> str:
    """The invitation as a signed form field, so that a second click is understood although the session was renewed."""
    return signing.dumps(invitation.token_hash, salt=_SALT)


def unseal(value: str) -> Invitation:
    """The invitation behind a signed form field. Raises `InvitationRefused` for a tampered or day-old one."""
    try:
        token_hash = signing.loads(value, salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        raise InvitationRefused(_("Bukalah kembali tautan dari email undangan Anda.")) from None
    return find(token_hash)


def invitee(invitation: Invitation) -> Actor:
    """The invited person before there is an account: no roles, only the address that was proven by opening the mail."""
    return Actor(label=invitation.name, tenant_id=invitation.school_id, email=invitation.email)
