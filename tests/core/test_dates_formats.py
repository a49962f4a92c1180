"""Dates and times as papers and screens write them."""

from datetime import UTC, date, datetime, time

import pytest

from core import dates

MONDAY = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dates.long_date(MONDAY), "21 September 2026"),
        (dates.long_date(date(2026, 8, 1), "en"), "1 August 2026"),
        (dates.short_date(date(2026, 8, 1)), "1 Agt 2026"),
        (dates.short_date(date(2026, 8, 1), "en"), "1 Aug 2026"),
        (dates.month_and_year(MONDAY), "September 2026"),
        (dates.day_and_date(MONDAY), "Senin, 21 September 2026"),
        (dates.day_and_date(date(2026, 9, 25)), "Jumat, 25 September 2026"),
        (dates.day_and_date(MONDAY, "en"), "Monday, 21 September 2026"),
        (dates.date_figures(MONDAY), "21-09-2026"),
        (dates.date_figures(date(926, 1, 2)), "02-01-0926"),
        (dates.date_words(MONDAY), "Senin, tanggal Dua Puluh Satu bulan September tahun Dua Ribu Dua Puluh Enam"),
        (dates.date_words(date(2027, 5, 1)), "Sabtu, tanggal Satu bulan Mei tahun Dua Ribu Dua Puluh Tujuh"),
        (dates.date_words(MONDAY, "en"), "Monday, the twenty-first of September two thousand and twenty-six"),
        (dates.day_name(date(2026, 9, 27)), "Minggu"),
    ],
)
def test_dates_as_papers_write_them(written, expected):
    assert written == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MONDAY, MONDAY, "21 September 2026"),
        (MONDAY, date(2026, 9, 23), "21–23 September 2026"),
        (date(2026, 6, 30), date(2026, 7, 2), "30 Juni–2 Juli 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 Desember 2026–1 Januari 2027"),
    ],
)
def test_a_range_does_not_repeat_what_both_days_share(start, end, expected):
    assert dates.date_range(start, end) == expected


def test_roman_months():
    assert [dates.roman_month(month) for month in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]
    assert dates.roman_month(MONDAY) == "IX"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_months_outside_the_year_are_refused(month):
    for function in (dates.month_name, dates.short_month_name, dates.roman_month):
        with pytest.raises(ValueError, match="no month"):
            function(month)


@pytest.mark.parametrize(
    ("zone", "abbreviation"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_zones_have_their_indonesian_names(zone, abbreviation):
    assert dates.zone_abbreviation(zone) == abbreviation


def test_a_zone_outside_indonesia_is_refused():
    with pytest.raises(ValueError, match="Europe/Berlin"):
        dates.zone_abbreviation("Europe/Berlin")


def test_spans_of_the_day():
    assert dates.time_range(time(9), time(11, 30)) == "pukul 09.00–11.30 WIB"
    assert dates.time_range(time(9), None, "Asia/Makassar") == "pukul 09.00 WITA s.d. selesai"
    assert dates.time_range(time(9), time(11, 30), "Asia/Jayapura", "en") == "09:00–11:30 WIT"
    assert dates.time_range(time(9), None, language="en") == "from 09:00 WIB"


def test_moments_are_shown_in_the_zone_of_the_school():
    start, end = datetime(2026, 9, 21, 2, 0, tzinfo=UTC), datetime(2026, 9, 21, 4, 30, tzinfo=UTC)
    assert dates.time_range(start, end) == "pukul 09.00–11.30 WIB"
    assert dates.time_range(start, end, "Asia/Jayapura") == "pukul 11.00–13.30 WIT"
