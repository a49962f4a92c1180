"""Whoever has a date in the calendar hears when it moves or falls away: one message per person and act, however many dates it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from collaboration.models import Event, EventPerson
from core import dates, mail
from core.policy import Actor
from schools.links import school_url
from schools.models import Membership, User

MOST_LINES = 12
"""A message names so many dates; the others are counted."""


@dataclass(frozen=True)
class _Was:
    """One date at one moment: whether it stood, when, where, and whose time it took."""

    event: Event
    people: frozenset[int]

    @property
    def stands(self) -> bool:
        return self.event.state == Event.State.PLANNED

    @property
    def place(self) -> tuple[object, ...]:
        return (self.event.starts_at, self.event.ends_at, self.event.room_id, self.event.place)


@dataclass
class _News:
    """What one person hears: dates as they were and are now, dates called off, dates that go on without them."""

    moved: list[tuple[Event, Event]] = field(default_factory=list)
    cancelled: list[Event] = field(default_factory=list)
    released: list[Event] = field(default_factory=list)

    @property
    def first(self) -> Event:
        return (self.cancelled or [now for _was, now in self.moved] or self.released)[0]

    @property
    def word(self) -> str:
        """What the subject line says: moved, cancelled, released."""
        return "moved" if self.moved else "cancelled" if self.cancelled else "released"

    @property
    def count(self) -> int:
        return len(self.moved) + len(self.cancelled) + len(self.released)


@contextmanager
def telling(events: Iterable[Event], *, by: Actor, now: datetime, reason: str = "") -> Iterator[None]:
    """Compare these dates before and after the block, and tell those concerned. For the inside of an action, like any message.

    Nobody is told of what they did themselves, nobody who left the school, and nothing of dates that are over. Five queries, and the
    messages.
    """
    before = _as_they_are([event.pk for event in events])
    yield
    after = _as_they_are(before)
    found = _news(before, after, now)
    here = Membership.objects.active().filter(school=by.tenant_id)
    for user in User.objects.filter(pk__in=set(found) - {by.user_id}).filter(pk__in=here.values("user")).order_by("pk"):
        _tell(user, found[user.pk], now=now, reason=reason)


def _as_they_are(ids: Iterable[int]) -> dict[int, _Was]:
    there: dict[int, set[int]] = {}
    for event_id, user_id in EventPerson.objects.filter(event__in=list(ids)).values_list("event_id", "user_id"):
        there.setdefault(event_id, set()).add(user_id)
    rows = Event.objects.filter(pk__in=list(ids)).select_related("school", "room").order_by("starts_at", "pk")
    return {row.pk: _Was(row, frozenset(there.get(row.pk, ()))) for row in rows}


def _news(before: dict[int, _Was], after: dict[int, _Was], now: datetime) -> dict[int, _News]:
    """Person -> what became of their dates."""
    found: dict[int, _News] = {}
    for pk, then in after.items():
        was = before[pk]
        if max(was.event.ends_at, then.event.ends_at) <= now or not (was.stands or then.stands):
            continue
        if not then.stands:
            for user_id in was.people if then.event.state == Event.State.CANCELLED else ():
                found.setdefault(user_id, _News()).cancelled.append(was.event)
            continue
        if was.place != then.place or not was.stands:
            for user_id in then.people:
                found.setdefault(user_id, _News()).moved.append((was.event, then.event))
        for user_id in was.people - then.people if was.stands else ():
            found.setdefault(user_id, _News()).released.append(was.event)
    return found


def _tell(user: User, news: _News, *, now: datetime, reason: str) -> None:
    school, event = news.first.school, news.first
    language = user.language or "id"
    mail.queue(
        tenant=school, to_user=user, kind=f"collaboration.dates_{news.word}", template="emails/collaboration/dates", now=now,
        context={
            "title": str(event.get_practice_display()) if event.is_closed_circle else event.title, "word": news.word,
            "count": news.count, "reason": reason, "lines": _lines(news, language), "more": max(0, news.count - MOST_LINES),
        },
        url=school_url(school, "collaboration:event", event.pk), dedupe_key=f"dates:{event.pk}:{news.word}:{now.timestamp()}",
    )  # fmt: skip


def _lines(news: _News, language: str) -> list[dict[str, str]]:
    """What happened to each date, in order; the words for it stand in the template."""
    rows = [
        *(("moved", _when(was, language), _when(then, language), _where(then)) for was, then in news.moved),
        *(("cancelled", _when(event, language), "", "") for event in news.cancelled),
        *(("released", _when(event, language), "", "") for event in news.released),
    ]
    return [dict(zip(("word", "was", "then", "where"), row, strict=True)) for row in rows[:MOST_LINES]]


def _when(event: Event, language: str) -> str:
    """ "Rabu, 14 Oktober 2026, pukul 13.00–15.00 WIB"; the day alone for a whole day."""
    start = dates.day_and_date(event.school.local_date(event.starts_at), language)
    if event.all_day:
        return start
    return f"{start}, {dates.time_range(event.starts_at, event.ends_at, event.school.timezone, language)}"


def _where(event: Event) -> str:
    return ", ".join(filter(None, (str(event.room or ""), event.place)))
