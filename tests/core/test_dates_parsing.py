"""Reading dates as people, spreadsheets and exports write them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import dates
from core.dates import DateProblem, PlaceholderDate, parse_date

TWENTY_FIRST = date(2026, 9, 21)


@pytest.mark.parametrize(
    "text",
    ["21/09/2026", "21-09-2026", "21.9.2026", "21 09 2026", "2026-09-21", "2026-9-21", "2026/09/21",
     "21 September 2026", "21 september 2026", "21 Sept 2026", "21 Sept. 2026", "21-Sep-2026", "21Sep2026",
     "Senin, 21 September 2026", "senin 21/09/2026", " 21\u00a0September  2026 ", "21 September, 2026", "21-IX-2026",
     "2026-09-21T10:00:00", "2026-09-21T10:00:00.123456+07:00", "2026-09-21 00:00:00", "2026-09-21T10:00Z",
     "21/09/2026 10.30 WIB", "21 Sep 2026 22:46:37", TWENTY_FIRST, datetime(2026, 9, 21, 22, 46, tzinfo=UTC)],
)  # fmt: skip
def test_forms_that_are_read(text):
    assert parse_date(text) == TWENTY_FIRST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 Aug 2024 22:46:37", date(2024, 8, 30)),
        ("1 Agt 2020", date(2020, 8, 1)),
        ("1 Ags 2020", date(2020, 8, 1)),
        ("17 Agustus 1945", date(1945, 8, 17)),
        ("5 Pebruari 2020", date(2020, 2, 5)),
        ("5 Nopember 2020", date(2020, 11, 5)),
        ("12 May 2021", date(2021, 5, 12)),
        ("12 Mei 2021", date(2021, 5, 12)),
        ("2 Dec 2021", date(2021, 12, 2)),
        ("2 Okt 2021", date(2021, 10, 2)),
        ("Jum'at, 2 Oktober 2026", date(2026, 10, 2)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_spellings_of_months(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", ["1910-01-01", "1900-01-01", "01/01/1910", "1 Januari 1900", date(1910, 1, 1)])
def test_dates_that_mean_unknown_are_told_apart(text):
    with pytest.raises(PlaceholderDate) as problem:
        parse_date(text)
    assert "tidak diketahui" in problem.value.sentence


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "belum diisi"),
        ("   ", "belum diisi"),
        ("segera", "bukan tanggal"),
        ("21/09", "bukan tanggal"),
        ("0 / 0", "bukan tanggal"),
        ("2026-1-1T", "bukan tanggal"),
        ("10000-01-01", "bukan tanggal"),
        ("٢١/٠٩/٢٠٢٦", "bukan tanggal"),
        ("２１/０９/２０２６", "bukan tanggal"),
        ("21 Foo 2026", "bukan tanggal"),
        ("21/09-2026", "bukan tanggal"),
        ("1" * 5000, "bukan tanggal"),
        ("21/09/26", "empat angka"),
        ("31/04/2026", "tidak ada dalam penanggalan"),
        ("29/02/2025", "tidak ada dalam penanggalan"),
        ("09/21/2026", "tidak ada dalam penanggalan"),
        ("00/00/2026", "tidak ada dalam penanggalan"),
        ("0001-01-01", "di luar batas"),
        ("9999-12-31", "di luar batas"),
        ("01/01/10000", "di luar batas"),
        ("01/01/026", "di luar batas"),
    ],
)
def test_what_is_no_usable_date_is_refused_with_a_sentence(text, part):
    with pytest.raises(DateProblem) as problem:
        parse_date(text)
    assert part in problem.value.sentence
    assert len(problem.value.sentence) < 160


@given(st.dates(min_value=date(1911, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from(["id", "en"]))
def test_what_we_write_we_read(day, language):
    written = [
        dates.long_date(day, language),
        dates.short_date(day, language),
        dates.day_and_date(day, language),
        dates.date_figures(day),
        day.isoformat(),
        day.strftime("%d/%m/%Y"),
    ]
    assert {parse_date(text) for text in written} == {day}


@given(st.text(max_size=80))
def test_any_text_gives_a_date_or_a_sentence(text):
    with suppress(DateProblem):
        assert isinstance(parse_date(text), date)
