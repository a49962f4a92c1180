"""Dates of their own in the calendar: planned once or again and again, changed, called off with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration import series as recurring
from collaboration.emails.dates import telling
from collaboration.models import Event, EventSeries
from collaboration.policy.calendar import check_call_off, check_change_event, check_plan_event
from collaboration.recurrence import Rule
from collaboration.scheduling import Slot
from collaboration.terms import CLOSED_CIRCLE
from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from schools.models import Membership, School, User


def check_whom(school: School, slot: Slot) -> None:
    """Raise `Denied` when the date takes people, classes or a room of another school."""
    people = {person.pk for person in slot.people}
    here = Membership.objects.active().filter(school=school, user__in=people).values_list("user", flat=True)
    if people - set(here) or any(group.school_id != school.pk for group in slot.class_groups):
        raise Denied(_("Acara hanya dapat memakai orang dan kelas dari sekolah ini."))
    if slot.room is not None and slot.room.school_id != school.pk:
        raise Denied(_("Ruang ini milik sekolah lain."))


def check_practice(practice: str) -> None:
    """Raise `NotNow` for a practice whose dates are planned on its own page, because it keeps a promise there."""
    if practice in CLOSED_CIRCLE:
        raise NotNow(_("Observasi kelas dan mentoring direncanakan di halamannya sendiri."))


@transaction.atomic
def plan_event(
    *, by: Actor, now: datetime, school: School, practice: str, title: str, slot: Slot, note: str = ""
) -> Event:  # fmt: skip
    """Put one date into the calendar. Raises `Denied`, `NotNow`."""
    check_plan_event(by)
    check_practice(practice)
    check_whom(school, slot)
    event = scheduling.put_on(
        school=school, now=now, practice=practice, title=title, slot=slot, note=note, organiser=_self(by)
    )
    audit.record(by, "event.planned", event, now, practice=str(practice))
    return event


@transaction.atomic
def plan_series(
    *, by: Actor, now: datetime, school: School, practice: str, title: str, rule: Rule, slot: Slot, note: str = "",
    skips_holidays: bool = True,
) -> EventSeries:  # fmt: skip
    """Put a date that comes round into the calendar, with all its days. Raises `Denied`; `NotNow` for a rule without end."""
    check_plan_event(by)
    check_practice(practice)
    check_whom(school, slot)
    row = recurring.begin(
        school=school, now=now, practice=practice, title=title, rule=rule, slot=slot, note=note, organiser=_self(by),
        skips_holidays=skips_holidays,
    )  # fmt: skip
    audit.record(by, "event_series.planned", row, now, practice=str(practice), every=row.every)
    return row


@transaction.atomic
def change_event(
    *, by: Actor, now: datetime, event: Event, slot: Slot, title: str, practice: str, note: str = "",
    scope: str = recurring.Scope.ONE, expected: int | None = None,
) -> Event:  # fmt: skip
    """Give a date another time, place, company or name; one that was called off stands again. `scope` for those that come round.

    Raises `Denied`, `NotNow`, `Conflict` for a stale version.
    """
    fresh = _lock(event)
    check_change_event(by, fresh)
    check_practice(practice)
    check_whom(fresh.school, slot)
    save_version(event, expected, {"title": title[:200], "note": note, "practice": practice})
    fresh = _lock(event)
    with telling(recurring.touched(fresh, scope, now), by=by, now=now):
        moved = recurring.reschedule(fresh, now=now, scope=scope, slot=slot, title=title)
    Event.objects.filter(pk__in=[row.pk for row in moved]).update(note=note, practice=practice)
    audit.record(by, "event.changed", event, now, scope=str(scope), count=len(moved))
    event.refresh_from_db()
    return event


@transaction.atomic
def call_off_event(
    *, by: Actor, now: datetime, event: Event, reason: str, scope: str = recurring.Scope.ONE
) -> list[Event]:
    """Call a date off, with the reason that those who come will read. Raises `Denied`, `NotNow` without a reason."""
    fresh = _lock(event)
    check_call_off(by, fresh)
    if not reason.strip():
        raise NotNow(_("Tuliskan mengapa acara ini dibatalkan."), [_("Alasan")])
    with telling(recurring.touched(fresh, scope, now), by=by, now=now, reason=reason.strip()):
        gone = recurring.call_off(fresh, now=now, scope=scope, reason=reason.strip())
    audit.record(by, "event.called_off", event, now, scope=str(scope), count=len(gone))
    event.refresh_from_db()
    return gone


def _lock(event: Event) -> Event:
    return Event.objects.select_for_update(of=("self",)).select_related("school", "series").get(pk=event.pk)


def _self(by: Actor) -> User | None:
    return User.objects.filter(pk=by.user_id or 0).first()
