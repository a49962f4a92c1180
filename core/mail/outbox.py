"""What people do with messages: open their inbox, and, as operator, send again what failed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.doorbell import ring
from core.models import OutgoingMessage
from core.policy import Actor, Denied, NotNow, check_same_tenant

State = OutgoingMessage.State


def check_read(actor: Actor, message: OutgoingMessage) -> None:
    """Raise `Denied` unless the message lies in this person's own inbox."""
    if message.channel != OutgoingMessage.Channel.INBOX or message.to_user_id != actor.user_id:
        raise Denied(_("Pesan ini bukan untuk Anda."))


def check_resend(actor: Actor, message: OutgoingMessage) -> None:
    """Raise `NotNow` unless the message failed or was held back. Who may do it is the calling app's rule."""
    check_same_tenant(actor, message)
    if message.state not in OutgoingMessage.TROUBLED:
        raise NotNow(_("Hanya pesan yang gagal atau ditahan yang dapat dikirim ulang."))


def mark_read(message: OutgoingMessage, *, by: Actor, now: datetime) -> None:
    """Note that the person opened an inbox message. A second time changes nothing."""
    check_read(by, message)
    with transaction.atomic():
        if OutgoingMessage.objects.filter(pk=message.pk, read_at=None).update(read_at=now):
            message.read_at = now
            audit.record(by, "message.read", message, now)


def resend(message: OutgoingMessage, *, by: Actor, now: datetime) -> None:
    """Put a failed or withheld message back into the queue as if it had been written now, under the same Message-ID."""
    check_resend(by, message)
    with transaction.atomic():
        again = OutgoingMessage.objects.filter(pk=message.pk, state__in=OutgoingMessage.TROUBLED).update(
            state=State.QUEUED, next_at=now, created_at=now, attempts=0, crashes=0
        )
        if not again:
            raise NotNow(_("Hanya pesan yang gagal atau ditahan yang dapat dikirim ulang."))
        audit.record(by, "message.resent", message, now)
        ring("core.tasks.deliver_message", message.pk)
    message.refresh_from_db()
