"""When something that recurs comes due. Pure rules: no rows, no clock; python-dateutil counts the months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateutil.rrule import MONTHLY, WEEKLY, rrule
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import day_name, long_date
from core.looks import day, screen_language

MOST = 520
"""No series is longer: ten years of weeks."""


class Every(models.TextChoices):
    """How often a duty recurs [product PA8]."""

    WEEK = "week", gettext_lazy("Setiap minggu")
    WEEKS = "weeks", gettext_lazy("Setiap beberapa minggu")
    MONTH = "month", gettext_lazy("Setiap bulan")
    MONTHS = "months", gettext_lazy("Setiap beberapa bulan")
    SEMESTER = "semester", gettext_lazy("Setiap semester (enam bulan)")
    YEAR = "year", gettext_lazy("Setiap tahun")


class Ends(models.TextChoices):
    """When a series ends."""

    AGREEMENT = "agreement", gettext_lazy("Selama perjanjian berlaku")
    DATE = "date", gettext_lazy("Sampai tanggal tertentu")
    TIMES = "times", gettext_lazy("Setelah beberapa kali")


STEP = {Every.MONTH: 1, Every.SEMESTER: 6, Every.YEAR: 12}
IN_WEEKS = (Every.WEEK, Every.WEEKS)
WITH_INTERVAL = (Every.WEEKS, Every.MONTHS)
"""These alone ask how many weeks or months lie between."""


@dataclass(frozen=True)
class Rule:
    """How something recurs. The first due date is `starts_on`; `until` still counts; `interval` is for `WITH_INTERVAL` alone.

    `month_end` means the last day of each month. Without it a day that a month lacks becomes that month's last day.
    """

    every: str
    starts_on: date
    interval: int = 1
    month_end: bool = False
    until: date | None = None
    times: int | None = None

    @property
    def months(self) -> int:
        """How many months lie between two due dates; 0 for weeks."""
        return 0 if self.every in IN_WEEKS else STEP.get(Every(self.every), self.interval)

    @property
    def weeks(self) -> int:
        """How many weeks lie between two due dates; 0 for months."""
        return {Every.WEEK: 1, Every.WEEKS: self.interval}.get(Every(self.every), 0)

    def dates(self) -> Iterator[date]:
        """Every due date in order, at most `MOST`; endless rules stop there too."""
        last = None if self.until is None else datetime.combine(self.until, datetime.min.time())
        if self.times is not None and self.times < 1:
            return
        count = min(self.times or MOST, MOST)
        start = datetime.combine(self.starts_on, datetime.min.time())
        for number, moment in enumerate(self._rrule(start)):
            if number >= count or (last is not None and moment > last):
                return
            yield moment.date()

    def _rrule(self, start: datetime) -> rrule:
        if self.weeks:
            return rrule(WEEKLY, dtstart=start, interval=self.weeks)
        if self.month_end:
            return rrule(MONTHLY, dtstart=start, interval=self.months, bymonthday=-1)
        if start.day <= 28:
            return rrule(MONTHLY, dtstart=start, interval=self.months, bymonthday=start.day)
        possible = range(28, start.day + 1)
        return rrule(MONTHLY, dtstart=start, interval=self.months, bymonthday=possible, bysetpos=-1)

    def ending(self, until: date | None) -> Rule:
        """The same rule, no longer than `until` when that is earlier."""
        known = [limit for limit in (self.until, until) if limit is not None]
        return replace(self, until=min(known) if known else None)

    @property
    def rhythm(self) -> str:
        """How often and on which day, in words of the reader's language: "setiap bulan pada tanggal 5"."""
        language, start = screen_language(), self.starts_on
        if self.weeks == 1:
            return _("setiap minggu pada hari %(day)s") % {"day": day_name(start, language)}
        if self.weeks:
            return _("setiap %(weeks)d minggu pada hari %(day)s") % {
                "weeks": self.weeks,
                "day": day_name(start, language),
            }
        if self.every == Every.YEAR and not self.month_end:
            return _("setiap tahun pada %(day)s") % {"day": long_date(start, language).rsplit(" ", 1)[0]}
        often = {1: _("setiap bulan"), 6: _("setiap semester"), 12: _("setiap tahun")}
        named = self.every != Every.MONTHS or self.months == 1
        words = often[self.months] if named else _("setiap %(months)d bulan") % {"months": self.months}
        return f"{words} {self._day_of_month}"

    @property
    def _day_of_month(self) -> str:
        if self.month_end:
            return _("pada hari terakhir bulan")
        if self.starts_on.day > 28:
            return _("pada tanggal %(day)d (atau hari terakhir bulan itu)") % {"day": self.starts_on.day}
        return _("pada tanggal %(day)d") % {"day": self.starts_on.day}

    @property
    def limit(self) -> str:
        """Until when, in words; '' for a rule without an end of its own."""
        if self.times is not None:
            return _("%(times)d kali") % {"times": self.times}
        return _("sampai %(day)s") % {"day": day(self.until)} if self.until else ""

    @property
    def sentence(self) -> str:
        """Rhythm and limit: "setiap bulan pada tanggal 5, sampai 30 Juni 2027"."""
        return ", ".join(filter(None, (self.rhythm, self.limit)))
