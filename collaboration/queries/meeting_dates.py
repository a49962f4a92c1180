"""When the meetings of a series fall: "the second Wednesday of the month"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from collaboration.models import Meeting, MeetingSeries
from core.dates import add_months
from core.looks import screen_language
from schools.models import Holiday


@dataclass(frozen=True)
class Suggestion:
    """One date that the series' rule gives, and the holiday that falls on it ('' for none)."""

    day: date
    holiday: str = ""


def day_in_month(week: int, weekday: int, year: int, month: int) -> date:
    """The `week`-th `weekday` of a month; the last one for week 5, or when the month has no such day."""
    days = [
        date(year, month, n)
        for n in range(1, monthrange(year, month)[1] + 1)
        if date(year, month, n).isoweekday() == weekday
    ]
    return days[-1] if week > 4 else days[week - 1]


def suggestions(series: MeetingSeries, today: date, count: int = 6) -> list[Suggestion]:
    """The next `count` dates of the rule, from tomorrow on, in months that have no meeting of the series yet. Two queries."""
    zone = series.school.zone
    standing = series.meetings.exclude(state=Meeting.State.CANCELLED).filter(
        starts_at__gte=datetime.combine(today.replace(day=1), series.starts_at, tzinfo=zone) - timedelta(days=1)
    )
    taken = {
        (at.astimezone(zone).year, at.astimezone(zone).month) for at in standing.values_list("starts_at", flat=True)
    }
    days: list[date] = []
    month = today.replace(day=1)
    while len(days) < count:
        day = day_in_month(series.week, series.weekday, month.year, month.month)
        if day > today and (month.year, month.month) not in taken:
            days.append(day)
        month = add_months(month, 1)
    closed = list(Holiday.objects.of(series.school).touching(days[0], days[-1]))
    return [
        Suggestion(
            day, next((one.name_in(screen_language()) for one in closed if one.starts_on <= day <= one.ends_on), "")
        )
        for day in days
    ]
