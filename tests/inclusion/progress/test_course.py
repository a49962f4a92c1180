"""Where a goal stands and what parents read of it: derived, honest, in plain words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from inclusion.models import ProgressEntry, ShortGoal
from inclusion.queries.course import Standing, course_of, figure, told

START, DUE = date(2026, 9, 1), date(2026, 12, 10)


def goal(**facts):
    given = {
        "pk": 1, "baseline": Decimal(40), "target": Decimal(60), "unit": "kata per menit", "starts_on": START, "due_on": DUE,
        "measure": "Kata benar dalam satu menit", "instructions": "Membaca berdua setiap pagi", **facts,
    }  # fmt: skip
    return ShortGoal(**given)


def course(*pairs, **facts):
    """(days after the start, value)…"""
    entries = [
        ProgressEntry(pk=n, day=START + timedelta(days=days), value=Decimal(value))
        for n, (days, value) in enumerate(pairs, 1)
    ]
    return course_of(goal(**facts), entries)


FALLS = {"baseline": Decimal(10), "target": Decimal(2), "unit": "kali", "falls": True}
HOLDS = {"baseline": Decimal(50), "target": Decimal(50)}
LOSES = {"baseline": Decimal(50), "target": Decimal(40), "reason": "mempertahankan"}


@pytest.mark.parametrize(
    ("pairs", "facts", "state"),
    [
        ([], {}, Standing.NONE),
        ([(50, 50)], {}, Standing.TOWARDS),
        ([(50, 49)], {}, Standing.TOWARDS),
        ([(50, 44)], {}, Standing.BELOW),
        ([(20, 61)], {}, Standing.REACHED),
        ([(20, 61), (50, 44)], {}, Standing.BELOW),
        ([(50, 5)], FALLS, Standing.TOWARDS),
        ([(50, 9)], FALLS, Standing.BELOW),
        ([(50, 1)], FALLS, Standing.REACHED),
        ([(20, 50)], HOLDS, Standing.TOWARDS),
        ([(20, 48)], HOLDS, Standing.BELOW),
        ([(100, 50)], HOLDS, Standing.REACHED),
        ([(50, 46)], LOSES, Standing.TOWARDS),
        ([(50, 30)], LOSES, Standing.BELOW),
    ],
)
def test_where_a_goal_stands(pairs, facts, state):
    assert course(*pairs, **facts).state is state


def test_the_sentence_says_what_was_measured_and_what_was_done():
    assert told(course((14, 44), (42, 52)), "Sekar") == [
        "Dalam 6 minggu hasil Sekar naik 12 kata per menit: dari 40 menjadi 52 kata per menit.",
        "Targetnya 60 kata per menit pada 10 Desember 2026.",
        "Cara mengukur: Kata benar dalam satu menit.",
        "Yang dilakukan: Membaca berdua setiap pagi.",
    ]


def test_the_sentence_in_english():
    with translation.override("en"):
        assert told(course((14, 44), (42, 52)), "Sekar")[0] == (
            "Over 6 weeks Sekar's result rose by 12 kata per menit: from 40 to 52 kata per menit."
        )


@pytest.mark.parametrize(
    ("pairs", "facts", "words"),
    [
        ([], {}, "Belum ada catatan"),
        ([(42, 52)], {}, "Terlalu dini"),
        ([(3, 41), (10, 52)], {}, "Terlalu dini"),
        ([(14, 40), (42, 41)], {}, "Belum ada kemajuan"),
        ([(14, 40), (42, 36)], {}, "turun 4 kata per menit"),
        ([(14, 8), (42, 6)], FALLS, "turun 4 kali: dari 10 menjadi 6 kali"),
    ],
)
def test_the_sentence_is_honest(pairs, facts, words):
    assert words in told(course(*pairs, **facts), "Sekar")[0]


def test_below_the_way_is_said_and_less_is_better_too():
    assert "belum seperti yang diharapkan" in told(course((14, 40), (42, 42)), "Sekar")[1]
    assert "makin kecil makin baik" in told(course((14, 8), (42, 6), **FALLS), "Bima")[1]
    assert "tercapai" in told(course((14, 44), (42, 61)), "Sekar")[1]


def test_corrected_and_withdrawn_entries_do_not_count():
    entries = [
        ProgressEntry(pk=1, day=START + timedelta(days=20), value=Decimal(450)),
        ProgressEntry(pk=2, day=START + timedelta(days=20), value=Decimal(45), replaces_id=1),
        ProgressEntry(pk=3, day=START + timedelta(days=30), value=Decimal(70)),
        ProgressEntry(pk=4, day=START + timedelta(days=30), value=None, replaces_id=3),
    ]
    found = course_of(goal(), entries)
    assert [one.value for one in found.standing] == [Decimal(45)]
    assert len(found.everything) == 4


def test_the_chart_ends_at_the_due_date_and_has_both_lines():
    chart = course((14, 44), (42, 52)).chart
    assert chart.labels == ("15 Sep", "13 Okt", "10 Des")
    assert chart.series[0].values == (44.0, 52.0, None)
    assert (chart.baseline, chart.target) == (40.0, 60.0)
    assert "10 Desember 2026" in chart.description
    many = course(*[(n, 41) for n in range(1, 40)]).chart
    assert len(many.labels) == 13


@pytest.mark.parametrize(
    ("value", "words"), [("40.00", "40"), ("12.50", "12,5"), ("0", "0"), ("1200.25", "1.200,25"), ("100", "100")]
)
def test_figures(value, words):
    assert figure(Decimal(value)) == words
