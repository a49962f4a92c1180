"""Terms of agreements, school years and semesters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import dates

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 13, date(2027, 2, 28)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_adding_months_keeps_the_day_where_it_can(start, months, expected):
    assert dates.add_months(start, months) == expected


def test_adding_years_to_the_leap_day():
    assert dates.add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert dates.add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2026, 7, 1), 3, date(2029, 6, 30)),
        (date(2026, 1, 1), 1, date(2026, 12, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(start, years, end):
    assert dates.inclusive_end(start, years) == end


def test_terms_in_months():
    assert dates.inclusive_end(date(2026, 8, 31), 0, 6) == date(2027, 2, 28)
    assert dates.inclusive_end(date(2026, 9, 1), 1, 6) == date(2028, 2, 29)


def test_terms_beyond_the_calendar_are_refused_with_a_sentence():
    with pytest.raises(dates.DateProblem) as problem:
        dates.inclusive_end(date(2026, 7, 1), 8000)
    assert "penanggalan" in problem.value.sentence


@given(DAYS, st.integers(min_value=1, max_value=30))
def test_two_terms_in_a_row_leave_no_gap(start, years):
    """The day after a term begins the next one; only a start on 29 February moves to 1 March."""
    following = dates.inclusive_end(start, years) + timedelta(days=1)
    if start.day <= 28 or (following.month, following.day) == (start.month, start.day):
        assert following == start.replace(year=start.year + years)
    else:
        assert (following.month, following.day) == (3, 1)


@pytest.mark.parametrize(
    ("day", "name", "semester"),
    [
        (date(2026, 6, 30), "2025/2026", 2),
        (date(2026, 7, 1), "2026/2027", 1),
        (date(2026, 12, 31), "2026/2027", 1),
        (date(2027, 1, 1), "2026/2027", 2),
    ],
)
def test_school_year_and_semester_of_a_day(day, name, semester):
    assert dates.school_year(day) == name
    assert dates.semester(day) == semester


def test_names_of_semesters():
    assert [dates.semester_name(number) for number in (1, 2)] == ["Ganjil", "Genap"]
    assert dates.semester_name(1, "en") == "Odd"


def test_bounds_of_a_school_year():
    assert dates.school_year_bounds("2026/2027") == (date(2026, 7, 1), date(2027, 6, 30))
    assert dates.semester_bounds("2026/2027", 1) == (date(2026, 7, 1), date(2026, 12, 31))
    assert dates.semester_bounds("2026/2027", 2) == (date(2027, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize("name", ["2026", "2026/2028", "26/27", "2027/2026", "abcd/efgh", "", "0000/0001", "२०२६/२०२७"])
def test_a_name_that_is_no_school_year_is_refused(name):
    with pytest.raises(dates.DateProblem) as problem:
        dates.school_year_bounds(name)
    assert "2026/2027" in problem.value.sentence


@given(DAYS, st.integers(min_value=1, max_value=12))
def test_each_day_lies_in_its_school_year_and_semester(day, start_month):
    name = dates.school_year(day, start_month)
    first, last = dates.semester_bounds(name, dates.semester(day, start_month), start_month)
    start, end = dates.school_year_bounds(name, start_month)
    assert start <= first <= day <= last <= end
