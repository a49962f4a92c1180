"""How a record keeps its dates in the calendar. Called inside the record's own actions, which have checked who may and record the act.

The calendar learns of a date here and nowhere else, so that what a practice plans, moves or calls off is right in every view.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models import Event, EventPerson
from collaboration.models.event import LONGEST
from core.policy import NotNow
from core.subjects import subject_of
from schools.models import ClassGroup, Room, School, User


@dataclass(frozen=True)
class Slot:
    """When and where, and whom and what it takes. `starts_at` and `ends_at` are instants (aware)."""

    starts_at: datetime
    ends_at: datetime
    people: tuple[User, ...] = ()
    class_groups: tuple[ClassGroup, ...] = ()
    room: Room | None = None
    place: str = ""
    all_day: bool = field(default=False)


def check_span(slot: Slot) -> None:
    """Raise `NotNow` for a date that ends before it begins, or lasts longer than a month."""
    if slot.ends_at <= slot.starts_at:
        raise NotNow(_("Acara harus selesai setelah dimulai."))
    if slot.ends_at - slot.starts_at > LONGEST:
        raise NotNow(_("Acara berlangsung paling lama satu bulan. Bagilah menjadi beberapa acara."))


def put_on(
    *, school: School, now: datetime, practice: str, title: str, slot: Slot, subject: models.Model | None = None,
    organiser: User | None = None, note: str = "",
) -> Event:  # fmt: skip
    """Put a date into the calendar. `subject` is the record that it belongs to. Raises `NotNow` for one that runs backwards or on."""
    check_span(slot)
    kind, pk = subject_of(subject) if subject is not None else ("", None)
    event = Event.objects.create(
        school=school, practice=practice, title=title[:200], starts_at=slot.starts_at, ends_at=slot.ends_at, all_day=slot.all_day,
        room=slot.room, place=slot.place, organiser=organiser, note=note, subject_type=kind, subject_id=pk,
        created_at=now, updated_at=now,
    )  # fmt: skip
    _fill(event, slot)
    return event


def put_off(event: Event, *, now: datetime, slot: Slot, title: str = "") -> Event:
    """Give a date another time, place or company. A date that was called off stands again. Raises `NotNow` as above."""
    check_span(slot)
    changes: dict[str, Any] = {
        "starts_at": slot.starts_at, "ends_at": slot.ends_at, "all_day": slot.all_day, "room": slot.room, "place": slot.place,
        "title": (title or event.title)[:200], "updated_at": now, "version": event.version + 1,
        "state": Event.State.PLANNED, "cancelled_reason": "",
    }  # fmt: skip
    Event.objects.filter(pk=event.pk).update(**changes)
    event.refresh_from_db()
    _fill(event, slot)
    return event


def call_off(events: Iterable[Event], *, now: datetime, reason: str = "") -> None:
    """Strike dates out; they stay visible as called off."""
    ids = [event.pk for event in events]
    Event.objects.filter(pk__in=ids).update(
        state=Event.State.CANCELLED, cancelled_reason=reason[:250], updated_at=now, version=models.F("version") + 1
    )


def mark_held(events: Iterable[Event], *, now: datetime) -> None:
    """Say that dates took place."""
    ids = [event.pk for event in events]
    Event.objects.filter(pk__in=ids).update(state=Event.State.HELD, updated_at=now, version=models.F("version") + 1)


def hand_to(event: Event, subject: models.Model) -> None:
    """Let a date belong to this record from now on: a date of a series gets a meeting or a session of its own."""
    event.subject_type, event.subject_id = subject_of(subject)
    Event.objects.filter(pk=event.pk).update(subject_type=event.subject_type, subject_id=event.subject_id)


def slot_of(event: Event) -> Slot:
    """When and where a date is, and whom and what it takes."""
    people = tuple(User.objects.filter(pk__in=event.people.values("user_id")))
    return Slot(
        event.starts_at, event.ends_at, people, tuple(event.class_groups.all()), event.room, event.place, event.all_day
    )


def dates_of(subject: models.Model) -> models.QuerySet[Event]:
    """The dates of a record, in order of time."""
    kind, pk = subject_of(subject)
    return Event.objects.filter(subject_type=kind, subject_id=pk)


def _fill(event: Event, slot: Slot) -> None:
    event.class_groups.set(slot.class_groups)
    wanted = {person.pk for person in slot.people}
    EventPerson.objects.filter(event=event).exclude(user_id__in=wanted).delete()
    known = set(EventPerson.objects.filter(event=event).values_list("user_id", flat=True))
    EventPerson.objects.bulk_create(EventPerson(event=event, user_id=pk) for pk in sorted(wanted - known))


def take_along(events: Iterable[Event], person: User) -> None:
    """Somebody joins what these dates belong to: from now on they take this person's time as well."""
    ids = [event.pk for event in events]
    there = set(EventPerson.objects.filter(event_id__in=ids, user=person).values_list("event_id", flat=True))
    EventPerson.objects.bulk_create(EventPerson(event_id=pk, user=person) for pk in ids if pk not in there)


def leave_out(events: Iterable[Event], person: User) -> None:
    """Somebody leaves: these dates take this person's time no longer."""
    EventPerson.objects.filter(event__in=[event.pk for event in events], user=person).delete()


def dates_of_all(subjects: Iterable[models.Model]) -> models.QuerySet[Event]:
    """The dates of several records of one kind."""
    rows = list(subjects)
    kind = subject_of(rows[0])[0] if rows else ""
    return Event.objects.filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
