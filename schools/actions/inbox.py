"""What a person does with their own inbox as a whole."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import mail
from core.models import OutgoingMessage
from core.policy import Actor


@transaction.atomic
def read_everything(*, by: Actor, now: datetime) -> int:
    """Mark every unread message in the actor's inbox at this school as read. Returns how many there were."""
    if by.user_id is None:
        return 0
    unread = list(OutgoingMessage.objects.inbox_of(by.user_id, by.tenant_id).unread())
    for message in unread:
        mail.mark_read(message, by=by, now=now)
    return len(unread)
