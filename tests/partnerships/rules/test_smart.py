"""Which letter of SMART is missing, and how long a proposal is."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.report_card import NAMES, code_of, full_name
from partnerships.smart import LONGEST, lacks, length_of
from tests.factories.partnerships import objective

TODAY = date(2026, 9, 21)
WHOLE = {"achievable": "Puskesmas sudah biasa.", "relevance": "Siswa sehat belajar lebih baik."}


def letters(**facts):
    return "".join(lack.letter for lack in lacks(objective(**{**WHOLE, **facts}), TODAY))


def test_a_whole_objective_lacks_nothing():
    assert letters() == ""


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"statement": "Lebih sehat"}, "S"),
        ({"baseline": None}, "M"),
        ({"baseline": Decimal(90)}, "M"),
        ({"achievable": " "}, "A"),
        ({"relevance": ""}, "R"),
        ({"due_on": date(2026, 9, 20)}, "T"),
        ({"due_on": TODAY}, ""),
        (
            {"statement": "Sehat", "baseline": None, "achievable": "", "relevance": "", "due_on": date(2020, 1, 1)},
            "SMART",
        ),
    ],
)
def test_each_letter_is_named(facts, missing):
    assert letters(**facts) == missing


def test_every_advice_is_a_sentence_part():
    bare = objective(statement="Sehat", baseline=None, achievable="", relevance="", due_on=date(2020, 1, 1))
    assert all(str(lack.word) and str(lack.advice) for lack in lacks(bare, TODAY))


def test_length_counts_words_and_minutes():
    assert (length_of(["satu dua", "", "tiga"]).words, length_of([]).minutes) == (3, 1)
    assert length_of(["kata " * 900]).minutes == 5
    assert not length_of(["kata " * LONGEST]).is_long
    assert length_of(["kata " * (LONGEST + 1)]).is_long


def test_indicators_are_known_by_their_code():
    assert full_name("A.1") == "A.1 Kemampuan literasi"
    assert code_of("A.1 Literasi menurun") == "A.1"
    assert code_of("A.10 bukan") == code_of("") == code_of("Literasi") == ""
    assert all(len(full_name(code)) <= 120 for code in NAMES)
