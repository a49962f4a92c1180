"""What an addendum's paper says: which agreement, what changes, and that the rest stays in force."""

from datetime import date

import pytest

from core import pdf
from core.documents import freeze
from partnerships import chain
from partnerships.actions.addenda import change_article, reword_change
from partnerships.actions.signatures import record_numbers
from partnerships.models import Agreement
from partnerships.papers.agreement import agreement_paper
from tests.clock import NOW
from tests.factories import addenda, agreements

END = "30 September 2029"


def said(paper, title):
    article = next(article for article in paper.articles if article.title == title)
    return [paragraph.text for paragraph in article.paragraphs], article.quotes


@pytest.fixture
def base(world):
    agreement = agreements.signed(world.own)
    numbers = {p.pk: f"{p.order}/PKS/2026" for p in agreement.parties.all()}
    record_numbers(by=world.own.as_("hub"), now=NOW, agreement=agreement, numbers=numbers)
    return agreement


def change(side, addendum, kind, article, title="", body=""):
    return change_article(
        by=side.as_("hub"), now=NOW, addendum=addendum, kind=kind, article=article, title=title, body=body
    )


def label_of(base, title):
    return next(row.label for row in chain.frozen_articles(base) if row.article.title == title)


def test_it_names_the_agreement_by_kind_subject_numbers_and_date(world, base):
    paper = agreement_paper(addenda.drafted(world.own, base, ends_on=addenda.LONGER, reasons="hasilnya baik"))
    first, last = paper.recitals
    assert first == (
        "bahwa PARA PIHAK telah menandatangani Perjanjian Kerja Sama tentang Usaha Kesehatan Sekolah Nomor 1/PKS/2026, "
        "2/PKS/2026, dan 3/PKS/2026 pada tanggal 21 September 2026, selanjutnya disebut Perjanjian; dan"
    )
    assert last == "bahwa hasilnya baik."
    assert paper.kind_line == "Adendum I Perjanjian Kerja Sama"
    assert paper.title.startswith("Adendum I atas Perjanjian Kerja Sama antara")


def test_the_extension_tells_both_ends_and_how_long(world, base):
    paper = agreement_paper(addenda.drafted(world.own, base, ends_on=addenda.LONGER))
    (first, second), _quotes = said(paper, "Perpanjangan Jangka Waktu")
    assert first == (
        f"Jangka waktu Perjanjian sebagaimana dimaksud dalam {label_of(base, 'Jangka Waktu')} Perjanjian yang semula "
        f"berakhir pada tanggal {END} diperpanjang selama 1 (satu) tahun, terhitung sejak tanggal 1 Oktober 2029 sampai "
        "dengan tanggal 30 September 2030."
    )
    assert second == "Dengan perpanjangan tersebut, Perjanjian berlaku sampai dengan tanggal 30 September 2030."


def test_changed_new_and_removed_articles(world, base):
    addendum = addenda.drafted(world.own, base, articles=["Pasal 3"])
    reword_change(
        by=world.own.as_("hub"),
        now=NOW,
        change=addendum.article_changes.get(),
        title="Pelaksanaan",
        body="Satu.\nDua:\n- a.",
    )
    change(world.own, addendum, "add", "Pasal 4", "Beasiswa", "Mitra memberi beasiswa.")
    change(world.own, addendum, "remove", "Pasal 5")
    paper = agreement_paper(addendum)
    words, (quote,) = said(paper, "Perubahan Pasal 3")
    assert words == ["Ketentuan Pasal 3 Perjanjian tentang Pelaksanaan diubah sehingga berbunyi sebagai berikut:"]
    assert (quote.label, quote.paragraphs[1].items[0].text) == ("Pasal 3", "a.")
    words, (quote,) = said(paper, "Penambahan Pasal 4A")
    assert words[0].startswith("Di antara Pasal 4 dan Pasal 5 Perjanjian disisipkan 1 (satu) pasal, yakni Pasal 4A")
    assert quote.title == "Beasiswa"
    assert said(paper, "Penghapusan Pasal 5") == (["Ketentuan Pasal 5 Perjanjian tentang Pembiayaan dihapus."], ())


def test_an_article_behind_the_last_one(world, base):
    last = chain.frozen_articles(base)[-1].label
    addendum = addenda.drafted(world.own, base)
    change(world.own, addendum, "add", last, "Beasiswa", "Mitra memberi beasiswa.")
    words, _quotes = said(agreement_paper(addendum), f"Penambahan {last}A")
    assert words[0].startswith(f"Setelah {last} Perjanjian ditambahkan 1 (satu) pasal, yakni {last}A")


def test_the_rest_stays_and_it_is_part_of_the_agreement(world, base):
    paper = agreement_paper(addenda.drafted(world.own, base, starts_on=date(2026, 11, 1), ends_on=addenda.LONGER))
    assert [article.title for article in paper.articles][-2:] == ["Ketentuan Lain", "Penutup"]
    assert "yang tidak diubah dengan Adendum ini dinyatakan tetap berlaku." in said(paper, "Ketentuan Lain")[0][0]
    (part, copies), _quotes = said(paper, "Penutup")
    assert part == (
        "Adendum ini merupakan bagian yang tidak terpisahkan dari Perjanjian dan mulai berlaku pada tanggal 1 November 2026."
    )
    assert copies.startswith("Adendum ini dibuat dalam 3 (tiga) rangkap asli")


def test_the_second_one_builds_on_the_first(world, base):
    addenda.signed(world.own, base, ends_on=addenda.LONGER)
    second = addenda.drafted(world.own, Agreement.objects.get(pk=base.pk), ends_on=date(2031, 9, 30))
    paper = agreement_paper(second)
    assert "bahwa Perjanjian telah diubah dengan Adendum I tanggal 21 September 2026." in paper.recitals
    assert "semula berakhir pada tanggal 30 September 2030" in said(paper, "Perpanjangan Jangka Waktu")[0][0]
    assert "sebagaimana telah diubah dengan Adendum I" in said(paper, "Ketentuan Lain")[0][0]


@pytest.mark.parametrize("paper", ["a4", "f4"])
def test_it_prints_with_its_quoted_articles(world, base, paper):
    addendum = addenda.drafted(world.own, base, articles=["Pasal 3"])
    frozen = freeze(agreement_paper(addendum))
    made = pdf.render("pdf/agreement.html", frozen, paper=paper, created=NOW, extra={"verification": None})
    assert made.content.startswith(b"%PDF")
    assert made.pages >= 2
