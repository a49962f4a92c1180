"""PDFs: the same in, the same out; tagged; their own letters; nothing fetched from anywhere."""

import io
import sys
from datetime import UTC, datetime

import pikepdf
import pypdf
import pytest

from core import pdf, pdf_engine
from core.documents import freeze
from tests.core.hostile_files import png
from tests.core.papers_made import Note, alternatives_of, fonts_of, pages_of, tags_of, text_of
from tests.core.sinks import CANARY, FETCHING, web_sink

CREATED = datetime(2026, 9, 21, tzinfo=UTC)
TEMPLATE = "pdf/understanding.html"


def render(note: Note | None = None, **given):
    return pdf.render(TEMPLATE, freeze(note or Note("Uji")), **{"created": CREATED, **given})


def page(body: str, **images: bytes) -> bytes:
    """A PDF of raw HTML, past the templates: what if somebody found a way to write markup?"""
    html = f'<html lang="id"><head><title>Uji</title></head><body>{body}</body></html>'
    return pdf_engine.make(html, pdf.style_sheets("document", "a4"), images, 50)[0]


def test_the_same_payload_gives_the_same_bytes():
    first, second = render(), render()
    assert first == second
    assert first.sha256 != render(Note("Uji", closing="Lain")).sha256


def test_the_date_comes_from_the_caller_not_from_the_clock():
    with pikepdf.open(io.BytesIO(render().content)) as made:
        assert str(made.docinfo["/CreationDate"]).startswith("D:20260921")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("f4", (609, 935))])
def test_sheets_have_the_size_of_indonesian_paper(paper, size):
    with pikepdf.open(io.BytesIO(render(paper=paper).content)) as made:
        box = made.pages[0].MediaBox
        assert (round(box[2]), round(box[3])) == size


def test_it_claims_pdf_a_and_pdf_ua():
    with pikepdf.open(io.BytesIO(render().content)) as made:
        xmp = made.Root.Metadata.read_bytes().decode()
        assert 'pdfuaid:part="1"' in xmp
        assert 'pdfaid:part="3"' in xmp
        assert 'pdfaid:conformance="A"' in xmp
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "id"
        assert made.Root.ViewerPreferences.DisplayDocTitle


def test_headings_lists_tables_and_paragraphs_are_tagged():
    made = render(Note("Uji", points=("Satu.", "Dua."), facts=(("Penanggung jawab", "Dewi"),)))
    assert {"H1", "L", "LI", "Lbl", "LBody", "P", "Table", "TH", "TD"} <= tags_of(made.content)


def test_only_our_own_letters_are_used():
    everything = "Ābūñ → ✓ “kutip” – — … ‘x’ é ß ≥ × berkesinambungan " * 30
    made = render(Note("Uji", points=(everything,)))
    assert fonts_of(made.content) <= {"Paper-Serif", "Paper-Serif-Bold", "Paper-Serif-Semi-Bold", "Paper-Sans"}


def test_long_words_break_as_in_indonesian_with_a_plain_hyphen():
    made = render(Note("Uji", points=("x " * 3 + "pertanggungjawaban penyelenggaraan " * 12,)))
    raw = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(made.content)).pages)
    assert "-\n" in raw
    assert "\u2010" not in raw


def test_language_decides_the_fixed_words():
    assert "Halaman 1 dari 1" in text_of(render().content)


def test_the_verification_stands_on_every_page_and_in_words_at_the_end():
    place = {"url": "https://x.test/v/AAAA/", "address": "x.test/v", "code": "AAAA-BBBB"}
    made = render(Note("Uji", points=("panjang " * 700,)), extra={"verification": place})
    assert made.pages > 1
    assert all("AAAA-BBBB" in words for words in pages_of(made.content))
    assert "Keaslian dokumen ini dapat diperiksa siapa pun di x.test/v dengan kode AAAA-BBBB." in text_of(made.content)


def test_markup_in_the_payload_is_text():
    made = render(Note("Uji", points=('<img src="http://x.test/a.png"><b>tebal</b>',)))
    assert '<img src="http://x.test/a.png"><b>tebal</b>' in text_of(made.content)
    assert alternatives_of(made.content) == []


def test_too_long_is_a_sentence(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(pdf.PaperTooLong, match="halaman"):
        render(Note("Uji", points=("panjang " * 900,)))


def test_a_machine_without_pango_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "core.pdf_engine", None)
    monkeypatch.delattr("core.pdf_engine")
    with pytest.raises(pdf.PdfUnavailable, match="Pango"):
        render()


def pictures_in(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as made:
        return sum(isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image" for o in made.objects)


def test_pictures_come_from_the_given_bytes():
    markup = '<img src="image:logo" alt="Logo">'
    assert alternatives_of(page(markup, logo=png())) == ["Logo"]
    assert pictures_in(page(markup, logo=png())) == 1
    assert pictures_in(page(markup)) == 0


@pytest.mark.parametrize("payload", FETCHING)
def test_nothing_is_fetched_and_no_file_is_read(payload, tmp_path):
    secret = tmp_path / "rahasia.txt"
    secret.write_text(CANARY)
    with web_sink() as (url, asked):
        content = page(payload.format(url=url, file=secret.as_uri(), canary=CANARY))
    assert asked == []
    with pikepdf.open(io.BytesIO(content)) as made:
        assert not made.attachments
        streams = [o.read_bytes() for o in made.objects if isinstance(o, pikepdf.Stream) and "/Filter" in o]
    assert all(CANARY.encode() not in stream for stream in [content, *streams])


def test_the_fetcher_knows_fonts_and_given_pictures_only():
    fetcher = pdf_engine.PackagedOnly({"logo": png()})
    assert fetcher.fetch("font:SourceSansPro-Bold").read(4) == b"\x00\x01\x00\x00"
    assert fetcher.fetch("image:logo").read() == png()
    for url in (
        "font:SourceSansPro-Black",
        "font:Other-Bold",
        "image:other",
        "image:LOGO",
        "http://x.test",
        "file:///",
    ):
        with pytest.raises(pdf_engine.Refused):
            fetcher.fetch(url)


def test_only_pictures_pass_as_pictures():
    with pytest.raises(pdf_engine.Refused):
        pdf_engine.PackagedOnly({"logo": b"<html>"}).fetch("image:logo")


@pytest.mark.parametrize("style", pdf.STYLES)
def test_no_text_asks_for_features_of_its_font(style):
    """WeasyPrint never frees what it makes of them for each line: the worker grew by 0.2 MiB with each paper."""
    css = pdf.style_sheets(style, "a4")
    body = (
        "<h1>Perjanjian 2026</h1><ol><li>Pasal</li></ol><table class='data'><tr><th>1</th><td>Rp1.000</td></tr></table>"
    )
    pdf_engine.make(f'<html lang="id"><title>Uji</title><body>{body}</body></html>', css, {}, 1)
    assert pdf_engine._prepared.get(css).fonts.font_features == {}
