"""Reminder rules that a test fills by hand, and a clock of local school days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.registry import registry
from core.reminders import Due, ReminderRule

WIB = ZoneInfo("Asia/Jakarta")


def at(day: date, hour: int = 9, minute: int = 0, zone: ZoneInfo = WIB) -> datetime:
    """A moment on the calendar of a school (09.00 WIB unless said otherwise), in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


@dataclass
class Agenda:
    """What is due, per school: a test appends to `dues[school.pk]`. `days` notes for which local days it was asked."""

    offsets: tuple[int, ...] = (30, 7, 0)
    dues: dict[int, list[Due]] = field(default_factory=dict)
    days: dict[int, list[date]] = field(default_factory=dict)

    def find(self, tenant: Any, today: date) -> Iterable[Due]:
        self.days.setdefault(tenant.pk, []).append(today)
        return self.dues.get(tenant.pk, [])

    def add(
        self, school: Any, due_on: date, *recipients: Any, subject: Any = None, headline: Any = "", **kw: Any
    ) -> Due:
        headline = headline or f"Perjanjian berakhir {due_on}"
        due = Due(subject=subject or school, due_on=due_on, recipients=recipients, headline=headline, **kw)
        self.dues.setdefault(school.pk, []).append(due)
        return due

    def rule(self, key: str = "tests.agenda") -> ReminderRule:
        return ReminderRule(key=key, label="Uji", offsets=self.offsets, find=self.find)


@contextmanager
def only_rules(*rules: ReminderRule) -> Iterator[None]:
    """For a while the registry knows these rules and no other."""
    before = dict(registry.reminder_rules)
    registry.reminder_rules.clear()
    for rule in rules:
        registry.add_reminder_rule(rule)
    try:
        yield
    finally:
        registry.reminder_rules.clear()
        registry.reminder_rules.update(before)
