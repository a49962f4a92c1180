"""Letter numbers: what a pattern may hold, what it makes, and which number comes next."""

from datetime import date

import pytest

from schools.numbering import NumberParts, PatternProblem, check_pattern, next_running, render, running_of, suggest

PATTERN = "{klasifikasi}/{urut:3}/{lembaga}/{bulan_romawi}/{tahun}"
PARTS = NumberParts("400.3", "SMAN1")
DAY = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (PATTERN, "400.3/012/SMAN1/IX/2026"),
        ("{urut}/{lembaga}/{bulan}/{tahun}", "12/SMAN1/09/2026"),
        ("No. {urut:4} - {lembaga}.{tahun}", "No. 0012 - SMAN1.2026"),
        ("{lembaga}-{urut:1}", "SMAN1-12"),
    ],
)
def test_a_pattern_makes_a_number(pattern, number):
    assert render(pattern, PARTS, 12, DAY) == number


def test_an_empty_part_takes_its_slash_along():
    assert render(PATTERN, NumberParts("", ""), 7, DAY) == "007/IX/2026"


def test_a_running_number_longer_than_its_width_is_not_cut():
    assert render("{urut:3}", PARTS, 12345, DAY) == "12345"


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{urut:3}/{nama}", "{nama} tidak dikenal"),
        ("{urut:9}/{tahun}", "{urut:9} tidak dikenal"),
        ("{urut:3}/{}", "tidak dikenal"),
        ("{urut:3}/{tahun", "tidak berpasangan"),
        ("{urut:3}}/{tahun}", "tidak berpasangan"),
        ("{lembaga}/{tahun}", "nomor urut"),
        ("{urut:3}/{urut}", "nomor urut"),
        ("", "nomor urut"),
    ],
)
def test_an_unusable_pattern_says_why(pattern, sentence):
    with pytest.raises(PatternProblem) as problem:
        check_pattern(pattern)
    assert sentence in str(problem.value)


@pytest.mark.parametrize(
    ("number", "running"),
    [
        ("400.3/012/SMAN1/IX/2026", 12),
        (" 421.5/7/SMAN1/I/2026 ", 7),
        ("400.3/012/SMAN1/IX/2025", None),
        ("012/SMAN1/IX/2026", None),
        ("-", None),
        ("", None),
        ("400.3/abc/SMAN1/IX/2026", None),
    ],
)
def test_the_running_number_is_read_back(number, running):
    assert running_of(PATTERN, number, 2026) == running


def test_numbers_start_again_each_calendar_year():
    used = ["400.3/041/SMAN1/XII/2025", "400.3/003/SMAN1/I/2026", "421/009/SMAN1/II/2026", "nomor lama"]
    assert next_running(PATTERN, used, 2025) == 42
    assert next_running(PATTERN, used, 2026) == 10
    assert next_running(PATTERN, used, 2027) == 1
    assert next_running(PATTERN, [], 2026) == 1


def test_a_school_suggests_its_next_number(world):
    school = world.own.school
    assert suggest(school, [], DAY) == f"400.3/001/{school.number_institution}/IX/2026"
    assert suggest(school, [suggest(school, [], DAY)], DAY).startswith("400.3/002/")
