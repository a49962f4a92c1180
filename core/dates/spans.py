"""Counting in months and years: terms of agreements, school years, semesters.

A school year runs from 1 July to 30 June and is written "2026/2027". Provinces set
other days, so the first month can be passed; semester 1 (Ganjil) is its first half.
"""

from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.dates.parsing import DateProblem

SEMESTERS = {"id": ("Ganjil", "Genap"), "en": ("Odd", "Even")}


def add_months(value: date, months: int) -> date:
    """The same day ``months`` later; a day that the month does not have becomes its last day.

    Raises ``DateProblem`` when the result is outside the calendar (years 1 to 9999).
    """
    year, month = divmod(value.year * 12 + value.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateProblem(_("Jangka waktu itu berakhir di luar penanggalan. Periksa tahunnya."))
    return date(year, month + 1, min(value.day, monthrange(year, month + 1)[1]))


def add_years(value: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February in a common year."""
    return add_months(value, 12 * years)


def inclusive_end(start: date, years: int, months: int = 0) -> date:
    """Last day of a term that begins on ``start``: the day before the anniversary.

    Three years from 1 July 2026 end on 30 June 2029. A term that begins on a day which the
    last month lacks (29 February, 31st) ends on that month's last day, so no day is lost.
    """
    anniversary = add_months(start, 12 * years + months)
    return anniversary if anniversary.day < start.day else anniversary - timedelta(days=1)


def school_year(value: date, start_month: int = 7) -> str:
    """The school year in which the day lies: 21 September 2026 -> "2026/2027"."""
    first = value.year if value.month >= start_month else value.year - 1
    return f"{first}/{first + 1}"


def school_year_bounds(name: str, start_month: int = 7) -> tuple[date, date]:
    """First and last day of "2026/2027". Raises ``DateProblem`` when the name is not two years in a row."""
    first, separator, second = name.strip().partition("/")
    years_are_figures = len(first) == len(second) == 4 and (first + second).isascii() and (first + second).isdigit()
    if not (separator and years_are_figures and int(second) == int(first) + 1 and int(first) > 0):
        raise DateProblem(_("Tahun ajaran ditulis seperti 2026/2027."))
    start = date(int(first), start_month, 1)
    return start, inclusive_end(start, 1)


def semester(value: date, start_month: int = 7) -> int:
    """1 in the first half of the school year, 2 in the second."""
    return 1 if (value.month - start_month) % 12 < 6 else 2


def semester_name(number: int, language: str = "id") -> str:
    """ "Ganjil" for semester 1, "Genap" for semester 2."""
    return SEMESTERS[language][number - 1]


def semester_bounds(name: str, number: int, start_month: int = 7) -> tuple[date, date]:
    """First and last day of semester 1 or 2 of the school year ``name``."""
    start, end = school_year_bounds(name, start_month)
    middle = add_months(start, 6)
    return (start, middle - timedelta(days=1)) if number == 1 else (middle, end)
