"""Dates of the calendar, by the real actions."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from collaboration.actions.calendar import plan_event, plan_series
from collaboration.models import Event, EventSeries
from collaboration.recurrence import Every, Rule
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side

DAY = date(2026, 9, 23)
"""The Wednesday after the tests' clock."""


def slot(side: Side, day: date = DAY, start: int = 13, end: int = 14, **facts: Any) -> Slot:
    """Whole hours of a day by the school's clock."""
    zone = side.school.zone
    return Slot(datetime.combine(day, time(start), zone), datetime.combine(day, time(end), zone), **facts)


@remembered
def planned(side: Side, by: str = "hub", title: str = "Rapat kecil", when: Slot | None = None, **facts: Any) -> Event:
    """A date of its own."""
    given = {"practice": Practice.OTHER, "now": NOW, **facts}
    return plan_event(by=side.as_(by), school=side.school, title=title, slot=when or slot(side), **given)


@remembered
def recurring(
    side: Side, by: str = "hub", title: str = "Apel pagi", times: int = 4, when: Slot | None = None, **facts: Any
) -> EventSeries:
    """A weekly date."""
    given = {"practice": Practice.OTHER, "now": NOW, "rule": Rule(Every.WEEK, DAY, times=times), **facts}
    return plan_series(by=side.as_(by), school=side.school, title=title, slot=when or slot(side), **given)
