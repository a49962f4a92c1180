"""On which days a rule falls, and how it says so."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from collaboration.recurrence import MOST, Every, Rule


def first(rule: Rule, count: int = 4) -> list[str]:
    return [day.isoformat() for day in islice(rule.days(), count)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule(Every.WEEK, date(2026, 9, 22)), ["2026-09-22", "2026-09-29", "2026-10-06", "2026-10-13"]),
        (Rule(Every.WEEK, date(2026, 9, 22), interval=3), ["2026-09-22", "2026-10-13", "2026-11-03", "2026-11-24"]),
        (Rule(Every.MONTH_DAY, date(2027, 1, 31)), ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        (Rule(Every.MONTH_DAY, date(2028, 1, 30)), ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        (Rule(Every.MONTH_WEEKDAY, date(2026, 9, 8)), ["2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08"]),
        (Rule(Every.MONTH_WEEKDAY, date(2026, 9, 29)), ["2026-09-29", "2026-10-27", "2026-11-24", "2026-12-29"]),
        (Rule(Every.MONTH_LAST, date(2026, 9, 25)), ["2026-09-25", "2026-10-30", "2026-11-27", "2026-12-25"]),
        (Rule(Every.WEEK, date(2026, 9, 22), times=2), ["2026-09-22", "2026-09-29"]),
        (Rule(Every.WEEK, date(2026, 9, 22), until=date(2026, 9, 29)), ["2026-09-22", "2026-09-29"]),
        (Rule(Every.WEEK, date(2026, 9, 22), until=date(2026, 9, 21)), []),
    ],
)
def test_its_days(rule, days):
    assert first(rule) == days


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(Every.WEEK, date(2026, 9, 22), times=4), "setiap minggu pada hari Selasa, 4 kali"),
        (
            Rule(Every.WEEK, date(2026, 9, 22), 2, until=date(2027, 6, 30)),
            "setiap 2 minggu pada hari Selasa, sampai 30 Juni 2027",
        ),
        (Rule(Every.MONTH_DAY, date(2026, 9, 5), times=2), "setiap bulan pada tanggal 5, 2 kali"),
        (Rule(Every.MONTH_WEEKDAY, date(2026, 9, 8), times=2), "setiap bulan pada Selasa kedua, 2 kali"),
        (Rule(Every.MONTH_LAST, date(2026, 9, 25), 3, times=2), "setiap 3 bulan pada Jumat terakhir, 2 kali"),
    ],
)
def test_its_words(rule, words):
    assert rule.sentence == words


def test_too_many_days_are_noticed_without_counting_for_ever():
    assert Rule(Every.WEEK, date(2026, 9, 22), until=date(2100, 1, 1)).too_many()
    assert Rule(Every.WEEK, date(2026, 9, 22)).too_many()
    assert not Rule(Every.WEEK, date(2026, 9, 22), times=MOST).too_many()
