"""Fill the ledger: what the rules say is due, compared with what is on record."""

from __future__ import annotations

import logging
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import translation

from core import heartbeat
from core.mail import harmless
from core.models import OutgoingMessage, Reminder
from core.registry import registry
from core.reminders.rules import NOT_SENT_AFTER, SILENCE, Address, Due, ReminderRule, Words, as_chosen_by, run_all
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


KEPT = ("subject_type", "subject_id", "due_on", "offset_days", "recipient", "channel", "state", "send_on")
"""What is read of rows that are there."""


@dataclass
class _Texts:
    """The columns of words of one thing in one language, put together once for all its offsets and channels, and only when needed."""

    due: Due
    language: str

    @cached_property
    def columns(self) -> dict[str, str]:
        """The words, as a message may show them."""
        with translation.override(self.language):
            headline, detail = _said(self.due.headline)[:300], _said(self.due.detail)
        return {"headline": headline, "detail": detail, "url": self.due.url, "language": self.language}


@dataclass(frozen=True)
class _Wish:
    """What the ledger should hold under a key."""

    who: Mapping[str, Any]
    texts: _Texts
    send_on: date
    state: str


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
    wanted: dict[_Key, _Wish] = {}
    with as_chosen_by(tenant):
        for due in rule.find(tenant, today):
            wanted.update(_wishes(rule, due, today))
    with transaction.atomic():
        known = _known(tenant, rule, wanted)
        common = {"tenant": tenant, "rule": rule.key, "catch_up": catching_up, "planned_at": now}
        fresh = [_row(key, wish, common) for key, wish in wanted.items() if key not in known]
        Reminder.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
        _bring_up_to_date(wanted, known, today, now)
    return sum(row.state == State.PLANNED for row in fresh)


def _wishes(rule: ReminderRule, due: Due, today: date) -> Iterator[tuple[_Key, _Wish]]:
    """What the ledger should hold about `due`: for every recipient and channel, each offset that has begun."""
    passed = sorted(offset for offset in rule.distances() if due.due_on - timedelta(days=offset) <= today)
    subject = subject_of(due.subject)
    for recipient in due.recipients:
        if recipient is None or not getattr(recipient, "is_active", True):
            continue
        who, language, channels = _addressed(recipient)
        texts = _Texts(due, language)
        for place, offset in enumerate(passed):
            send_on = due.due_on - timedelta(days=offset)
            state = State.SUPERSEDED if place else State.MISSED if today - send_on > NOT_SENT_AFTER else State.PLANNED
            for channel in channels:
                key = _Key(*subject, due.due_on, offset, who["recipient"], channel)
                yield key, _Wish(who, texts, send_on, state)


def _addressed(recipient: Any) -> tuple[dict[str, Any], str, list[str]]:
    """The recipient's columns, language and channels."""
    if isinstance(recipient, str):
        recipient = Address(recipient)
    language = getattr(recipient, "language", "") or settings.LANGUAGE_CODE
    if isinstance(recipient, Address):
        who = {"recipient": f"email:{recipient.email.lower()}", "recipient_email": recipient.email}
        return who, language, [Channel.EMAIL]
    return {"recipient": f"user:{recipient.pk}", "recipient_user": recipient}, language, [Channel.EMAIL, Channel.INBOX]


def _row(key: _Key, wish: _Wish, common: Mapping[str, Any]) -> Reminder:
    return Reminder(
        subject_type=key.subject_type,
        subject_id=key.subject_id,
        due_on=key.due_on,
        offset_days=key.offset_days,
        channel=key.channel,
        send_on=wish.send_on,
        state=wish.state,
        closed_at=None if wish.state == State.PLANNED else common["planned_at"],
        **wish.who,
        **wish.texts.columns,
        **common,
    )


def _said(words: Words) -> str:
    return harmless(str(words() if callable(words) else words))


def _key(row: Reminder) -> _Key:
    return _Key(row.subject_type, row.subject_id, row.due_on, row.offset_days, row.recipient, row.channel)


def _known(tenant: Any, rule: ReminderRule, wanted: Mapping[_Key, _Wish]) -> dict[_Key, Reminder]:
    """Rows that are in the ledger already: those around the wanted dates, and all that are still planned."""
    ledger = Reminder.objects.filter(tenant=tenant, rule=rule.key).only(*KEPT)
    rows = list(ledger.filter(state=State.PLANNED))
    if wanted:
        days = [key.due_on for key in wanted]
        rows += ledger.filter(due_on__range=(min(days), max(days))).exclude(state=State.PLANNED)
    return {_key(row): row for row in rows}


def _bring_up_to_date(wanted: Mapping[_Key, _Wish], known: Mapping[_Key, Reminder], today: date, now: datetime) -> None:
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
                state=State.PLANNED, closed_at=None, **want.texts.columns
            )
