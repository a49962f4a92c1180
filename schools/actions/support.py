"""What the platform's support staff may do to an account."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core import audit
from core.policy import Actor
from schools.models import User
from schools.policy import check_support


@transaction.atomic
def set_active(*, by: Actor, now: datetime, user: User, active: bool) -> User:
    """Lock an account, which ends its sessions with their next request, or open it again.

    Raises `Denied` for anybody but the platform's support, and for one's own account. Doing it twice changes nothing.
    """
    check_support(by, user.pk)
    fresh = User.objects.select_for_update().get(pk=user.pk)
    if fresh.is_active != active:
        fresh.is_active = active
        fresh.save(update_fields=["is_active"])
        audit.record(by, "user.unlocked" if active else "user.locked", fresh, now)
    return fresh
