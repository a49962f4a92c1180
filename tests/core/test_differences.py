"""What changed in a text, word by word: exact, readable, quick, and said to those who do not see it."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from django.template.loader import render_to_string

from core.differences import ADDED, GONE, KEPT, Piece, is_changed, words


def test_one_word_exchanged():
    assert words("Guru hadir tiap Senin.", "Guru hadir tiap Rabu.") == [
        (KEPT, "Guru hadir tiap "),
        (GONE, "Senin"),
        (ADDED, "Rabu"),
        (KEPT, "."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("", "Baru.", [(ADDED, "Baru.")]),
        ("Lama.", "", [(GONE, "Lama.")]),
        ("sama saja", "sama saja", [(KEPT, "sama saja")]),
        ("Rp1.500.000,00 per bulan", "Rp1.750.000,00 per bulan", None),
        ("anak anak", "anak-anak", [(GONE, "anak anak"), (ADDED, "anak-anak")]),
    ],
)
def test_edges(old, new, expected):
    found = words(old, new)
    if expected is not None:
        assert found == expected
    assert is_changed(found) == (old != new)


def test_an_amount_changes_as_a_whole():
    found = words("sebesar 1.500.000,00 rupiah", "sebesar 1.750.000,00 rupiah")
    assert [piece.text.strip() for piece in found if piece.kind != KEPT] == ["1.500.000,00", "1.750.000,00"]


def test_blanks_do_not_count_but_new_lines_do():
    assert not is_changed(words("dua  kata", "dua kata"))
    assert not is_changed(words("dua baris\r\nsini", "dua baris\nsini"))
    assert is_changed(words("dua baris sini", "dua baris\nsini"))


OLD = "Pihak pertama menyediakan ruang kelas dan listrik.\nPihak kedua mengirim dua pelatih setiap bulan.\nSelesai."
NEW = "Pihak pertama menyediakan ruang kelas.\nPihak kedua mengirim tiga pelatih setiap minggu, bila diminta.\nSelesai."


@pytest.mark.parametrize(
    ("old", "new"), [(OLD, NEW), (NEW, OLD), (OLD, OLD), ("a b a b", "b a b a"), ("“Ya”", "‘Tidak’!")]
)
def test_both_texts_can_be_read_out_of_it(old, new):
    found = words(old, new)
    assert "".join(p.text for p in found if p.kind != GONE) == new
    assert re.sub(r"\s+", "", "".join(p.text for p in found if p.kind != ADDED)) == re.sub(r"\s+", "", old)
    assert all(one.kind != other.kind for one, other in itertools.pairwise(found))


def test_a_long_text_is_compared_by_lines_first_and_still_word_by_word():
    old = "\n".join(f"Pasal {n} tentang hal nomor {n} yang panjang lebar." for n in range(400))
    new = old.replace("hal nomor 200 yang", "perkara nomor 200 yang")
    found = words(old, new)
    assert [tuple(p) for p in found if p.kind != KEPT] == [(GONE, "hal "), (ADDED, "perkara ")]


@pytest.mark.parametrize("text", ["a " * 30_000, "a\n" * 20_000, "".join(f"kata{n} " for n in range(30_000))])
def test_no_text_makes_it_slow(text):
    start = time.process_time()
    words(text, text[::-1])
    assert time.process_time() - start < 5


def test_the_marks_are_said_to_a_screen_reader():
    page = render_to_string(
        "components/difference.html", {"pieces": words("tiap Senin", "tiap <b>Rabu</b>"), "legend": True}
    )
    said = re.sub(r"<[^>]+>", "", page)
    assert "[dihapus: Senin]" in said
    assert "[ditambah: " in said
    assert "<ins>" in page
    assert "<del>" in page
    assert "&lt;" in page
    assert "<b>" not in page


def test_pieces_are_plain_pairs():
    kind, text = Piece(ADDED, "x")
    assert (kind, text) == ("added", "x")


def test_a_last_word_that_is_gone_keeps_its_distance():
    found = words("Membaca label air minum.", "Menghitung pemakaian air.")
    assert found[-3:] == [(KEPT, "air"), (GONE, " minum"), (KEPT, ".")]
    assert words("Hari Senin.", "Hari Senin") == [(KEPT, "Hari Senin"), (GONE, ".")]
