"""How the text of an article is read: paragraphs, letters, figures, never a typed number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.clause_text import paragraphs
from partnerships.documents import Item, Paragraph


def test_a_line_is_a_paragraph():
    assert paragraphs("Satu.\n\n  Dua   kata.  \n") == (Paragraph("Satu."), Paragraph("Dua kata."))


def test_letters_and_figures_hang_under_their_line():
    text = "Meliputi:\n- kegiatan;\n- jadwal, yaitu:\n-- ganjil; dan\n-- genap; dan\n- orang.\nSelesai."
    letters = (Item("kegiatan;"), Item("jadwal, yaitu:", ("ganjil; dan", "genap; dan")), Item("orang."))
    assert paragraphs(text) == (Paragraph("Meliputi:", letters), Paragraph("Selesai."))


@pytest.mark.parametrize("typed", ["(1) Satu\n(2) Dua", "(3) Satu\n(3) Dua", "(1)Satu\n(12) Dua"])
def test_typed_paragraph_numbers_are_dropped(typed):
    assert [p.text for p in paragraphs(typed)] == ["Satu", "Dua"]


@pytest.mark.parametrize("mark", ["- ", "• ", "a. ", "b) ", "1. "])
def test_typed_letters_are_understood(mark):
    assert paragraphs(f"Meliputi:\n{mark}satu")[0].items == (Item("satu"),)


def test_figures_under_letters():
    assert paragraphs("x:\n- y:\n1) satu\n2) dua")[0].items == (Item("y:", ("satu", "dua")),)


def test_a_list_needs_a_line_above_it():
    assert [p.text for p in paragraphs("- yatim\nlanjut")] == ["- yatim", "lanjut"]


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_nothing_is_nothing(text):
    assert paragraphs(text) == ()


@given(st.text())
def test_no_word_is_ever_lost(text):
    kept = " ".join(
        " ".join([p.text, *(" ".join([i.text, *i.items]) for i in p.items)]) for p in paragraphs("x\n" + text)
    )
    wanted = {w for w in text.split() if w.isalpha() and len(w) > 1}
    assert wanted <= set(kept.split())
