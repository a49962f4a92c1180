"""Days, dates and times as Indonesian papers and screens write them.

Every function takes ``language`` ("id" or "en"). It is Indonesian unless told
otherwise, because letters and agreements are Indonesian whoever prints them;
screens pass the reader's language. Names do not depend on the process locale.
"""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.dates.words import number_words, ordinal_words

DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# UTC+7, +8 and +9; Indonesia has no summer time.
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def day_name(value: date, language: str = "id") -> str:
    """Name of the weekday: "Senin"."""
    return DAYS[language][value.weekday()]


def month_name(month: int, language: str = "id") -> str:
    """Name of the month from 1 to 12: 9 -> "September". Raises ``ValueError`` outside that."""
    _check_month(month)
    return MONTHS[language][month - 1]


def short_month_name(month: int, language: str = "id") -> str:
    """Three letters of the month: 8 -> "Agt", in English "Aug"."""
    _check_month(month)
    return SHORT_MONTHS[language][month - 1]


def roman_month(value: date | int) -> str:
    """The month as letter numbers carry it: September -> "IX"."""
    month = value if isinstance(value, int) else value.month
    _check_month(month)
    return ROMAN_MONTHS[month - 1]


def long_date(value: date, language: str = "id") -> str:
    """Date with the month in words: "21 September 2026"."""
    return f"{value.day} {month_name(value.month, language)} {value.year}"


@lru_cache(maxsize=4096)
def short_date(value: date, language: str = "id") -> str:
    """Date for narrow places, month in three letters: "21 Sep 2026"."""
    return f"{value.day} {short_month_name(value.month, language)} {value.year}"


def month_and_year(value: date, language: str = "id") -> str:
    """Heading of a month: "September 2026"."""
    return f"{month_name(value.month, language)} {value.year}"


def day_and_date(value: date, language: str = "id") -> str:
    """Date with its weekday: "Senin, 21 September 2026"."""
    return f"{day_name(value, language)}, {long_date(value, language)}"


def date_figures(value: date) -> str:
    """Day, month and year in figures, as agreements repeat them: "21-09-2026"."""
    return f"{value.day:02}-{value.month:02}-{value.year:04}"


def date_words(value: date, language: str = "id") -> str:
    """The date written out, as the opening of an agreement needs it.

    Indonesian: "Senin, tanggal Dua Puluh Satu bulan September tahun Dua Ribu Dua Puluh Enam".
    English: "Monday, the twenty-first of September two thousand and twenty-six".
    """
    day, month = day_name(value, language), month_name(value.month, language)
    if language == "en":
        return f"{day}, the {ordinal_words(value.day)} of {month} {number_words(value.year, 'en')}"
    in_words = (number_words(value.day).title(), month, number_words(value.year).title())
    return "{}, tanggal {} bulan {} tahun {}".format(day, *in_words)


def date_range(start: date, end: date, language: str = "id") -> str:
    """Two dates without repeating what they share: "21–23 September 2026", "30 Juni–2 Juli 2026"."""
    last = long_date(end, language)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        return f"{start.day} {month_name(start.month, language)}–{last}"
    return f"{long_date(start, language)}–{last}"


def zone_abbreviation(zone: str) -> str:
    """The Indonesian name of a time zone: "Asia/Jakarta" -> "WIB". Raises ``ValueError`` for other zones."""
    try:
        return ZONES[zone]
    except KeyError:
        raise ValueError(f"{zone} is not an Indonesian time zone") from None


def clock(value: time | datetime, zone: str = "Asia/Jakarta", language: str = "id") -> str:
    """Hour and minute, with a dot in Indonesian ("09.00") and a colon in English ("09:00").

    An aware ``datetime`` is first turned into ``zone``.
    """
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(ZoneInfo(zone))
    return f"{value.hour:02}{'.' if language == 'id' else ':'}{value.minute:02}"


def time_range(
    start: time | datetime, end: time | datetime | None, zone: str = "Asia/Jakarta", language: str = "id"
) -> str:
    """A span of the day with its zone: "pukul 09.00–11.30 WIB".

    Without an end: "pukul 09.00 WIB s.d. selesai".
    """
    first, name = clock(start, zone, language), zone_abbreviation(zone)
    if end is None:
        return f"pukul {first} {name} s.d. selesai" if language == "id" else f"from {first} {name}"
    return f"{'pukul ' if language == 'id' else ''}{first}–{clock(end, zone, language)} {name}"


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
