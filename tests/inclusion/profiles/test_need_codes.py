"""Dapodik's codes in every spelling that schools were found to use (practice.md 2.2)."""

from __future__ import annotations

import pytest

from inclusion.need_codes import read_needs
from inclusion.terms import Need


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("C,C1,H,K,Q", "C C1 H K Q"),
        ("A, B, C", "A B C"),
        ("C1, D1", "C1 D1"),
        ("K - Kesulitan Belajar", "K"),
        ("Q – Autis; K: Kesulitan belajar", "K Q"),
        ("q,k,k", "K Q"),
        ("C1 (Tuna grahita sedang)", "C1"),
        ("Tuna Grahita Sedang, Tuna daksa ringan", "C1 D"),
        ("Tunanetra dan Tunarungu", "A B"),
        ("Tidak ada", ""),
        ("-", ""),
        (None, ""),
    ],
)
def test_every_spelling_is_read(cell, codes):
    reading = read_needs(cell)
    assert (reading.codes, reading.is_other, reading.unknown) == (tuple(codes.split()), False, ())


def test_other_needs_and_words_that_nobody_can_place_are_kept_apart():
    reading = read_needs("Lainnya, K, gaya belajar")
    assert (reading.codes, reading.is_other, reading.unknown) == (("K",), True, ("gaya belajar",))


def test_mild_and_moderate_exclude_each_other():
    assert read_needs("C, C1, D").clashes == [(Need.C, Need.C1)]
    assert read_needs("C,D1").clashes == []


@pytest.mark.parametrize("need", Need)
def test_each_code_is_read_alone_with_its_label_and_by_its_label(need):
    for cell in (need.value, f"{need.value} - {need.label}", str(need.label)):
        assert read_needs(cell).codes == (need.value,)
