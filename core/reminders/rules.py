"""What a rule of reminders is, and what it says is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from core.registry import registry

Words = str | Promise | Callable[[], str]

NOT_SENT_AFTER = timedelta(days=14)
LOOK_BACK = timedelta(days=60)
"""How far back a rule looks for dates, so that what an outage swallowed is at least on record."""
SILENCE = timedelta(hours=6)
FARTHEST, LATEST, MOST = 365, -180, 8
"""A tenant may ask for at most eight distances, from a year before a due date to half a year after it."""

_chosen: ContextVar[Mapping[str, Sequence[int]] | None] = ContextVar("reminder_offsets", default=None)


@contextmanager
def as_chosen_by(tenant: Any) -> Iterator[None]:
    """For a while rules speak with the distances that this tenant chose (`reminder_offsets`: rule key -> days)."""
    token = _chosen.set(tenant.reminder_offsets)
    try:
        yield
    finally:
        _chosen.reset(token)


@dataclass(frozen=True)
class Address:
    """A recipient without an account."""

    email: str
    language: str = ""


@dataclass(frozen=True)
class Due:
    """One thing with a date. `subject` is the row it is about; `due_on` a date on the tenant's calendar.

    `recipients` are users, `Address`es or plain addresses (None is passed over). `headline` and `detail` are text, lazy text, or functions
    without arguments called in the recipient's language; they hold no links. `url` is a path on this site.
    """

    subject: Model
    due_on: date
    recipients: Sequence[Any]
    headline: Words
    detail: Words = ""
    url: str = ""


@dataclass(frozen=True)
class ReminderRule:
    """A kind of reminder. `offsets` are days before the due date: 30 a month before, 0 on the day, -3 three days
    late.

    `find(tenant, today)` returns what is due in the window of `window(today)`; dates outside it do no harm. Done,
    cancelled or moved things simply are not returned: what was planned for them and not yet sent is then cancelled.
    `must_mail`: goes by mail even to somebody who wants reminders in the inbox only.
    """

    key: str
    label: Any
    offsets: tuple[int, ...]
    find: Callable[[Any, date], Iterable[Due]]
    must_mail: bool = False

    def distances(self) -> tuple[int, ...]:
        """The offsets of the tenant whose turn it is, else those of the rule."""
        return tuple((_chosen.get() or {}).get(self.key, self.offsets))

    def window(self, today: date) -> tuple[date, date]:
        """First and last due date that can matter today."""
        distances = self.distances()
        return today + timedelta(days=min(distances)) - LOOK_BACK, today + timedelta(days=max(distances))


def register(rule: ReminderRule) -> None:
    """Make a rule known; call it in AppConfig.ready. The same key twice replaces the first."""
    registry.add_reminder_rule(rule)


def run_all(works: Iterable[Callable[[], int]]) -> int:
    """Do every piece of work even when one of them fails, then raise what went wrong last; returns the sum."""
    results: list[int] = []
    with ExitStack() as stack:
        for work in reversed(list(works)):  # a stack runs its last entry first
            stack.callback(_keep, results, work)
    return sum(results)


def _keep(results: list[int], work: Callable[[], int]) -> None:
    results.append(work())
