"""Messages about accounts, through the outbox (core.mail), so that none is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import mail
from core.dates import clock, long_date
from core.models import OutgoingMessage
from core.policy import Actor
from schools.models import Invitation, User
from schools.roles import Role

INVITATION = "schools.invitation"
SECOND_FACTOR_RESET = "schools/second_factor_reset"
ACCOUNT_CHANGES = {
    SECOND_FACTOR_RESET: _("Verifikasi dua langkah Anda diatur ulang oleh sekolah. Pasang lagi saat Anda masuk."),
    "mfa/email/webauthn_added": _("Kunci masuk (passkey) ditambahkan."),
    "mfa/email/webauthn_removed": _("Kunci masuk (passkey) dihapus."),
    "account/email/password_changed": _("Kata sandi Anda diubah."),
    "account/email/password_reset": _("Kata sandi Anda diatur ulang."),
    "account/email/password_set": _("Kata sandi Anda dibuat."),
    "mfa/email/totp_activated": _("Verifikasi dua langkah diaktifkan."),
    "mfa/email/totp_deactivated": _("Verifikasi dua langkah dinonaktifkan."),
    "mfa/email/recovery_codes_generated": _("Kode cadangan baru dibuat. Kode yang lama tidak berlaku lagi."),
}
"""What allauth reports, in our words."""


def send_invitation(invitation: Invitation, token: str, *, by: Actor, now: datetime) -> None:
    """Queue the mail with the link. The token exists in this message only; the invitation keeps its hash."""
    school = invitation.school
    mail.queue(
        tenant=school,
        template="emails/schools/invitation",
        kind=INVITATION,
        context={
            "name": invitation.name,
            "school": school.name,
            "role": Role(invitation.role).label,  # lazy: said in the language of the mail, not of the sender
            "inviter": "" if by.is_system else by.label,
            "until": long_date(school.local_date(invitation.expires_at)),
        },
        now=now,
        to_email=invitation.email,
        url=reverse("open_invitation", args=[token]),
        secret=True,
    )


def send_password_reset(user: User, path: str, *, now: datetime) -> None:
    """Queue the mail with the link to choose a new password. `path` holds the key; it exists in this message only."""
    mail.queue(
        tenant=None, to_user=user, template="emails/schools/password_reset", kind="schools.password_reset", context={},
        now=now, url=path, secret=True,
    )  # fmt: skip


def send_account_notice(user: User, event: str, *, ip: str, now: datetime) -> None:
    """Tell a person by mail that something about their account changed. `event` is allauth's template prefix."""
    change = ACCOUNT_CHANGES.get(event, _("Pengaturan keamanan akun Anda diubah."))
    _about_account(user, "account_notice", {"change": change}, ip=ip, now=now)


def send_new_device(user: User, device: str, *, ip: str, now: datetime) -> None:
    """Tell a person by mail that the account was opened in a browser that was not used for it within a year."""
    _about_account(user, "new_device", {"device": device}, ip=ip, now=now)


def _about_account(user: User, name: str, context: dict[str, Any], *, ip: str, now: datetime) -> None:
    local = now.astimezone(ZoneInfo("Asia/Jakarta"))
    mail.queue(
        tenant=None,
        to_user=user,
        template=f"emails/schools/{name}",
        kind=f"schools.{name}",
        context={
            **context,
            "ip": ip,
            "day": long_date(local.date(), user.language),
            "time": f"{clock(local, language=user.language)} WIB",
        },
        now=now,
        url=reverse("account_reset_password"),
        channels=[OutgoingMessage.Channel.EMAIL],
    )
