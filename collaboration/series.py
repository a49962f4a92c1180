"""Dates that come round: the same four verbs as `collaboration.scheduling`, for a whole series. Called inside a record's own actions.

    row = series.begin(school=…, now=…, practice=Practice.LEARNING_GROUP, title="Kelompok MIPA", subject=group,
                       rule=Rule(Every.WEEK, date(2027, 1, 12), until=year.ends_on), slot=first_slot)
    row.events.all()                                              # its dates: ordinary events, in the calendar at once
    scheduling.hand_to(event, meeting)                            # one date gets a record of its own (a meeting, a session)
    series.series_of(group)                                       # the series that a record keeps
    series.reschedule(event, now=…, scope=Scope.FOLLOWING, slot=new_slot)
    series.call_off(event, now=…, scope=Scope.ONE, reason="Rapat dinas")
    series.grow(row, now=…, until=next_year.ends_on)              # goes on; returns the new dates

A rule always ends (`NotNow` offers the end of the school year otherwise), so every date is a row from the beginning: lists, filters,
clashes and feeds know events and nothing else. A change of several touches only what nobody has touched: dates that are over, held,
called off or were moved by themselves stay. The rest goes over to a series of its own under the new rule; each row keeps its key.
Ask `planned_days` and `moves` before saving what would come of it, `forms.repeat` and `conflicts_along` do. See docs/adr/0006.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration import scheduling
from collaboration.models import Event, EventPerson, EventSeries
from collaboration.recurrence import MOST, Every, Rule
from collaboration.scheduling import Slot
from core.looks import day
from core.policy import NotNow
from core.subjects import subject_of
from schools.models import Holiday, School, SchoolYear, User

LONGEST = timedelta(days=5 * 366)


class Scope(models.TextChoices):
    """How far a change of one date of a series reaches."""

    ONE = "one", gettext_lazy("Hanya yang ini")
    FOLLOWING = "following", gettext_lazy("Yang ini dan semua sesudahnya")
    ALL = "all", gettext_lazy("Semua yang belum lewat")


def check_has_end(school: School, rule: Rule) -> None:
    """Raise `NotNow` for a rule that goes on and on, with the end of the school year as an offer; and for one with too many days."""
    if not rule.has_end:
        year = SchoolYear.objects.filter(
            school=school, starts_on__lte=rule.starts_on, ends_on__gte=rule.starts_on
        ).first()
        offer = _("Pengulangan perlu akhir. Isi tanggal terakhirnya atau berapa kali.")
        if year is not None:
            offer = _("Pengulangan perlu akhir, misalnya akhir tahun ajaran %(year)s: %(day)s.") % {
                "year": year.name, "day": day(year.ends_on),
            }  # fmt: skip
        raise NotNow(offer, [_("Akhir pengulangan")])
    if rule.too_many():
        raise NotNow(_("Pengulangan ini terlalu panjang; paling banyak %(most)d kali.") % {"most": MOST})


def planned_days(school: School, rule: Rule, *, skips_holidays: bool = True) -> list[date]:
    """The days that `rule` gives, without holidays if these are skipped; "10 times" means ten days that take place.

    Raises `NotNow` for a rule without end, with too many days, or with none.
    """
    check_has_end(school, rule)
    free = _holidays(school, rule.starts_on, rule.starts_on + LONGEST) if skips_holidays else {}
    found: list[date] = []
    for one in replace(rule, times=None, until=rule.until or rule.starts_on + LONGEST).days():
        if rule.times is not None and len(found) >= rule.times:
            break
        if one not in free:
            found.append(one)
    if not found:
        raise NotNow(_("Dengan aturan ini tidak ada tanggal sama sekali."))
    return found


def on_day(school: School, slot: Slot, day: date) -> Slot:
    """The same hours on another day, by the school's clock."""
    start, end = slot.starts_at.astimezone(school.zone), slot.ends_at.astimezone(school.zone)
    shift = timedelta(days=(day - start.date()).days)
    return replace(slot, starts_at=start + shift, ends_at=end + shift)


