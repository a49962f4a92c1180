"""Reading dates as people and exports write them.

Day comes first, as everywhere in Indonesia, except in the ISO form. Old spellings
(Pebruari, Nopember, Agt, Ags) and the English months of Dapodik exports are read;
the days that those exports write for "unknown" are told apart.
"""

import re
from datetime import date, datetime

from core.dates.formats import ROMAN_MONTHS
from core.spoken import gettext as _

# Written by Dapodik where nobody knew the date (1,345 of 12,298 measured).
PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1910, 1, 1)})
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_MONTH_WORDS = {
    1: "januari january jan",
    2: "februari february feb pebruari peb febuari",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may mai",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agt ags agu aug agust",
    9: "september sep sept",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
_MONTHS = {word: month for month, words in _MONTH_WORDS.items() for word in words.split()}
_ROMAN = {roman.lower(): month for month, roman in enumerate(ROMAN_MONTHS, start=1)}
_TIME = r"(?:[T ]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|WIB|WITA|WIT)?)?"
_WEEKDAY = r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|mon|tues?|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_TIME}", re.ASCII | re.IGNORECASE)
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s?([-/. ])\s?(?P<month>\d{{1,2}})\s?\2\s?(?P<year>\d{{1,6}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)
_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/. ]*(?P<month>[a-z]+)\.?[-/. ,]*(?P<year>\d{{1,6}}){_TIME}",
    re.ASCII | re.IGNORECASE,
)


class DateProblem(ValueError):
    """A text that is no usable date; ``sentence`` says why, for the person who wrote it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PlaceholderDate(DateProblem):
    """A date that stands for "unknown" (1900-01-01, 1910-01-01): importers keep the field empty."""


def parse_date(text: str | date) -> date:
    """The date that ``text`` means; a time of day after it is left out.

    Reads 21/09/2026, 21-9-2026, 2026-09-21, 21 September 2026, 21 Sept 2026, 5 Pebruari 2020,
    "Senin, 21 September 2026" and "30 Aug 2024 22:46:37". ``date`` and ``datetime`` objects pass.
    Raises ``PlaceholderDate`` for the days that mean "unknown" and ``DateProblem`` for the rest:
    no date at all, a day that does not exist, a year in two figures or outside 1900 to 2199.
    """
    if isinstance(text, datetime):
        return _checked(text.date())
    if isinstance(text, date):
        return _checked(text)
    cleaned = " ".join(text.split())
    if not cleaned:
        raise DateProblem(_("Tanggal belum diisi."))
    match = len(cleaned) <= 60 and (_ISO.fullmatch(cleaned) or _FIGURES.fullmatch(cleaned) or _WORDS.fullmatch(cleaned))
    month = _month(match["month"]) if match else None
    if not match or month is None:
        raise DateProblem(
            _("“%(text)s” bukan tanggal yang dikenali. Tulis seperti 21/09/2026 atau 21 September 2026.")
            % {"text": cleaned[:40]}
        )
    if len(match["year"]) == 2:
        raise DateProblem(_("Tahun pada “%(text)s” harus ditulis dengan empat angka.") % {"text": cleaned})
    _check_year(int(match["year"]))
    try:
        found = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        raise DateProblem(_("Tanggal “%(text)s” tidak ada dalam penanggalan.") % {"text": cleaned}) from None
    return _checked(found)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    word = text.lower()
    return _MONTHS.get(word) or _ROMAN.get(word)


def _check_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateProblem(
            _("Tahun %(year)s di luar batas. Tahun harus antara %(first)s dan %(last)s.")
            % {"year": year, "first": EARLIEST_YEAR, "last": LATEST_YEAR}
        )


def _checked(value: date) -> date:
    _check_year(value.year)
    if value in PLACEHOLDERS:
        raise PlaceholderDate(_("Tanggal %(date)s biasanya berarti “tidak diketahui”.") % {"date": value.isoformat()})
    return value
