"""Small rules of print that a principal sees at once: words not torn, numbers in their groups, no lone letters, no English."""

import io
from decimal import Decimal

import pypdf
import pytest
from django.utils import translation

from core import pdf
from core.charts import Chart, Series, line
from core.documents import freeze
from core.templatetags.papers import tie
from partnerships.actions.agreements import edit_agreement
from partnerships.merge import BLANK
from partnerships.papers.agreement import agreement_paper
from partnerships.papers.evaluation import build
from partnerships.papers.parts import position_in
from partnerships.papers.proposal import proposal_paper
from partnerships.papers.understanding import understanding_paper
from partnerships.papers.words import nip, scope_words
from tests.clock import NOW
from tests.factories import addenda, agreements, implementation
from tests.factories import partnerships as early


class TestWords:
    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("196804111993032009", "NIP 19680411 199303 2 009"),
            ("19680411 199303 2 009", "NIP 19680411 199303 2 009"),
            ("131234567", "NIP 131234567"),
            ("NIY 12.34", "NIY 12.34"),
            ("", ""),
        ],
    )
    def test_an_nip_stands_in_its_groups(self, typed, words):
        assert nip(typed) == words

    @pytest.mark.parametrize("scope", ["software", "hardware", "both"])
    def test_scopes_are_indonesian(self, scope):
        assert "ware" not in scope_words(scope)
        assert scope_words(scope).startswith("program ")

    def test_a_head_of_school_is_named_with_the_school_once(self):
        assert position_in("Kepala Sekolah", "SMK Karya") == "Kepala SMK Karya"
        assert position_in("Kepala Sekolah", "Yayasan Karya") == "Kepala Sekolah Yayasan Karya"

    def test_days_stay_with_their_months_and_addresses_of_mail_stay_whole(self):
        text = tie("sampai 18 Oktober 2026, tu@sekolah.example <b>")
        assert "18\u00a0Oktober" in text
        assert '<span class="whole">tu@sekolah.example</span>' in text
        assert "&lt;b&gt;" in text


class TestCharts:
    def chart(self, values, target):
        labels = tuple(f"{day} Sep 2026" for day in (13, 14, 15, 16))[: len(values)]
        return line(Chart("line", "Uji", "", labels, (Series("Siswa", values),), target=target))

    def test_the_last_date_is_not_cut_off(self):
        layout = self.chart((52, 88, 93, 97), 95)
        assert all(label.x + 3 * len(label.text) <= layout.width for label in layout.labels)

    def test_a_figure_moves_away_from_the_line_of_the_target(self):
        _first, second, _third, last = self.chart((52, 88, 94.9, 97), 95).courses[0].points
        assert (second.dy > 0, last.dy > 0) == (True, False)


def test_words_that_fit_are_not_torn_apart():
    """Blanks at the end of a paragraph made the renderer break a line after its first syllable."""
    assert (
        pdf.closed_up("<li>satu\n   </li> <p>dua <b>tiga</b> empat\n</p>")
        == "<li>satu</li><p>dua <b>tiga</b> empat</p>"
    )
    words = "perencanaan bersama kegiatan Penyelenggaraan Koperasi Siswa dan Bank Perkreditan;"
    html = "".join(f'<div style="width: {width / 2}mm"><p>{words}\n  </p></div>' for width in range(200, 300))
    page = f'<html lang="id"><body>{pdf.closed_up(html)}</body></html>'
    content, _pages = pdf._engine().make(page, pdf.style_sheets("document", "a4"), {}, 300)
    lines = [row for one in pypdf.PdfReader(io.BytesIO(content)).pages for row in one.extract_text().splitlines()]
    assert [row for row in lines if row.strip() in ("perenca-", "peren-")] == []


@pytest.mark.django_db
class TestPapers:
    def test_bahwa_is_said_once(self, world):
        typed = "bahwa kesehatan dijaga;\nBahwa  gizi diperbaiki\nbahwasanya demikian"
        agreement = agreements.drafted(world.own)
        edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, recitals=typed)
        agreement.refresh_from_db()
        paper = agreement_paper(agreement)
        assert paper.recitals == (
            "bahwa kesehatan dijaga;", "bahwa gizi diperbaiki; dan", "bahwa bahwasanya demikian.",
        )  # fmt: skip

    def test_a_single_recital_has_no_letter(self, world):
        paper = agreement_paper(addenda.drafted(world.own))
        assert len(paper.recitals) == 1
        html = pdf.markup("pdf/agreement.html", freeze(paper))
        assert 'class="lettered"' not in html
        assert "<p>bahwa PARA\u00a0PIHAK telah menandatangani" in html

    def test_a_single_point_of_an_understanding_has_no_number(self, world):
        partnership = early.informal_underway(world.own)
        partnership.understanding = "Guru saling berkunjung."
        assert "<li>" not in pdf.markup("pdf/understanding.html", freeze(understanding_paper(partnership)))
        partnership.understanding = "Guru saling berkunjung.\nModul dibagikan."
        assert pdf.markup("pdf/understanding.html", freeze(understanding_paper(partnership))).count("<li>") == 2

    def test_an_evaluation_is_signed_and_lists_its_parties_with_the_last_comma(self, world):
        with translation.override("id"):
            paper = build(implementation.closed_round(world.own), NOW.date())
        [row] = paper.signatures
        assert [person.heading for person in row] == ["Penanggung jawab", "Mengetahui"]
        assert all(person.name for person in row)
        names = dict(paper.facts)["Para pihak"]
        assert names.count(", dan ") == (1 if names.count(",") else 0)

    def test_a_proposal_keeps_its_sum_in_words_with_the_table(self, world):
        proposal = early.approved(world.own)
        with translation.override("id"):
            paper = freeze(proposal_paper(proposal, NOW.date()))
        paper |= {
            "budget": [{"item": "Honor", "amount": "Rp1,00", "source": "BOS", "detail": ""}],
            "budget_words": "satu rupiah",
        }
        html = pdf.markup("pdf/proposal.html", paper)
        assert "Terbilang: satu rupiah." in html.split("<h2>Anggaran")[1].split("</table>")[0]
        assert "software" not in html

    def test_an_addendum_to_a_loan_names_itself_in_its_annex_and_leaves_dots_for_the_permission(self, world):
        base = agreements.sign(world.own, agreements.move(world.own, agreements.lent(world.own), "prepare"))
        paper = agreement_paper(addenda.drafted(world.own, base, amount=Decimal(80_000_000)))
        assert paper.annexes[0].belongs_to[0] == "Adendum I Perjanjian Kerja Sama tentang Usaha Kesehatan Sekolah"
        [permission] = [p.text for article in paper.articles for p in article.paragraphs if "izin" in p.text]
        assert permission == f"Perubahan ini dilaksanakan berdasarkan izin {BLANK} Nomor {BLANK}."
