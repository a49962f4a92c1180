"""Fill the ledger: what the rules say is due, compared with what is on record."""

from __future__ import annotations

import logging
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import translation

from core import heartbeat
from core.mail import harmless
from core.models import OutgoingMessage, Reminder
from core.registry import registry
from core.reminders.rules import NOT_SENT_AFTER, SILENCE, Address, Due, ReminderRule, Words, run_all
from core.subjects import subject_of

logger = logging.getLogger(__name__)
State = Reminder.State
Channel = OutgoingMessage.Channel


@dataclass(frozen=True)
class _Key:
    """What makes a row of the ledger unique within one tenant and rule."""

    subject_type: str
    subject_id: int
    due_on: date
    offset_days: int
    recipient: str
    channel: str


def plan(now: datetime, *, catching_up: bool | None = None) -> int:
    """Fill the ledger for every tenant and rule; returns how many rows were planned. A second time adds nothing.

    `catching_up` marks the rows for a digest; by default it is true when the sweep has been silent for more than 6
    hours. A rule that fails does not keep the others from being asked; its error is raised at the end.
    """
    if catching_up is None:
        last = heartbeat.last(heartbeat.SWEEP)
        catching_up = last is None or now - last > SILENCE
    tenants = apps.get_model(settings.TENANT_MODEL)._default_manager.order_by("pk")
    return run_all(
        partial(_plan_rule, tenant, rule, now, catching_up)
        for tenant in tenants
        for rule in registry.reminder_rules.values()
    )


def _plan_rule(tenant: Any, rule: ReminderRule, now: datetime, catching_up: bool) -> int:
    today = now.astimezone(zoneinfo.ZoneInfo(tenant.timezone)).date()
    wanted: dict[_Key, Reminder] = {}
    for due in rule.find(tenant, today):
        for row in _rows(tenant, rule, due, today, now, catching_up):
            wanted[_key(row)] = row
    with transaction.atomic():
        known = _known(tenant, rule, wanted)
        fresh = [row for key, row in wanted.items() if key not in known]
        Reminder.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
        _bring_up_to_date(wanted, known, today, now)
    return sum(row.state == State.PLANNED for row in fresh)


def _rows(
    tenant: Any, rule: ReminderRule, due: Due, today: date, now: datetime, catching_up: bool
) -> Iterator[Reminder]:
    passed = sorted(offset for offset in rule.offsets if due.due_on - timedelta(days=offset) <= today)
    subject_type, subject_id = subject_of(due.subject)
    for recipient in due.recipients:
        if recipient is None or not getattr(recipient, "is_active", True):
            continue
        for place, offset in enumerate(passed):
            send_on = due.due_on - timedelta(days=offset)
            state = State.SUPERSEDED if place else State.MISSED if today - send_on > NOT_SENT_AFTER else State.PLANNED
            for to in _addressed(recipient, due):
                yield Reminder(
                    tenant=tenant,
                    rule=rule.key,
                    subject_type=subject_type,
                    subject_id=subject_id,
                    due_on=due.due_on,
                    offset_days=offset,
                    send_on=send_on,
                    url=due.url,
                    catch_up=catching_up,
                    state=state,
                    planned_at=now,
                    closed_at=None if state == State.PLANNED else now,
                    **to,
                )


def _addressed(recipient: Any, due: Due) -> Iterator[dict[str, Any]]:
    """The recipient's columns and texts, once per channel."""
    if isinstance(recipient, str):
        recipient = Address(recipient)
    if isinstance(recipient, Address):
        language = recipient.language or settings.LANGUAGE_CODE
        who = {"recipient": f"email:{recipient.email.lower()}", "recipient_email": recipient.email}
        channels = [Channel.EMAIL]
    else:
        language = getattr(recipient, "language", "") or settings.LANGUAGE_CODE
        who = {"recipient": f"user:{recipient.pk}", "recipient_user": recipient}
        channels = [Channel.EMAIL, Channel.INBOX]
    with translation.override(language):
        texts = {"headline": _said(due.headline)[:300], "detail": _said(due.detail)}
    for channel in channels:
        yield {**who, **texts, "language": language, "channel": channel}


def _said(words: Words) -> str:
    return harmless(str(words() if callable(words) else words))


def _key(row: Reminder) -> _Key:
    return _Key(row.subject_type, row.subject_id, row.due_on, row.offset_days, row.recipient, row.channel)


def _known(tenant: Any, rule: ReminderRule, wanted: Mapping[_Key, Reminder]) -> dict[_Key, Reminder]:
    """Rows that are in the ledger already: those around the wanted dates, and all that are still planned."""
    ledger = Reminder.objects.filter(tenant=tenant, rule=rule.key).defer("headline", "detail", "url")
    rows = list(ledger.filter(state=State.PLANNED))
    if wanted:
        days = [key.due_on for key in wanted]
        rows += ledger.filter(due_on__range=(min(days), max(days))).exclude(state=State.PLANNED)
    return {_key(row): row for row in rows}


def _bring_up_to_date(
    wanted: Mapping[_Key, Reminder], known: Mapping[_Key, Reminder], today: date, now: datetime
) -> None:
    """Close planned rows that were overtaken, missed or no longer wanted; plan cancelled ones that are wanted again."""
    for key, row in known.items():
        want = wanted.get(key)
        if row.state == State.PLANNED:
            if want is not None:
                state = want.state
            else:
                state = State.MISSED if today - row.send_on > NOT_SENT_AFTER else State.CANCELLED
            if state != State.PLANNED:
                Reminder.objects.filter(pk=row.pk, state=State.PLANNED).update(state=state, closed_at=now)
        elif row.state == State.CANCELLED and want is not None and want.state == State.PLANNED:
            Reminder.objects.filter(pk=row.pk, state=State.CANCELLED).update(
                state=State.PLANNED, closed_at=None, headline=want.headline, detail=want.detail, url=want.url
            )
