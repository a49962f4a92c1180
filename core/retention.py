"""Forget in time what core itself holds: each model's `PRIVACY.keep` in figures. Audit, history and papers stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.models import FormReceipt, ImportBatch, ImportRow, OutgoingMessage, Reminder, ScopedLink

KEEP_RECEIPTS = timedelta(days=7)
KEEP_EMAIL = timedelta(days=180)
KEEP_INBOX = timedelta(days=365)
KEEP_IMPORTS = timedelta(days=90)
KEEP_LINKS = timedelta(days=30)
KEEP_REMINDERS = timedelta(days=2 * 365)
AT_ONCE = 1000


def forget(now: datetime) -> int:
    """Delete what is past its time, a thousand rows of each kind per call. Returns how many rows went."""
    done = OutgoingMessage.objects.filter(state__in=OutgoingMessage.FINAL)
    past = (
        FormReceipt.objects.filter(created_at__lt=now - KEEP_RECEIPTS),
        done.filter(channel=OutgoingMessage.Channel.EMAIL, created_at__lt=now - KEEP_EMAIL),
        done.filter(channel=OutgoingMessage.Channel.INBOX, created_at__lt=now - KEEP_INBOX),
        ImportRow.objects.filter(batch__created_at__lt=now - KEEP_IMPORTS),
        ImportBatch.objects.filter(created_at__lt=now - KEEP_IMPORTS, rows=None),
        ScopedLink.objects.filter(expires_at__lt=now - KEEP_LINKS),
        Reminder.objects.filter(state__in=Reminder.FINAL, due_on__lt=(now - KEEP_REMINDERS).date()),
    )
    gone = 0
    for rows in past:
        some = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        gone += rows.model._default_manager.filter(pk__in=some).delete()[0] if some else 0
    return gone
