"""The papers of partnerships, as they come out of the printer."""

import itertools
import re

import pytest

from core import pdf
from core.documents import freeze
from tests.core.papers_made import alternatives_of, fonts_of, pages_of, seen_in, tags_of, text_of
from tests.core.sinks import CANARY, FETCHING, web_sink
from tests.partnerships.documents import sample_papers as samples

SERIF = {"Paper-Serif", "Paper-Serif-Bold", "Paper-Serif-Semi-Bold", "Paper-Serif-Italic"}
SANS = {"Paper-Sans", "Paper-Sans-Semi-Bold", "Paper-Sans-Bold"}
SHEETS = ("a4", "f4")
AGREEMENTS = ("agreement", "loan", "bilateral", "five")

every_paper = pytest.mark.parametrize("name", samples.ALL)
every_sheet = pytest.mark.parametrize("paper", SHEETS)


@every_paper
@every_sheet
def test_only_packaged_letters(render, name, paper):
    assert fonts_of(render(name, paper).content) <= SERIF | SANS


@every_paper
def test_official_papers_are_serif_and_reports_are_sans(render, name):
    found = fonts_of(render(name).content)
    style = samples.ALL[name][1]
    assert bool(found & SERIF) == (style == "document")


@every_paper
def test_every_paper_is_tagged(render, name):
    found = tags_of(render(name).content)
    assert {"H1", "P", "Table", "TH", "Figure"} <= found
    assert all(alternatives_of(render(name).content))


@every_paper
@every_sheet
def test_every_page_is_numbered(render, name, paper):
    pages = pages_of(render(name, paper).content)
    for number, words in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in words


@pytest.mark.parametrize("name", AGREEMENTS)
@every_sheet
def test_no_heading_is_left_alone_at_the_foot_of_a_page(render, name, paper):
    for words in pages_of(render(name, paper).content):
        body = words.split("Periksa keaslian")[0].split("Halaman ")[0]
        assert not re.search(r"Pasal \d+ [A-Z ]+$", body.strip()), body[-80:]


@pytest.mark.parametrize("name", AGREEMENTS)
@every_sheet
def test_all_signatures_stand_on_one_page_under_the_last_article(render, name, paper):
    built = samples.ALL[name][2]()
    people = [person for row in built.signatures for person in row]
    last = built.articles[-1]
    holding = [w for w in pages_of(render(name, paper).content) if "rangkap asli" in w]
    assert len(holding) == 1
    (words,) = holding
    assert f"{last.label} {last.title.upper()}" in words
    for person in people:
        assert person.heading in words
        assert person.name.split(",")[0].split(" ")[-1] in words
        assert person.id_line in words


@pytest.mark.parametrize("name", ["agreement", "loan"])
@every_sheet
def test_witnesses_and_superiors_are_not_left_on_a_page_of_their_own(render, name, paper):
    (words,) = [w for w in pages_of(render(name, paper).content) if "Saksi-saksi:" in w]
    assert "Mengetahui," in words
    assert "PENUTUP" in words