def begin(
    *, school: School, now: datetime, practice: str, title: str, rule: Rule, slot: Slot, subject: models.Model | None = None,
    organiser: User | None = None, note: str = "", skips_holidays: bool = True,
) -> EventSeries:  # fmt: skip
    """Write a series and all its dates. `slot` has the hours, people, classes and room of each; `subject` is the record that keeps it."""
    days = planned_days(school, rule, skips_holidays=skips_holidays)
    kind, pk = subject_of(subject) if subject is not None else ("", None)
    row = EventSeries.objects.create(
        school=school, practice=practice, title=title[:200], every=rule.every, interval=rule.interval, starts_on=rule.starts_on,
        until=rule.until, times=rule.times, skips_holidays=skips_holidays, subject_type=kind, subject_id=pk,
        created_at=now, updated_at=now,
    )  # fmt: skip
    _write(row, days, slot, now=now, organiser=organiser, note=note)
    return row


def grow(row: EventSeries, *, now: datetime, until: date) -> list[Event]:
    """Let a series go on until a later day, like its last date. Returns the new dates; an earlier day adds none."""
    last = row.events.order_by("-series_on").select_related("room", "school").first()
    if last is None or last.series_on is None or until <= last.series_on:
        return []
    school = last.school
    days = planned_days(school, replace(row.rule, until=until, times=None), skips_holidays=row.skips_holidays)
    slot = scheduling.slot_of(last)
    fresh = _write(
        row, [one for one in days if one > last.series_on], slot, now=now, organiser=last.organiser, note=last.note
    )
    EventSeries.objects.filter(pk=row.pk).update(until=until, times=None, ended_on=None, updated_at=now)
    row.refresh_from_db()
    return fresh


def series_of(subject: models.Model) -> models.QuerySet[EventSeries]:
    """The series that a record keeps; a changed series has become several."""
    kind, pk = subject_of(subject)
    return EventSeries.objects.filter(subject_type=kind, subject_id=pk)


def touched(event: Event, scope: str, now: datetime) -> list[Event]:
    """The dates that a change of `event` with this reach touches, in order; always `event` itself when it is still to come."""
    if scope == Scope.ONE or event.series_id is None:
        return [event]
    rows = Event.objects.filter(series=event.series_id, state=Event.State.PLANNED, starts_at__gt=now)
    if scope == Scope.FOLLOWING:
        rows = rows.filter(series_on__gte=event.series_on)
    return list(rows.filter(models.Q(is_exception=False) | models.Q(pk=event.pk)).order_by("series_on"))


def moves(event: Event, scope: str, slot: Slot, now: datetime) -> list[tuple[Event, Slot]]:
    """Each date that the change touches, and when it will be: as far from its day as `slot` is from the day of `event`."""
    if event.series is None or event.series_on is None:
        return [(event, slot)]
    school, rule = event.school, event.series.rule
    new_day, anchor = school.local_date(slot.starts_at), event.series_on
    rows = touched(event, scope, now)
    return [(row, on_day(school, slot, _moved(rule, row.series_on or anchor, anchor, new_day))) for row in rows]


def reschedule(event: Event, *, now: datetime, scope: str, slot: Slot, title: str = "") -> list[Event]:
    """Give a date of a series, this and the following, or all that are to come, other hours, people or place. Returns them.

    What would fall on a holiday that the series skips is called off.
    """
    plan = moves(event, scope, slot, now)
    if scope == Scope.ONE or event.series is None:
        Event.objects.filter(pk=event.pk).update(is_exception=event.series_id is not None)
        return [scheduling.put_off(event, now=now, slot=slot, title=title)]
    if not plan:
        raise NotNow(_("Semua tanggal dari pengulangan ini sudah lewat."))
    row = _branch(event.series, plan, now=now, title=title)
    free = _holidays(event.school, *_span(plan)) if row.skips_holidays else {}
    for one, where in plan:
        target = event.school.local_date(where.starts_at)
        Event.objects.filter(pk=one.pk).update(series=row, series_on=target, is_exception=False)
        scheduling.put_off(one, now=now, slot=where, title=title)
        if target in free:
            scheduling.call_off([one], now=now, reason=_("Hari libur: %(name)s.") % {"name": free[target]})
    if not event.series.events.exists():
        event.series.delete()
    return [one for one, _where in plan]


