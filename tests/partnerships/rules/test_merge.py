"""Merge fields: an allow-list, plain values, and sentences for what is unknown."""

from dataclasses import dataclass

import pytest

from partnerships.merge import BLANK, FIELDS, MergeProblem, check_fields, fields_in, merge, merge_articles


@dataclass(frozen=True)
class Clause:
    key: str
    body: str
    title: str = "Judul"


def test_fields_become_their_values():
    assert merge("{nama_sekolah} dan {tentang}.", {"nama_sekolah": "SMA 1", "tentang": "UKS"}) == "SMA 1 dan UKS."


@pytest.mark.parametrize("empty", [{}, {"tempat": ""}, {"tempat": ()}])
def test_what_is_missing_shows_as_dots(empty):
    assert merge("di {tempat}", empty) == f"di {BLANK}"


def test_an_unknown_field_is_a_sentence_that_names_it():
    with pytest.raises(MergeProblem) as problem:
        merge("{nama_skolah} dan {tanggal}", {})
    assert [m.split(" tidak dikenal")[0] for m in problem.value.messages] == ["Isian {nama_skolah}", "Isian {tanggal}"]


@pytest.mark.parametrize("text", ["{nama_sekolah", "nama_sekolah}", "{{nama_sekolah}}", "{nama\n_sekolah}"])
def test_a_brace_without_its_partner_is_a_sentence(text):
    with pytest.raises(MergeProblem):
        check_fields(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ settings.SECRET_KEY }}",
        "{% load x %}{nama_sekolah.__class__}",
        "{0}",
        "{nama_sekolah!r}",
        "{}",
        "{ tempat }",
    ],
)
def test_nothing_else_than_the_list_is_understood(text):
    with pytest.raises(MergeProblem):
        merge(text, {"nama_sekolah": "SMA 1"})


def test_values_are_never_read_as_fields():
    assert merge("{tentang}", {"tentang": "{nama_sekolah} {% x %}", "nama_sekolah": "SMA"}) == "{nama_sekolah} {% x %}"


def test_values_cannot_break_out_of_their_line():
    assert merge("a {tentang} b", {"tentang": "satu\n- dua\n(3) tiga"}) == "a satu - dua (3) tiga b"


def test_a_list_alone_on_its_line_becomes_lines():
    values = {"kewajiban_para_pihak": ("PIHAK KESATU:", "- datang;")}
    assert merge("x\n{kewajiban_para_pihak}\ny", values) == "x\nPIHAK KESATU:\n- datang;\ny"
    assert merge("oleh {daftar_pihak}.", {"daftar_pihak": ("A", "B")}) == "oleh A, B."


def test_articles_are_numbered_and_know_each_other():
    first, second = merge_articles([Clause("a", "Lihat {pasal:b}."), Clause("b", "Satu\nDua")], {})
    assert (first.label, first.paragraphs[0].text) == ("Pasal 1", "Lihat Pasal 2.")
    assert (second.label, len(second.paragraphs)) == ("Pasal 2", 2)


def test_every_problem_of_every_article_is_told_at_once():
    with pytest.raises(MergeProblem) as problem:
        merge_articles([Clause("a", "{x}"), Clause("b", "{pasal:c}")], {})
    assert [m.split(" (")[0] for m in problem.value.messages] == ["Pasal 1", "Pasal 2"]
    assert "“c”" in problem.value.messages[1]


def test_fields_are_listed_once_in_order():
    assert fields_in("{tempat} {tentang} {tempat}") == ["tempat", "tentang"]


def test_every_field_explains_itself():
    assert all(str(label) for label in FIELDS.values())
