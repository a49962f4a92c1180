"""Groups under five are not shown and cannot be worked out [IN9]."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inclusion.suppression import HIDDEN, Cell, cells, overlapping, part, shown, total

COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), min_size=1, max_size=9)


@given(COUNTS)
def test_what_is_hidden_cannot_be_worked_out_from_the_whole(counts):
    found = cells(counts)
    assert all(cell.count is None or cell.count == counts[cell.label] for cell in found)
    assert not any(cell.count is not None and 0 < cell.count < 5 for cell in found)
    hidden = [counts[cell.label] for cell in found if cell.count is None and counts[cell.label]]
    if hidden and total(sum(counts.values())) is not None:
        everybody = len([count for count in counts.values() if count])
        assert sum(hidden) >= 5, "the sum of the hidden groups follows from the whole"
        assert len(hidden) >= 2 or everybody == 1, "a single hidden group follows from the whole"


@given(COUNTS)
def test_nothing_is_hidden_without_need(counts):
    if all(count == 0 or count >= 5 for count in counts.values()):
        assert [cell.count for cell in cells(counts)] == [count or None for count in counts.values()]


def test_a_group_and_the_rest_of_the_whole_are_both_five_or_none():
    assert (part(12, 20), part(18, 20), part(3, 20), part(20, 20), part(0, 20)) == (12, None, None, 20, None)
    assert part(3, 4) is None
    assert total(4) is None
    assert [cell.count for cell in overlapping({"K": 7, "Q": 2, "A": 0}, 20)] == [7, None, None]


def test_nobody_looks_like_a_few():
    for empty, few in ((0, 1), (0, 4)):
        assert total(empty) == total(few)
        assert part(empty, 20) == part(few, 20)
        groups = [
            shown(kind({"K": one, "Q": 9, "A": 8}, 17 + one)) for kind in (cells, overlapping) for one in (empty, few)
        ]
        assert "K" not in {cell.label for found in groups for cell in found}


def test_a_hidden_group_says_so():
    assert Cell("VII", None).text == HIDDEN
    assert Cell("VII", 8).text == "8"
