"""Bring the rows of a series in line with its rule: write what comes due soon, take back what will not come due any more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from core.links import revoke, standing
from core.models import Attachment
from core.policy import Actor
from core.subjects import subject_type
from partnerships.models import Fulfilment, Obligation, ObligationSeries

HORIZON = timedelta(days=120)
"""How far ahead due dates become rows: well beyond the first reminder. The next one always is."""


def soon(dates: Iterable[date], today: date) -> list[date]:
    """The dates up to the horizon, and the next one after today even when it lies beyond."""
    found: list[date] = []
    for due in dates:
        if due > today + HORIZON and found and found[-1] > today:
            break
        found.append(due)
        if due > today + HORIZON:
            break
    return found


def untouched(series: ObligationSeries, after: date) -> QuerySet[Obligation]:
    """Due dates after `after` on which nothing has happened yet: not confirmed, waived, moved, nor with evidence."""
    filed = Attachment.objects.present().filter(subject_type=subject_type(Obligation)).values("subject_id")
    rows = series.occurrences.outstanding().filter(due_on__gt=after, version=1)
    return rows.exclude(pk__in=Fulfilment.objects.values("obligation_id")).exclude(pk__in=filed)


def take_back(rows: QuerySet[Obligation], *, by: Actor, now: datetime) -> int:
    """Delete due dates that will not come, and make the links to them useless. Returns how many went."""
    gone = list(rows)
    for link in standing(gone, now):
        revoke(link, by=by, now=now)
    Obligation.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return len(gone)


def kept(series: ObligationSeries, today: date) -> list[Obligation]:
    """What a change leaves as it is: due dates that are over or on which something has happened, and all before the last of these."""
    going = set(untouched(series, today).values_list("pk", flat=True))
    rows = list(series.occurrences.order_by("series_on"))
    last = max((place for place, row in enumerate(rows) if row.pk not in going), default=-1)
    return rows[: last + 1]


def sync(series: ObligationSeries, *, by: Actor, now: datetime) -> int:
    """Write the due dates of the locked `series` up to the horizon; those that its rule does not give any more go.

    Returns how many rows came and went. Rows that stay under another rule take over its words and numbers.
    """
    today = series.school.local_date(now)
    staying = kept(series, today)
    loose = untouched(series, today).exclude(pk__in=[row.pk for row in staying])
    given = {due: number for number, due in enumerate(series.whole_rule.dates(), series.counted_before + 1)}
    moved = take_back(loose.exclude(series_on__in=list(given)), by=by, now=now)
    for row in loose.filter(series_on__in=list(given)):
        number = given.get(row.series_on or series.starts_on)
        wanted = {"description": series.description, "party_id": series.party_id, "number": number}
        if any(getattr(row, name) != value for name, value in wanted.items()):
            Obligation.objects.filter(pk=row.pk).update(**wanted, updated_at=now)
    there = set(series.occurrences.values_list("series_on", flat=True))
    fresh = [due for due in soon(given, today) if due not in there]
    Obligation.objects.bulk_create([_occurrence(series, given[due], due, now) for due in fresh])
    ObligationSeries.objects.filter(pk=series.pk).update(made_until=today + HORIZON)
    return moved + len(fresh)


def _occurrence(series: ObligationSeries, number: int, due: date, now: datetime) -> Obligation:
    return Obligation(
        school_id=series.school_id, partnership_id=series.partnership_id, agreement_id=series.agreement_id,
        party_id=series.party_id, description=series.description, due_on=due, series=series, series_on=due, number=number,
        created_at=now, updated_at=now,
    )  # fmt: skip
