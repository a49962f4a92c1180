"""Write a message to the outbox, in the caller's transaction."""

from __future__ import annotations

import uuid
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import validate_email
from django.db import IntegrityError
from django.db.models import Model
from django.utils import timezone, translation

from core.doorbell import ring
from core.mail.text import render
from core.models import OutgoingMessage

Channel = OutgoingMessage.Channel
State = OutgoingMessage.State
NAMESPACE = uuid.UUID("6f1d7c1e-5a51-4a0c-9a44-3c9d0f3b7a11")


@dataclass(frozen=True)
class _Recipient:
    """The one person a message is for, as a user or as an address, at one tenant."""

    tenant: Any
    user: Any
    address: str

    def own_key(self, channel: str, key: str) -> str:
        """The caller's key, made private to tenant, channel and recipient: one key may serve many recipients."""
        person = f"user:{self.user.pk}" if self.user is not None else f"email:{self.address.lower()}"
        own = f"{self.tenant.pk if self.tenant is not None else 0}:{channel}:{person}:{key}"
        return own if len(own) <= 300 else f"{own[:230]}:{sha256(own.encode()).hexdigest()}"


def queue(
    *,
    tenant: Model | None,
    template: str,
    kind: str,
    context: Mapping[str, Any],
    now: datetime,
    to_user: Any = None,
    to_email: str | None = None,
    dedupe_key: str | None = None,
    url: str | None = None,
    language: str | None = None,
    channels: Sequence[str] = (Channel.EMAIL, Channel.INBOX),
    secret: bool = False,
) -> list[OutgoingMessage]:
    """Write one message for exactly one person and ring the bell once the caller's transaction is committed.

    A user gets an e-mail and an inbox entry (`channels` narrows that), an address only the e-mail. `template` names
    the pair `<template>.subject.txt` and `<template>.txt`; `context` holds plain values (see core.mail.text.clean);
    `url` is a path on this site. The text is rendered in `language`, else the person's own, and in the tenant's time
    zone. With a `dedupe_key` the same person is told once only, however often this is called; the rows of the first
    time are returned then. A `secret` message (a link that lets somebody in) goes by e-mail only and loses text and
    link once it is sent. Returns no rows for a deactivated user. Raises ValueError for no or two recipients or a
    foreign address as `url`, django.core.exceptions.ValidationError for an address that is none, TypeError for objects
    in the context.
    """
    if (to_user is None) == (to_email is None):
        raise ValueError("a message goes to exactly one user or one address")
    if to_user is not None and not to_user.is_active:
        return []
    if secret:
        channels = (Channel.EMAIL,)
    to = _Recipient(tenant, to_user, to_user.email if to_user is not None else str(to_email).strip())
    validate_email(to.address)
    language = language or getattr(to_user, "language", "") or settings.LANGUAGE_CODE
    rows = []
    for channel in channels:
        if channel == Channel.EMAIL or to_user is not None:
            row = _row(to, channel, dedupe_key, now)
            row.kind, row.language, row.url, row.has_secret = kind, language, url or "", secret
            row.subject, row.body_text = _texts(to, row, template, context)
            rows.append(row)
    OutgoingMessage.objects.bulk_create(rows, ignore_conflicts=True)
    written = list(OutgoingMessage.objects.filter(message_id__in=[row.message_id for row in rows]).order_by("id"))
    if len(written) != len(rows):
        raise IntegrityError(f"a message of kind {kind} was not accepted by the database")
    for message in written:
        if message.state == State.QUEUED:
            ring("core.tasks.deliver_message", message.pk)
    return written


def _row(to: _Recipient, channel: str, dedupe_key: str | None, now: datetime) -> OutgoingMessage:
    """The row without its text. An inbox entry has arrived as soon as it is written."""
    by_email = channel == Channel.EMAIL
    key = None if dedupe_key is None else to.own_key(channel, dedupe_key)
    return OutgoingMessage(
        tenant=to.tenant,
        channel=channel,
        to_user=to.user,
        to_email=to.address if by_email else "",
        dedupe_key=key,
        message_id=_message_id(key),
        state=State.QUEUED if by_email else State.SENT,
        next_at=now if by_email else None,
        created_at=now,
        sent_at=None if by_email else now,
    )


def _texts(to: _Recipient, row: OutgoingMessage, template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    own = {
        "channel": str(row.channel),
        "recipient_name": getattr(to.user, "display_name", ""),
        "tenant_name": str(to.tenant) if to.tenant is not None else "",
    }
    with translation.override(row.language), timezone.override(zone_of(to.tenant)):
        return render(template, {**context, **own}, link=row.url)


def zone_of(tenant: Any) -> zoneinfo.ZoneInfo:
    """The tenant's time zone; the installation's own for messages of the platform."""
    return zoneinfo.ZoneInfo(getattr(tenant, "timezone", None) or settings.TIME_ZONE)


def _message_id(key: str | None) -> str:
    """The Message-ID: always the same for the same key, even if the row were written again after a restore."""
    unique = uuid.uuid5(NAMESPACE, key) if key is not None else uuid.uuid4()
    return f"<{unique}@{urlsplit(settings.SITE_URL).hostname or 'guyub.invalid'}>"
