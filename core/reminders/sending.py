"""Turn planned rows of the ledger into messages, and close them when the message has reached its end."""

from __future__ import annotations

import logging
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction

from core.mail import SitePath, queue
from core.models import MailWish, OutgoingMessage, Reminder
from core.registry import registry
from core.reminders.rules import NOT_SENT_AFTER, run_all

logger = logging.getLogger(__name__)
State = Reminder.State
Channel = OutgoingMessage.Channel
Matter = tuple[str, str, int, date, int]

AT_ONCE = 5000
"""Messages that one sweep queues at most, so that it ends long before its time limit; the next one goes on."""
DIGEST_ABOVE = 3
DIGEST_SHOWS = 40


def send_due(now: datetime) -> int:
    """Turn what is planned and due into messages, outside the quiet hours of each tenant (`reminders_from`, `reminders_until` on its
    own clock). Returns how many messages were queued.
    """
    tenants = apps.get_model(settings.TENANT_MODEL)._default_manager
    planned = Reminder.objects.filter(state=State.PLANNED).values("tenant")
    works = (
        partial(_send, tenant, part, now)
        for tenant in tenants.filter(pk__in=planned).order_by("pk")
        for part in _due_portions(tenant, now)
    )
    return run_all(islice(works, AT_ONCE))


def may_write(tenant: Any, now: datetime) -> bool:
    """Whether reminders may go out at this moment, by the tenant's own clock and hours."""
    local = now.astimezone(zoneinfo.ZoneInfo(tenant.timezone))
    return tenant.reminders_from <= local.time() < tenant.reminders_until


def _due_portions(tenant: Any, now: datetime) -> Iterator[list[Reminder]]:
    """The rows that may leave at `now`, in the portions in which they do."""
    local = now.astimezone(zoneinfo.ZoneInfo(tenant.timezone))
    if not may_write(tenant, now):
        return
    due = Reminder.objects.filter(
        tenant=tenant, state=State.PLANNED, send_on__range=(local.date() - NOT_SENT_AFTER, local.date())
    )
    due = due.select_related("recipient_user").order_by("recipient", "due_on", "id")
    midnight = datetime.combine(local.date(), time(), local.tzinfo)
    told = set(_told_since(tenant, midnight))
    for recipient, found in groupby(due, key=lambda row: row.recipient):
        rows = list(found)
        if recipient in told:
            rows = [row for row in rows if row.due_on <= local.date()]  # the rest waits for tomorrow's summary
        yield from _portions(rows)


def _told_since(tenant: Any, midnight: datetime) -> models.QuerySet[Any, str]:
    """Recipients who want one summary a day and have had it since `midnight`."""
    rows = Reminder.objects.filter(tenant=tenant, queued_at__gte=midnight, recipient_user__reminder_mail=MailWish.DAILY)
    return rows.order_by().values_list("recipient", flat=True).distinct()


def _wish(row: Reminder) -> str:
    """How the person wants it; an address without an account can only be written to."""
    return row.recipient_user.reminder_mail if row.recipient_user is not None else MailWish.EACH


def _must_mail(row: Reminder) -> bool:
    rule = registry.reminder_rules.get(row.rule)
    return rule is not None and rule.must_mail


def _portions(rows: list[Reminder]) -> list[list[Reminder]]:
    """One person's rows, cut into messages: one for all after an outage, when it is much or when that is the person's wish, else
    one per matter. Who wants no mail gets apart what goes by mail all the same.
    """
    wish = _wish(rows[0]) if rows else MailWish.EACH
    if wish != MailWish.INBOX:
        return _cut(rows, wish)
    parts = [[row for row in rows if _must_mail(row) == must] for must in (True, False)]
    return [portion for part in parts for portion in _cut(part, wish)]


def _cut(rows: list[Reminder], wish: str) -> list[list[Reminder]]:
    matters: dict[Matter, list[Reminder]] = {}
    for row in rows:
        matters.setdefault(_matter(row), []).append(row)
    together = len(matters) > DIGEST_ABOVE or wish == MailWish.DAILY or any(row.catch_up for row in rows)
    return [rows] if together and rows else list(matters.values())


def _send(tenant: Any, rows: list[Reminder], now: datetime) -> int:
    """Queue one message for `rows` and move them on, or do nothing when another sweep has taken any of them."""
    mine = Reminder.objects.filter(pk__in=[row.pk for row in rows])
    with transaction.atomic():
        won = mine.filter(state=State.PLANNED).update(state=State.QUEUED, queued_at=now)
        if won != len(rows):
            transaction.set_rollback(True)
            return 0
        try:
            messages = _queue(tenant, rows, now)
        except ValidationError:
            logger.error("reminders %s have no usable address", [row.pk for row in rows])
            mine.update(state=State.FAILED, closed_at=now)
            return 0
        for message in messages:
            mine.filter(channel=message.channel).update(message=message)
        mine.filter(channel=Channel.INBOX, message__isnull=False).update(state=State.SENT, closed_at=now)
        mine.filter(message=None).update(state=State.CANCELLED, queued_at=None, closed_at=now)
    return len(messages)


def _queue(tenant: Any, rows: list[Reminder], now: datetime) -> list[OutgoingMessage]:
    first = rows[0]
    if first.recipient_user is None and not first.recipient_email:
        return []
    matters = {_matter(row): row for row in rows}
    items = [_item(row) for row in matters.values()]
    many = len(items) > 1
    inbox_only = _wish(first) == MailWish.INBOX and not _must_mail(first)
    return queue(
        tenant=tenant,
        to_user=first.recipient_user,
        to_email=first.recipient_email or None,
        kind="core.reminder_digest" if many else f"{first.rule}.reminder"[:80],
        template="emails/reminder_digest" if many else "emails/reminder",
        context={
            "items": items[:DIGEST_SHOWS],
            "total": len(items),
            "more": max(0, len(items) - DIGEST_SHOWS),
            "item": items[0],
        },
        now=now,
        dedupe_key="reminder:" + ";".join("/".join(str(part) for part in matter) for matter in sorted(matters)),
        url=None if many else first.url,
        language=first.language,
        channels=(Channel.INBOX,) if inbox_only else (Channel.EMAIL, Channel.INBOX),
    )


def _matter(row: Reminder) -> Matter:
    return row.rule, row.subject_type, row.subject_id, row.due_on, row.offset_days


def _item(row: Reminder) -> dict[str, Any]:
    return {
        "headline": row.headline,
        "detail": row.detail,
        "due_on": row.due_on,
        "link": SitePath(row.url) if row.url else "",
    }


def settle(now: datetime) -> int:
    """Close the rows of the ledger whose message reached its end, or went with its recipient. Returns how many."""
    waiting = Reminder.objects.filter(state=State.QUEUED)
    sent = waiting.filter(message__state=OutgoingMessage.State.SENT).update(state=State.SENT, closed_at=now)
    lost = waiting.filter(message__state__in=OutgoingMessage.TROUBLED).update(state=State.FAILED, closed_at=now)
    erased = waiting.filter(message=None).update(state=State.CANCELLED, queued_at=None, closed_at=now)
    return sent + lost + erased
