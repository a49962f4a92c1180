"""Reading days and terms out of an old register: "3 tahun", "2021–2024", "44197", "31-12-21", "1 Jan s.d. 31 Des 2023".

Nothing is refused here. A reading says what was understood, what was mended on the way, and what stays without meaning; the
importer keeps the cell's own words wherever anything was mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches

from core import looks
from core.dates import DateProblem, PlaceholderDate, add_months, parse_date, school_year_bounds
from core.spoken import gettext as _
from core.spoken import spoken

NOTHING = frozenset({"", "-", "--", "---", ".", "?", "??", "0", "x", "n/a", "na", "null", "none", "nihil", "kosong", "tidak ada",
                     "belum ada", "tidak diketahui", "tidak tahu", "belum diketahui"})  # fmt: skip
FIRST_SERIAL, LAST_SERIAL = 18264, 73050
"""1 January 1950 and 31 December 2099 as spreadsheets count days."""
LONGEST_MONTHS = 600

_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_SHORT_YEAR = re.compile(r"(\d{1,2})([-/. ])(\d{1,2}|[A-Za-z]+)\.?\2'?(\d{2})", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_WORD_DAY = re.compile(r"(\d{1,2})[\s\-/.]+([A-Za-z]{3,})[\s\-/.,]+(\d{2}|\d{4})", re.ASCII)
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,})[\s\-/.,]+(\d{4})|(\d{1,2})[-/.](\d{4})", re.ASCII)
_YEAR = re.compile(r"(?:tahun\s+|th\.?\s*)?((?:19|20)\d\d)", re.IGNORECASE | re.ASCII)
_BETWEEN = re.compile(
    r"\s*(?:s\s*[./]\s*d\.?|sampai(?:\s+dengan)?|hingga|s/d|sd\.?|–|—|\bto\b)\s*|\s+-\s+|(?<=\d{4})-(?=\d{4})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"^(?:s\s*[./]\s*d\.?|sampai(?:\s+dengan)?|hingga|berlaku\s+(?:sampai|hingga|s\.?/?d\.?)(?:\s+dengan)?)\s*",
    re.IGNORECASE,
)
_FOREVER = re.compile(
    r"tidak\s+terbatas|tanpa\s+batas|selamanya|seterusnya|sampai\s+diakhiri|sampai\s+ada\s+p|tidak\s+ditentukan|unlimited",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?P<count>\d+(?:[.,]\d+)?|[a-z]+(?:\s+belas|\s+puluh)?)\s*(?:\([^)]*\)\s*)?(?P<unit>tahun|thn|th|tahunan|years?|yrs?|bulan|bln|months?|semester|smt)\b\.?",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(
    r"(?:(?:t\.?a\.?|tahun (?:ajaran|pelajaran))\s*)?(\d{4})\s*/\s*(\d{4})", re.IGNORECASE | re.ASCII
)
_WORDS = {"satu": 1, "setahun": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
          "sepuluh": 10, "sebelas": 11, "dua belas": 12, "one": 1, "two": 2, "three": 3, "five": 5}  # fmt: skip


@dataclass
class Reading:
    """What a cell was understood to say. `mends` are sentences about it; `lost` is true when the words must be kept."""

    day: date | None = None
    mends: list[str] = field(default_factory=list)

    @property
    def lost(self) -> bool:
        return bool(self.mends)


@dataclass
class Term:
    """A term as one cell gives it: a span of days, or a length in months, or for ever."""

    start: date | None = None
    end: date | None = None
    months: int = 0
    forever: bool = False
    mends: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.start or self.end or self.months or self.forever)


def is_nothing(text: str) -> bool:
    """True for a cell that says nothing: empty, "-", "NULL", "belum ada"."""
    return " ".join(text.split()).casefold().strip(" .") in NOTHING or not text.strip(" .-–?")


def read_day(text: str, today: date, *, last: bool = False) -> Reading:
    """The day that a cell means. Only a month or a year gives its first day, or with `last` its last; the reading says so."""
    bare = " ".join(text.split()).strip(" ,;")
    if is_nothing(bare):
        return Reading()
    try:
        return Reading(parse_date(bare))
    except PlaceholderDate as problem:
        return Reading(None, [problem.sentence + " " + _("Dikosongkan.")])
    except DateProblem as problem:
        for attempt in (_serial, _short_year, _american, _misspelt, _part):
            found = attempt(bare, today, last)
            if found is not None:
                return found
        kept = _("Dikosongkan; tulisannya disimpan sebagai keterangan asal.")
        return Reading(None, [problem.sentence + " " + kept])


def _told(day: date, sentence: str, text: str) -> Reading:
    return Reading(day, [sentence % {"text": text, "day": spoken(looks.day, day)}])


def _serial(text: str, today: date, last: bool) -> Reading | None:
    match = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", text, re.ASCII)
    if not match or not FIRST_SERIAL <= int(match[1]) <= LAST_SERIAL:
        return None
    day = date(1899, 12, 30) + timedelta(days=int(match[1]))
    return _told(day, _("“%(text)s” adalah angka tanggal Excel; dibaca %(day)s."), text)


def _short_year(text: str, today: date, last: bool) -> Reading | None:
    match = _SHORT_YEAR.fullmatch(text)
    if not match:
        return None
    year = 2000 + int(match[4])
    if year > today.year + 20:
        year -= 100
    day = (
        _parsed(f"{match[1]}/{match[3]}/{year}")
        or _parsed(f"{match[3]}/{match[1]}/{year}")
        or _parsed(f"{match[1]} {match[3]} {year}")
    )
    return _told(day, _("Tahun pada “%(text)s” hanya dua angka; dibaca %(day)s."), text) if day else None


def _american(text: str, today: date, last: bool) -> Reading | None:
    match = _AMERICAN.fullmatch(text)
    day = _parsed(f"{match[3]}/{match[1]}/{match[4]}") if match and int(match[3]) > 12 else None
    return _told(day, _("“%(text)s” ditulis bulan lebih dahulu; dibaca %(day)s."), text) if day else None


def _misspelt(text: str, today: date, last: bool) -> Reading | None:
    match = _WORD_DAY.fullmatch(text)
    month = _month(match[2]) if match else 0
    if not (match and month):
        return None
    year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
    day = _parsed(f"{match[1]}/{month}/{year}")
    return _told(day, _("“%(text)s” dibaca %(day)s."), text) if day else None


def _part(text: str, today: date, last: bool) -> Reading | None:
    """A month or a year alone."""
    match = _MONTH_YEAR.fullmatch(text)
    if match:
        month = _month(match[1]) if match[1] else int(match[3])
        year = int(match[2] or match[4])
        if not (1 <= month <= 12 and 1950 <= year <= 2099):
            return None
        first = date(year, month, 1)
        day = add_months(first, 1) - timedelta(days=1) if last else first
        return _told(day, _("“%(text)s” tidak menyebut hari; dipakai %(day)s."), text)
    match = _YEAR.fullmatch(text)
    if not match:
        return None
    day = date(int(match[1]), 12, 31) if last else date(int(match[1]), 1, 1)
    return _told(day, _("“%(text)s” hanya menyebut tahun; dipakai %(day)s."), text)


def _month(word: str) -> int:
    try:
        return parse_date(f"1 {word} 2020").month
    except DateProblem:
        near = get_close_matches(word.casefold(), _MONTHS, n=1, cutoff=0.72)
        return _MONTHS.index(near[0]) + 1 if near else 0


def _parsed(text: str) -> date | None:
    try:
        return parse_date(text)
    except DateProblem:
        return None


def read_term(text: str, today: date) -> Term:
    """What a cell says about how long something holds."""
    bare = " ".join(text.split()).strip(" ,;.")
    if is_nothing(bare):
        return Term()
    if _FOREVER.search(bare):
        return Term(forever=True)
    span = _school_years(bare) or _span(bare, today)
    if span is not None:
        return span
    until = _UNTIL.match(bare)
    if until:
        end = read_day(bare[until.end() :], today, last=True)
        return Term(end=end.day, mends=end.mends)
    months = _months(bare)
    if months:
        return Term(months=months)
    if re.fullmatch(r"\d{1,2}", bare, re.ASCII):
        return Term(months=12 * int(bare), mends=[_("Jangka waktu “%(text)s” dibaca %(text)s tahun.") % {"text": bare}])
    single = read_day(bare, today, last=True)
    if single.day:
        return Term(
            end=single.day,
            mends=[*single.mends, _("Jangka waktu “%(text)s” dibaca sebagai tanggal berakhir.") % {"text": bare}],
        )
    return Term(
        mends=[
            _("Jangka waktu “%(text)s” tidak dipahami; tulisannya disimpan sebagai keterangan asal.")
            % {"text": bare[:60]}
        ]
    )


def _school_years(text: str) -> Term | None:
    """ "2021/2022", "TA 2021/2022": from July to June."""
    match = _SCHOOL_YEAR.fullmatch(text)
    if not match or int(match[2]) != int(match[1]) + 1:
        return None
    start, end = school_year_bounds(f"{match[1]}/{match[2]}")
    return Term(start, end, mends=[_("“%(text)s” dibaca sebagai tahun ajaran, Juli sampai Juni.") % {"text": text}])


def _span(text: str, today: date) -> Term | None:
    """Two days with "sampai" or a dash between; the first may borrow its year from the second."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part and part.strip()]
    if len(parts) != 2 or _UNTIL.match(text):
        return None
    end = read_day(parts[1], today, last=True)
    if end.day is None:
        return None
    start = read_day(parts[0], today)
    if start.day is None:
        start = read_day(f"{parts[0]} {end.day.year}", today)
    if start.day is None:
        return None
    return Term(start.day, end.day, mends=[*start.mends, *end.mends])


def _months(text: str) -> int:
    match = _LENGTH.search(text)
    if not match:
        return 12 if text.casefold() == "setahun" else 0
    count, unit = match["count"].replace(",", "."), match["unit"].casefold()
    size = 12 if unit[0] in "ty" else 6 if unit[0] == "s" else 1
    amount = float(count) if count[0].isdigit() else _WORDS.get(" ".join(count.casefold().split()), 0)
    months = round(amount * size)
    return months if 0 < months <= LONGEST_MONTHS else 0
