"""What the agreement's paper says: one source for day and date, one sentence per party, dots for what is missing."""

from datetime import date

import pytest
from django.utils import translation

from partnerships.actions.agreement_parts import save_parties
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.obligations import add_obligation
from partnerships.merge import FIELDS
from partnerships.models import Agreement, AgreementParty
from partnerships.papers.agreement import agreement_paper
from partnerships.papers.parts import position_at
from partnerships.papers.values import merge_values
from partnerships.papers.words import duration, heading, listed, term
from partnerships.terms import AgreementKind
from schools.models import School
from tests.clock import NOW
from tests.factories import agreements as make


class TestWords:
    @pytest.mark.parametrize(
        ("order", "first", "called"),
        [
            (1, "kesatu", "PIHAK KESATU"),
            (1, "pertama", "PIHAK PERTAMA"),
            (3, "kesatu", "PIHAK KETIGA"),
            (12, "kesatu", "PIHAK KEDUA BELAS"),
        ],
    )
    def test_parties_are_counted(self, order, first, called):
        assert heading(order, first) == called

    def test_lists_end_with_dan(self):
        assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A dan B", "A, B, dan C"]

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "words"),
        [
            (date(2026, 10, 1), date(2029, 9, 30), "3 (tiga) tahun"),
            (date(2026, 10, 1), date(2029, 10, 1), "3 (tiga) tahun"),
            (date(2026, 7, 15), date(2028, 1, 14), "18 (delapan belas) bulan"),
            (date(2026, 1, 1), date(2026, 2, 14), "45 (empat puluh lima) hari"),
            (date(2026, 1, 1), date(2026, 1, 1), "1 (satu) hari"),
            (date(2026, 10, 13), date(2027, 10, 18), "1 (satu) tahun 6 (enam) hari"),
            (date(2026, 1, 1), date(2028, 3, 15), "2 (dua) tahun 2 (dua) bulan 15 (lima belas) hari"),
            (date(2028, 2, 29), date(2029, 2, 27), "1 (satu) tahun"),
        ],
    )
    def test_terms_are_inclusive(self, starts_on, ends_on, words):
        assert duration(starts_on, ends_on) == words

    def test_a_term_without_an_end_says_nothing(self):
        assert term(date(2026, 1, 1), None) == ""

    @pytest.mark.parametrize(
        ("position", "institution", "printed"),
        [
            ("Kepala", "Puskesmas Melati", "Kepala Puskesmas Melati"),
            ("Kepala SMP Negeri 2", "SMP Negeri 2", "Kepala SMP Negeri 2"),
            ("Ketua Yayasan", "Yayasan Al-Fatih", "Ketua Yayasan Al-Fatih"),
            ("", "PT Maju", ""),
            ("Kepala Puskesmas", "UPTD Puskesmas Melati", "Kepala UPTD Puskesmas Melati"),
            ("Kepala Sekolah", "SMA Negeri 1 Karangjati", "Kepala SMA Negeri 1 Karangjati"),
            ("Kepala Bidang", "Dinas Lingkungan Hidup", "Kepala Bidang Dinas Lingkungan Hidup"),
        ],
    )
    def test_positions_name_their_institution_once(self, position, institution, printed):
        assert position_at(AgreementParty(signatory_position=position, institution=institution)) == printed


@pytest.mark.django_db
class TestPaper:
    def test_every_merge_field_has_a_value(self, world):
        agreement = make.lent(world.own)
        values = merge_values(agreement, list(agreement.parties.select_related("party__partner")))
        assert set(values) == set(FIELDS)
        assert [name for name, value in values.items() if not value] == ["naskah_induk"]

    def test_three_parties_three_numbers_three_columns(self, world):
        paper = agreement_paper(make.drafted(world.own))
        assert [link for link, _name in paper.parties] == ["", "dengan", "dan"]
        assert len(paper.numbers) == len(paper.identities) == len(paper.signatures[0]) == 3
        assert paper.together.startswith("PIHAK KESATU, PIHAK KEDUA, dan PIHAK KETIGA")
        assert paper.identities[-1].text.endswith("selanjutnya disebut PIHAK KETIGA.")

    def test_pihak_pertama_where_the_school_has_it(self, world):
        School.objects.filter(pk=world.own.school.pk).update(party_ordinal="pertama")
        world.own.school.refresh_from_db()
        assert "PIHAK PERTAMA" in agreement_paper(make.drafted(world.own)).together

    def test_missing_words_are_dots_and_the_mark_says_draft(self, world):
        paper = agreement_paper(make.bare(world.own), mark="DRAF")
        assert paper.opening.startswith("Pada hari ini, ………………, tanggal ………………")
        assert paper.mark == "DRAF"

    def test_it_is_indonesian_whoever_prints_it(self, world):
        agreement = make.lent(world.own)
        with translation.override("en"):
            paper = agreement_paper(agreement)
        assert paper == agreement_paper(agreement)
        assert "Dana yang diberikan berdasarkan Perjanjian ini berbentuk pinjaman lunak" in str(paper.articles)

    def test_duties_come_from_the_proposal_until_there_are_obligations(self, world):
        agreement = make.drafted(world.own)
        assert "Menyediakan waktu dan tempat" not in str(agreement_paper(agreement).articles)
        assert "menyediakan waktu dan tempat." in str(agreement_paper(agreement).articles)
        party = agreement.parties.first().party
        add_obligation(
            by=world.own.as_("hub"), now=NOW, partnership=agreement.partnership, party=party, description="Menyiapkan ruang UKS",
            due_on=date(2026, 11, 1),
        )  # fmt: skip
        assert "menyiapkan ruang UKS paling lambat 1 November 2026." in str(agreement_paper(agreement).articles)

    def test_witnesses_keep_their_titles(self, world):
        agreement = edit_agreement(
            by=world.own.as_("hub"), now=NOW, agreement=make.drafted(world.own), witnesses="Drs. Slamet Riyadi, M.M., Pengawas SMP",
            acknowledged_by="Ketua Komite",
        )  # fmt: skip
        paper = agreement_paper(agreement)
        assert (paper.witnesses[0].name, paper.witnesses[0].position) == ("Drs. Slamet Riyadi, M.M.", "Pengawas SMP")
        assert paper.acknowledged[0][0].name == "Ketua Komite"

    @pytest.mark.parametrize("kind", [AgreementKind.PKS, AgreementKind.MOU, AgreementKind.IMPLEMENTING])
    def test_every_kind_fills_in(self, world, kind):
        paper = agreement_paper(make.drafted(world.own, kind=kind))
        assert paper.articles
        assert "{" not in str(paper)

    def test_two_parties(self, world):
        agreement = make.drafted(world.own)
        rows = [{"party": p.party, "institution": p.institution} for p in agreement.parties.select_related("party")][:2]
        save_parties(by=world.own.as_("hub"), now=NOW, agreement=agreement, rows=rows)
        paper = agreement_paper(Agreement.objects.get(pk=agreement.pk))
        assert "2 (dua) rangkap asli" in str(paper.articles)
        assert paper.initials == ("Kesatu", "Kedua")
