"""What changed between two versions of a text: article by article, every word of both there to be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.differences import ADDED, GONE
from partnerships.difference import Section, compare, in_one_line, sections_of

KEYS = ("tujuan", "biaya", "waktu", "penutup")


def text(*keys, **words):
    """Sections with these keys in this order; `words` says other words for some of them."""
    return [
        Section(key, f"Pasal {number}", key.title(), words.get(key, f"Bunyi {key}."))
        for number, key in enumerate(keys, start=1)
    ]


def kinds(changes):
    return {change.key: change.kind for change in changes}


def bare(text):
    return re.sub(r"\s+", "", text)


def side_of(changes, without):
    """The words of one version as the page shows them, in the page's order."""
    return {
        change.key: bare("".join(piece.text for piece in change.pieces if piece.kind != without)) for change in changes
    }


def test_nothing_changed():
    changes = compare(text(*KEYS), text(*KEYS))
    assert all(change.is_silent for change in changes)
    assert in_one_line(changes) == "Tidak ada kata yang berubah"


def test_an_article_that_was_reworded_is_the_only_one_that_speaks():
    changes = compare(text(*KEYS), text(*KEYS, biaya="Bunyi pembiayaan."))
    assert kinds(changes) == {"tujuan": "same", "biaya": "changed", "waktu": "same", "penutup": "same"}
    assert in_one_line(changes) == "Pasal 2 diubah"


def test_an_article_that_came_changes_the_numbers_but_not_the_words_of_the_others():
    changes = compare(text("tujuan", "penutup"), text("tujuan", "biaya", "penutup"))
    assert [change.kind for change in changes] == ["same", "added", "same"]
    assert (changes[2].old_label, changes[2].new_label, changes[2].is_silent) == ("Pasal 2", "Pasal 3", True)


def test_an_article_that_went_is_shown_where_it_stood():
    changes = compare(text(*KEYS), text("tujuan", "waktu", "penutup"))
    assert [(change.key, change.kind) for change in changes][:3] == [
        ("tujuan", "same"),
        ("biaya", "removed"),
        ("waktu", "same"),
    ]
    assert in_one_line(changes) == "Pasal 2 dihapus"


def test_the_first_article_that_went_stands_first():
    assert compare(text(*KEYS), text(*KEYS[1:]))[0].kind == "removed"


def test_an_article_that_moved_is_named_though_its_words_are_the_same():
    changes = compare(text(*KEYS), text("tujuan", "waktu", "biaya", "penutup"))
    moved = [change for change in changes if change.moved]
    assert len(moved) == 1
    assert not moved[0].is_silent
    assert "dipindahkan" in in_one_line(changes)


def test_a_new_title_alone_is_a_change():
    old, new = [Section("a", "Pasal 1", "Biaya", "x")], [Section("a", "Pasal 1", "Pembiayaan", "x")]
    (change,) = compare(old, new)
    assert change.kind == "changed"
    assert change.retitled
    assert change.heading == "Pembiayaan"


WORDS = st.lists(
    st.sampled_from(["PIHAK", "biaya", "1.500.000", "sekolah,", "dan", "\n", "– siswa;"]), max_size=12
).map(" ".join)
VERSION = st.lists(st.tuples(st.sampled_from(KEYS), WORDS), unique_by=lambda pair: pair[0], max_size=4)


@given(VERSION, VERSION)
def test_every_word_of_both_versions_can_be_read_out_of_the_difference(old, new):
    before = [Section(key, f"Pasal {n}", key, words) for n, (key, words) in enumerate(old, 1)]
    after = [Section(key, f"Pasal {n}", key, words) for n, (key, words) in enumerate(new, 1)]
    changes = compare(before, after)
    assert sorted(change.key for change in changes) == sorted({s.key for s in (*before, *after)})
    was, now = side_of(changes, ADDED), side_of(changes, GONE)
    assert {s.key: bare(s.text) for s in before} == {key: was[key] for key in [s.key for s in before]}
    assert {s.key: bare(s.text) for s in after} == {key: now[key] for key in [s.key for s in after]}
    assert [c.key for c in changes if c.kind != "removed"] == [s.key for s in after]


@pytest.mark.parametrize("part", ["_head", "_parties", "_recitals", "_basis", "_signatures"])
def test_the_text_around_the_articles_is_compared_as_well(part, world):
    from partnerships.models import TextVersion
    from tests.factories.negotiation import shared

    version = TextVersion.objects.get(agreement=shared(world.own))
    sections = {section.key: section for section in sections_of(version.payload, version.keys)}
    assert sections[part].text
    assert [key for key in sections if not key.startswith("_")] == version.keys
