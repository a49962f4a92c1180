"""On which days something of collaboration comes round. Pure rules: no rows, no clock; python-dateutil counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from dateutil.relativedelta import relativedelta, weekday
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import day_name
from core.looks import day, screen_language

MOST = 200
"""No series has more dates: four years of weeks."""


class Every(models.TextChoices):
    """How something comes round. Weekday and place in the month are those of its first day."""

    WEEK = "week", gettext_lazy("Setiap minggu pada hari yang sama")
    MONTH_DAY = "month_day", gettext_lazy("Setiap bulan pada tanggal yang sama")
    MONTH_WEEKDAY = "month_weekday", gettext_lazy("Setiap bulan pada hari dan pekan yang sama, misalnya Selasa kedua")
    MONTH_LAST = "month_last", gettext_lazy("Setiap bulan pada hari yang sama di pekan terakhir")


@dataclass(frozen=True)
class Rule:
    """How something comes round, from its first day `starts_on`, every `interval` weeks or months.

    It ends with `until` (which still counts) or after `times` days; one of them is needed before anything is planned by it.
    A day that a month lacks becomes that month's last day; the fifth weekday of a month means the last one.
    """

    every: str
    starts_on: date
    interval: int = 1
    until: date | None = None
    times: int | None = None

    @property
    def has_end(self) -> bool:
        """Whether it ends at all."""
        return self.until is not None or self.times is not None

    def days(self) -> Iterator[date]:
        """Its days in order, from the first; a rule without end goes on and on."""
        for number, moment in enumerate(self._rrule()):
            if (self.times is not None and number >= self.times) or (self.until and moment.date() > self.until):
                return
            yield moment.date()

    def in_month(self, first: date) -> date:
        """Its day in the month that begins on `first`."""
        if self.every == Every.MONTH_DAY:
            return first + relativedelta(day=self.starts_on.day)
        start = datetime.combine(first, time.min)
        place = weekday(self.starts_on.weekday(), self._nth)
        return rrule(MONTHLY, dtstart=start, byweekday=place, count=1)[0].date()

    def too_many(self) -> bool:
        """More days than a series may have."""
        return len(list(islice(self.days(), MOST + 1))) > MOST

    def _rrule(self) -> rrule:
        start = datetime.combine(self.starts_on, time.min)
        if self.every == Every.WEEK:
            return rrule(WEEKLY, dtstart=start, interval=self.interval)
        if self.every == Every.MONTH_DAY:
            possible = [start.day] if start.day <= 28 else range(28, start.day + 1)
            return rrule(MONTHLY, dtstart=start, interval=self.interval, bymonthday=possible, bysetpos=-1)
        return rrule(MONTHLY, dtstart=start, interval=self.interval, byweekday=weekday(start.weekday(), self._nth))

    @property
    def _nth(self) -> int:
        """Which of its weekdays in the month: 1 to 4, or -1 for the last."""
        nth = (self.starts_on.day - 1) // 7 + 1
        return -1 if self.every == Every.MONTH_LAST or nth > 4 else nth

    @property
    def rhythm(self) -> str:
        """How often and when, in the reader's language: "setiap 2 minggu pada hari Selasa"."""
        name = day_name(self.starts_on, screen_language())
        if self.every == Every.WEEK:
            often = _("setiap minggu") if self.interval == 1 else _("setiap %(n)d minggu") % {"n": self.interval}
            return _("%(often)s pada hari %(day)s") % {"often": often, "day": name}
        often = _("setiap bulan") if self.interval == 1 else _("setiap %(n)d bulan") % {"n": self.interval}
        if self.every == Every.MONTH_DAY:
            return _("%(often)s pada tanggal %(day)d") % {"often": often, "day": self.starts_on.day}
        places = {1: _("pertama"), 2: _("kedua"), 3: _("ketiga"), 4: _("keempat"), -1: _("terakhir")}
        return _("%(often)s pada %(day)s %(place)s") % {"often": often, "day": name, "place": places[self._nth]}

    @property
    def sentence(self) -> str:
        """Rhythm and end: "setiap minggu pada hari Selasa, sampai 30 Juni 2027"."""
        end = _("%(times)d kali") % {"times": self.times} if self.times is not None else ""
        if self.until is not None:
            end = _("sampai %(day)s") % {"day": day(self.until)}
        return ", ".join(filter(None, (self.rhythm, end)))
