"""Days on which a school works: what "within three school days" means."""

from __future__ import annotations

from datetime import date, timedelta

from schools.models import Holiday, School

LOOK_AHEAD = timedelta(days=120)
"""Longer than any break between two terms."""


def school_day_after(school: School, day: date, days: int) -> date:
    """The day that lies `days` school days after `day`: without Saturdays, Sundays and holidays. One query."""
    closed = list(Holiday.objects.of(school).touching(day, day + LOOK_AHEAD).values_list("starts_on", "ends_on"))
    found = day
    while days > 0 and found - day < LOOK_AHEAD:
        found += timedelta(days=1)
        if found.isoweekday() <= 5 and not any(first <= found <= last for first, last in closed):
            days -= 1
    return found
