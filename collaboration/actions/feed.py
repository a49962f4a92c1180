"""A person's own calendar feed: opened, renewed, switched off."""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from collaboration.models import CalendarFeed
from collaboration.policy.calendar import check_see_calendar
from core import audit
from core.policy import Actor, NotNow
from schools.models import School


def hash_of(token: str) -> str:
    """SHA-256 of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def _token(seed: str) -> str:
    """256 random bits; from a `seed` always the same ones, so that a second click shows the same address."""
    if not seed:
        return secrets.token_urlsafe(32)
    return urlsafe_b64encode(salted_hmac("collaboration.feed", seed, algorithm="sha256").digest()).rstrip(b"=").decode()


@transaction.atomic
def open_feed(*, by: Actor, now: datetime, school: School, seed: str = "") -> str:
    """Give the person an address for the own dates and return its token, which is stored nowhere. A former address stops working.

    `seed` (`core.web.seed_of`) leads to the same token again. Raises `Hidden`, `NotNow` for somebody without an account.
    """
    check_see_calendar(by)
    if by.user_id is None:
        raise NotNow(_("Langganan kalender adalah milik orang yang mempunyai akun."))
    token = _token(seed)
    fresh = {"token_hash": hash_of(token), "created_at": now}
    feed, is_new = CalendarFeed.objects.get_or_create(school=school, user_id=by.user_id, defaults=fresh)
    mine = CalendarFeed.objects.filter(pk=feed.pk)
    if not is_new and not mine.exclude(token_hash=fresh["token_hash"]).update(**fresh):
        return token  # a second click
    audit.record(by, "calendar_feed.opened" if is_new else "calendar_feed.renewed", feed, now)
    return token


@transaction.atomic
def close_feed(*, by: Actor, now: datetime, school: School) -> None:
    """Switch the own address off: it stops working at once. Doing it twice changes nothing."""
    check_see_calendar(by)
    for feed in CalendarFeed.objects.select_for_update().filter(school=school, user=by.user_id or 0):
        audit.record(by, "calendar_feed.closed", feed, now)
        feed.delete()
