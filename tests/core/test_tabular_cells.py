"""Cleaning one cell: what is mended, what is left alone, what is said about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tabular import Mend, clean_cell, neutralise
from core.tabular.cells import FORMULA_LEADS


@pytest.mark.parametrize(
    "text",
    ["SMA NEGERI 1 SLEMAN", "", "-", "--", "-7.8016000", "+62 812-3456-7890", "-5", "- membaca\n- menulis", "'Aisyiyah",
     "MA`ARIF", "BPS&K", "Jl. A. Yani No. 1", "3,5", "Nusa Dua–Bali", "ꦱꦼꦏꦺꦴꦭꦃ", "José", "-1.234,5"],
)  # fmt: skip
def test_clean_text_is_left_alone(text):
    assert clean_cell(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "cleaned", "kinds"),
    [
        ("010000  ", "010000", ("trimmed",)),
        (" SD 1 ", "SD 1", ("trimmed",)),
        ("SMK X\t\t\t", "SMK X", ("trimmed",)),
        ("SD NEGERI  4 LIWA", "SD NEGERI 4 LIWA", ("spaces",)),
        ("RT 01 \tRW 01", "RT 01 RW 01", ("spaces",)),
        ("KRIDA\u00a0NUSANTARA", "KRIDA NUSANTARA", ("spaces",)),
        ("Subang â€“ Cikamurang", "Subang – Cikamurang", ("mojibake",)),
        ("SYAFIÃ\x8d", "SYAFIÍ", ("mojibake",)),
        ("KASIHÂ\u00a0Â\u00a0", "KASIH", ("mojibake", "trimmed")),
        ("Khusuâ€™ Batu", "Khusu’ Batu", ("mojibake",)),
        ("Khusu\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2", "Khusu’", ("mojibake",)),
        ("Kuningan ï€ª 45586", "Kuningan 45586", ("mojibake", "invisible", "spaces")),
        ("a\x00b\x07c", "abc", ("invisible",)),
        ("Budi\u200b \u202eitnaS", "Budi itnaS", ("invisible",)),
        ("Budi\u200d", "Budi", ("invisible",)),
        ("'20404180", "20404180", ("apostrophe",)),
        ("'-jln Mungkur", "-jln Mungkur", ("apostrophe",)),
        ("=HYPERLINK(\"http://x\")", "HYPERLINK(\"http://x\")", ("formula",)),
        ("-jln Mungkur Datu", "jln Mungkur Datu", ("formula",)),
        ("@SUM(A1)", "SUM(A1)", ("formula",)),
        ("--cmd|' /C calc'!A0", "cmd|' /C calc'!A0", ("formula",)),
        ("+cmd|' /C calc'!A0", "cmd|' /C calc'!A0", ("formula",)),
        ("＝1+1", "1+1", ("formula",)),
        ("\t=1+1", "1+1", ("trimmed", "formula")),
        ("=", "", ("formula",)),
        ("Jl. A\r\n Kota B", "Jl. A\nKota B", ("spaces",)),
        ("e\u0301", "é", ()),
    ],
)  # fmt: skip
def test_dirt_is_mended_and_named(text, cleaned, kinds):
    assert clean_cell(text) == (cleaned, kinds)


def test_line_breaks_inside_a_cell_stay_without_remark():
    assert clean_cell("Jl. A\r\nKota B") == ("Jl. A\nKota B", ())


def test_a_mend_is_told_in_a_sentence_that_names_the_column():
    assert Mend("alamat", "spaces").sentence() == "Spasi ganda atau tab di alamat dirapikan."
    assert Mend("alamat_jalan", "formula").sentence("Alamat") == "Tanda rumus di awal Alamat dibuang."


@given(st.text(max_size=60))
def test_no_dirt_is_left_in_any_text(text):
    cleaned, kinds = clean_cell(text)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert not any(ord(char) < 32 and char != "\n" for char in cleaned)
    assert "apostrophe" in kinds or not cleaned.startswith(("=", "@"))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40))
def test_text_decoded_wrongly_once_is_recovered(text):
    """What a Windows program made of UTF-8 comes back, whenever it had letters beyond ASCII."""
    try:
        mangled = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    assert clean_cell(mangled)[0] == clean_cell(text)[0] or clean_cell(text)[0] != text


@pytest.mark.parametrize("lead", [*FORMULA_LEADS, " =", "\u00a0@"])
def test_texts_that_begin_like_a_formula_get_an_apostrophe(lead):
    assert neutralise(f"{lead}1+1") == f"'{lead}1+1"


@pytest.mark.parametrize("text", ["", " ", "SMA 1", "a=b", "1-2", "'=x"])
def test_other_texts_leave_as_they_are(text):
    assert neutralise(text) == text
