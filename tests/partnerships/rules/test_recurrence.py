"""When a duty that recurs comes due: no date lost, none doubled, ends included, month ends as people expect them."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from partnerships.recurrence import MOST, Every, Rule

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
rules = st.builds(
    Rule,
    every=st.sampled_from(Every.values),
    starts_on=days,
    interval=st.integers(1, 24),
    month_end=st.booleans(),
    times=st.none() | st.integers(0, 60),
    until=st.none() | days,
)


def expected_day(rule, due):
    last = monthrange(due.year, due.month)[1]
    return last if rule.month_end else min(rule.starts_on.day, last)


@given(rules)
def test_dates_rise_and_keep_their_distance(rule):
    found = list(rule.dates())
    for before, after in pairwise(found):
        if rule.weeks:
            assert after - before == timedelta(weeks=rule.interval if rule.every == Every.WEEKS else 1)
        else:
            assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == rule.months


@given(rules)
def test_month_ends_are_the_last_day_when_the_month_is_short(rule):
    if rule.months:
        assert all(due.day == expected_day(rule, due) for due in rule.dates())


@given(rules)
def test_ends_are_inclusive_and_nothing_comes_behind_them(rule):
    found, endless = list(rule.dates()), list(Rule(rule.every, rule.starts_on, rule.interval, rule.month_end).dates())
    count = len(endless) if rule.times is None else rule.times
    inside = [due for due in endless if rule.until is None or due <= rule.until]
    assert found == inside[:count]


@given(rules)
def test_the_first_is_the_start_itself_or_the_end_of_its_month(rule):
    first = next(Rule(rule.every, rule.starts_on, rule.interval, rule.month_end).dates())
    if rule.month_end and rule.months:
        assert (first.year, first.month) == (rule.starts_on.year, rule.starts_on.month)
    else:
        assert first == rule.starts_on


def test_an_endless_rule_stops_somewhere():
    assert len(list(Rule(Every.WEEK, date(2026, 1, 5)).dates())) == MOST


def test_the_earlier_end_counts():
    rule = Rule(Every.MONTH, date(2026, 1, 5), until=date(2026, 6, 30))
    assert rule.ending(date(2026, 3, 5)).until == date(2026, 3, 5)
    assert rule.ending(date(2027, 3, 5)).until == date(2026, 6, 30)
    assert rule.ending(None).until == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("month", date(2026, 12, 5), until=date(2027, 6, 30)), "setiap bulan pada tanggal 5, sampai 30 Juni 2027"),
        (Rule("months", date(2026, 12, 5), interval=3, times=4), "setiap 3 bulan pada tanggal 5, 4 kali"),
        (Rule("week", date(2026, 11, 23)), "setiap minggu pada hari Senin"),
        (Rule("weeks", date(2026, 11, 24), interval=2, times=8), "setiap 2 minggu pada hari Selasa, 8 kali"),
        (Rule("weeks", date(2026, 11, 24)), "setiap minggu pada hari Selasa"),
        (Rule("year", date(2026, 8, 17)), "setiap tahun pada 17 Agustus"),
        (Rule("semester", date(2027, 1, 4)), "setiap semester pada tanggal 4"),
        (Rule("month", date(2027, 1, 31)), "setiap bulan pada tanggal 31 (atau hari terakhir bulan itu)"),
        (Rule("month", date(2027, 1, 31), month_end=True), "setiap bulan pada hari terakhir bulan"),
    ],
)
def test_a_rule_reads_as_a_sentence(rule, words):
    assert rule.sentence == words


def test_the_sentence_is_english_for_an_english_reader():
    with translation.override("en"):
        assert "Monday" in Rule("week", date(2026, 11, 23)).rhythm