def call_off(event: Event, *, now: datetime, scope: str, reason: str = "") -> list[Event]:
    """Call off a date of a series, this and the following, or all that are to come. They stay visible; returns them."""
    rows = touched(event, scope, now)
    scheduling.call_off(rows, now=now, reason=reason)
    if event.series is not None and scope == Scope.ONE:
        Event.objects.filter(pk=event.pk).update(is_exception=True)
    elif event.series is not None:
        EventSeries.objects.filter(pk=event.series.pk).update(ended_on=event.school.local_date(now), updated_at=now)
    return rows


def _holidays(school: School, first: date, last: date) -> dict[date, str]:
    """Day -> its name, for every holiday in the span."""
    found: dict[date, str] = {}
    for row in Holiday.objects.of(school).touching(first, last):
        for number in range((row.ends_on - row.starts_on).days + 1):
            found[row.starts_on + timedelta(days=number)] = row.name
    return found


def _span(plan: Sequence[tuple[Event, Slot]]) -> tuple[date, date]:
    zone = plan[0][0].school.zone
    days = [slot.starts_at.astimezone(zone).date() for _row, slot in plan]
    return min(days), max(days)


def _moved(rule: Rule, was: date, anchor: date, target: date) -> date:
    """Where the date of `was` goes when the one of `anchor` goes to `target`: weeks by days, months to the same place."""
    if rule.every == Every.WEEK:
        return was + (target - anchor)
    months = (target.year - anchor.year) * 12 + target.month - anchor.month
    first = was.replace(day=1) + relativedelta(months=months)
    return Rule(rule.every, target).in_month(first)


def _branch(old: EventSeries, plan: Sequence[tuple[Event, Slot]], *, now: datetime, title: str) -> EventSeries:
    """The series under the new rule; the old one ends before it."""
    first, last = _span(plan)
    row = EventSeries.objects.create(
        school_id=old.school_id, practice=old.practice, title=(title or old.title)[:200], every=old.every, interval=old.interval,
        starts_on=first, until=max(old.until, last) if old.until else None, times=None if old.until else len(plan),
        skips_holidays=old.skips_holidays, subject_type=old.subject_type, subject_id=old.subject_id, created_at=now,
        updated_at=now,
    )  # fmt: skip
    cut = max(old.starts_on, (plan[0][0].series_on or first) - timedelta(days=1))
    EventSeries.objects.filter(pk=old.pk).update(until=cut, times=None, updated_at=now)
    return row


def _write(row: EventSeries, days: Iterable[date], slot: Slot, *, now: datetime, **facts: Any) -> list[Event]:
    """The dates of a series as rows, in a fixed number of queries."""
    scheduling.check_span(slot)
    slots = [(one, on_day(row.school, slot, one)) for one in days]
    events = Event.objects.bulk_create(
        Event(
            school_id=row.school_id, practice=row.practice, title=row.title, starts_at=where.starts_at, ends_at=where.ends_at,
            all_day=slot.all_day, room=slot.room, place=slot.place, subject_type=row.subject_type, subject_id=row.subject_id,
            series=row, series_on=one, created_at=now, updated_at=now, **facts,
        )
        for one, where in slots
    )  # fmt: skip
    EventPerson.objects.bulk_create(EventPerson(event=e, user=p) for e in events for p in slot.people)
    through = Event.class_groups.through
    through.objects.bulk_create(through(event_id=e.pk, classgroup_id=c.pk) for e in events for c in slot.class_groups)
    return events