def test_the_agreement_says_everything_in_order(render):
    words = text_of(render("agreement").content)
    order = [
        "PEMERINTAH PROVINSI JAWA SELATAN",
        "PERJANJIAN KERJA SAMA",
        "ANTARA",
        "DENGAN",
        "TENTANG",
        "Nomor: 421.3/087/SMAN1-LA/IX/2026",
        "Senin, tanggal Dua Puluh Satu bulan September tahun Dua Ribu Dua Puluh Enam (21-09-2026)",
        "selanjutnya disebut PIHAK KESATU",
        "selanjutnya disebut PIHAK KETIGA",
        "disebut PARA PIHAK",
        "bahwa kesehatan jiwa",
        "Undang-Undang Nomor 20 Tahun 2003",
        "Pasal 1 MAKSUD DAN TUJUAN",
        "Perjanjian ini bertujuan untuk:",
        "Pasal 12 PENUTUP",
        "3 (tiga) rangkap asli",
        "Meterai Rp10.000",
        "Saksi-saksi:",
        "LAMPIRAN",
    ]
    places = [words.find(part) for part in order]
    assert -1 not in places, [part for part, place in zip(order, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_considerations_are_lettered_and_laws_are_numbered(render):
    words = seen_in(render("agreement").content)
    for marked in ("a. bahwa kesehatan", "c. bahwa kerja sama", "1. Undang-Undang Nomor 20", "5. Peraturan Menteri"):
        assert marked in words


def test_articles_and_paragraphs_are_numbered_without_gaps(render):
    words = seen_in(render("agreement").content)
    parts = re.split(r"Pasal (\d+) (?=[A-Z]{3})", words)[1:]
    assert [int(n) for n in parts[::2]] == list(range(1, 13))
    for part in parts[1::2]:
        numbers = [int(n) for n in re.findall(r" \((\d+)\) (?=[A-Z])", part)]
        assert numbers == list(range(1, len(numbers) + 1))
    assert " a. menugaskan sekurang-kurangnya 2 (dua)" in words


def test_a_number_may_still_be_missing(render):
    words = text_of(render("agreement").content)
    assert words.count("Nomor: 4") >= 2
    assert "Nomor: Pada hari ini" in words  # a dotted line to fill in by hand


def test_a_loan_has_its_article_and_its_schedule(render):
    words = text_of(render("loan").content)
    assert "PENGEMBALIAN PINJAMAN" in words
    assert "izin Kepala Dinas Pendidikan Provinsi Jawa Selatan Nomor 900/1204/DISDIK/2026" in words
    assert "LAMPIRAN II" in words
    assert "Rp60.000.000,00" in words.split("JADWAL PENGEMBALIAN PINJAMAN")[1]
    assert "PENGEMBALIAN PINJAMAN" not in text_of(render("agreement").content)


def test_two_parties_stand_left_and_right_with_logos_above(render):
    content = render("bilateral", verified=False).content
    assert {"Logo Provinsi Jawa Selatan", "Logo puskesmas"} <= set(alternatives_of(content))
    assert "DRAF" in text_of(content)
    assert "Periksa keaslian" not in text_of(content)


def test_the_initials_of_every_party_are_on_every_page(render):
    for words in pages_of(render("agreement").content):
        assert all(word in words for word in ("Paraf", "Kesatu", "Kedua", "Ketiga"))


@pytest.mark.parametrize("name", ["proposal", "evaluation"])
def test_reports_begin_with_a_summary_on_the_first_page(render, name):
    built = samples.ALL[name][2]()
    first = pages_of(render(name).content)[0]
    assert "Ringkasan" in first
    assert all(text[:60] in first for text in built.summary)
    assert len(" ".join(built.summary).split()) < 150  # two minutes aloud


def test_the_proposal_holds_what_the_principal_needs(render):
    words = text_of(render("proposal").content)
    for part in (
        "Latar belakang", "Tujuan", "Sasaran yang terukur", "Rata-rata hari tunggu", "Peran dan tanggung jawab",
        "Universitas Cakrawala Nusantara", "Anggaran dan sumber dana", "Rp36.500.000,00", "BOS Reguler", "Rencana evaluasi",
        "Disetujui oleh",
    ):  # fmt: skip
        assert part in words


def test_the_evaluation_shows_the_parties_side_by_side_in_words(render):
    content = render("evaluation").content
    words = text_of(content)
    for part in ("Mulai terlihat", "Sangat kuat", "belum tercapai", "Manfaat yang terwujud", "Rekomendasi", "9 hari"):
        assert part in words
    charts = [text for text in alternatives_of(content) if "." in text]
    assert len(charts) == 4
    assert any("Waktu tunggu turun dari 9 hari menjadi 4 hari" in text for text in charts)


def test_the_understanding_is_one_page(render):
    for paper in SHEETS:
        made = render("understanding", paper)
        assert made.pages == 1
        words = text_of(made.content)
        assert "Penanggung jawab" in words
        assert "Ditinjau pada" in words
        assert "tidak mengikat secara hukum" in words


def test_the_same_sample_is_the_same_file(render):
    from tests.partnerships.documents.conftest import rendered

    assert rendered.__wrapped__("understanding").sha256 == render("understanding").sha256


def with_markup(value, markup):
    """The payload with `markup` after every text that a person could have typed; names of pictures stay."""
    if isinstance(value, str):
        return f"{value} {next(markup)}"
    if isinstance(value, list):
        return [with_markup(item, markup) for item in value]
    if isinstance(value, dict):
        kept = ("kind", "image", "logo", "align")
        return {key: item if key in kept else with_markup(item, markup) for key, item in value.items()}
    return value


@pytest.mark.parametrize("name", ["agreement", "proposal", "evaluation", "understanding"])
def test_markup_in_any_field_is_printed_and_never_obeyed(name, tmp_path):
    template, style, build = samples.ALL[name]
    secret = tmp_path / "rahasia.txt"
    secret.write_text(CANARY)
    with web_sink() as (url, asked):
        hostile = [text.format(url=url, file=secret.as_uri(), canary="x") for text in FETCHING]
        payload = with_markup(freeze(build()), itertools.cycle(hostile))
        html = pdf.markup(template, payload, pictures={})
        made = pdf.render(template, payload, style=style, images=samples.logos())
    assert asked == []
    assert not any(text in html for text in hostile)
    words = text_of(made.content)
    assert "<img src=" in words
    assert CANARY not in words
