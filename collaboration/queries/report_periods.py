"""Which periods reports are about, and which schools have one to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef

from collaboration.models.event import Event
from collaboration.models.report import Report, ReportSchedule
from core.dates import add_months
from core.report_parts import Span
from schools.models import Membership, School
from schools.roles import Role

CATCH_UP_MONTHS = 3
"""After an outage the reports of so many months are still made; older ones nobody waits for."""
AFTER_HALF_YEAR = (1, 7)
"""The months that follow the end of a half-year."""


@dataclass(frozen=True)
class Period:
    """One period that is over: its kind, first and last day."""

    kind: str
    first: date
    last: date


def periods_over(today: date) -> Iterator[Period]:
    """The months, and the half-years with them, that ended in the last months, the oldest first."""
    this_month = today.replace(day=1)
    for back in range(CATCH_UP_MONTHS, 0, -1):
        first, after = add_months(this_month, -back), add_months(this_month, 1 - back)
        last = after - timedelta(days=1)
        yield Period(Report.Kind.MONTH, first, last)
        if after.month in AFTER_HALF_YEAR:
            yield Period(Report.Kind.HALF_YEAR, add_months(after, -6), last)


def span_of(school: School, first: date, last: date) -> Span:
    """The period by the school's clock, with the period of the same length before it."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return Span(
        first, last, _midnight(school, first), _midnight(school, last + timedelta(days=1)),
        _midnight(school, add_months(first, -months)),
    )  # fmt: skip


def _midnight(school: School, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=school.zone)


def schools_without(period: Period, zone: str, limit: int) -> list[School]:
    """Schools of one time zone whose report of this period is still to be made: they have a committee, worked together before the
    period was over, and did not switch reports off."""
    school = OuterRef("pk")
    found = School.objects.filter(
        Exists(Membership.objects.active().filter(school=school, role=Role.COMMITTEE)),
        Exists(Event.objects.filter(school=school, starts_at__date__lte=period.last)),
        ~Exists(Report.objects.filter(school=school, kind=period.kind, starts_on=period.first)),
        ~Exists(ReportSchedule.objects.filter(school=school, is_on=False)),
        timezone=zone,
    )
    if period.kind == Report.Kind.HALF_YEAR:
        found = found.filter(~Exists(ReportSchedule.objects.filter(school=school, half_year=False)))
    return list(found.order_by("pk")[:limit])
