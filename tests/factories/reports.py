"""Reports by the real actions."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time

from collaboration import scheduling
from collaboration.actions.reports import move_report, prepare_report
from collaboration.models import Event, Report
from collaboration.queries.report_periods import Period
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from core.policy import Actor
from tests.clock import NOW
from tests.factories import projects
from tests.memory import remembered


def month(year: int, number: int) -> Period:
    """A whole month as a period."""
    return Period(Report.Kind.MONTH, date(year, number, 1), date(year, number, monthrange(year, number)[1]))


AUGUST = month(2026, 8)


@remembered
def took_place(side, practice=Practice.PROJECT, title="Membuat tape", on=date(2026, 8, 12), **facts) -> Event:
    """Something in the calendar, from nine to ten; a project stands behind its date."""
    zone = side.school.zone
    slot = Slot(datetime.combine(on, time(9), zone), datetime.combine(on, time(10), zone), **facts)
    subject = projects.planned(side, title=title) if practice == Practice.PROJECT else None
    return scheduling.put_on(
        school=side.school, now=NOW, practice=practice, title=f"{title}, hari ke-1", slot=slot, subject=subject
    )


@remembered
def prepared(side, period=AUGUST, now=NOW) -> Report:
    """A report that waits for its day."""
    return prepare_report(by=Actor.system(side.school.pk), now=now, school=side.school, period=period)


@remembered
def sent(side, period=AUGUST, now=NOW) -> Report:
    """A report that the committee reads."""
    return move_report(by=side.as_("principal"), now=now, report=prepared(side, period), name="send")
