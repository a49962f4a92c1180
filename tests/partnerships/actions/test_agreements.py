"""Drafting, editing, moving and renewing agreements: what changed, what was logged, what is refused."""

from datetime import date

import pytest

from core.documents import render_pending
from core.models import AuditEvent, Document, HistoryEntry
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.agreements import draft_agreement, draft_successor, edit_agreement, move_agreement
from partnerships.models import Agreement, ClauseTemplate
from partnerships.terms import AgreementKind, FinancialForm
from tests.clock import NOW
from tests.factories import agreements as make
from tests.factories.partnerships import approved, at_agreement

pytestmark = pytest.mark.django_db


def missing_of(refusal) -> str:
    return "\n".join(str(item) for item in refusal.value.missing)


class TestDrafting:
    def test_everything_that_the_system_knows_is_filled_in(self, world):
        drafted = make.bare(world.own)
        assert (drafted.starts_on, drafted.ends_on, drafted.review_on) == (
            date(2026, 10, 1),
            date(2029, 9, 30),
            date(2029, 6, 30),
        )
        assert drafted.signing_place == "Bandung"
        assert drafted.ordinal == world.own.school.party_ordinal
        assert "{tentang}" in drafted.recitals
        assert "Nomor 20 Tahun 2003" in drafted.legal_basis
        school, partner = drafted.parties.all()[:2]
        assert (school.institution, school.signatory_name) == (world.own.school.name, world.own.principal.display_name)
        assert school.signatory_position == f"Kepala {world.own.school.name}"
        assert partner.signatory_name == f"dr. Kepala {partner.institution}"
        assert AuditEvent.objects.filter(verb="agreement.drafted", subject_id=drafted.pk).count() == 1

    def test_the_library_is_installed_on_first_use_and_then_belongs_to_the_school(self, world):
        assert not ClauseTemplate.objects.filter(school=world.own.school).exists()
        first = make.bare(world.own)
        ClauseTemplate.objects.filter(school=world.own.school, key="pembiayaan").update(
            body="Biaya ditanggung sekolah."
        )
        second = make.bare(world.own)
        assert first.clauses.get(key="pembiayaan").body != "Biaya ditanggung sekolah."
        assert second.clauses.get(key="pembiayaan").body == "Biaya ditanggung sekolah."
        assert (
            ClauseTemplate.objects.filter(school=world.own.school, kind=AgreementKind.PKS, key="pembiayaan").count()
            == 1
        )

    def test_numbers_run_on_through_the_calendar_year(self, world):
        numbers = [make.bare(world.own).parties.get(order=1).number for _ in range(2)]
        assert [number.split("/")[1] for number in numbers] == ["001", "002"]

    def test_only_in_stage_four(self, world):
        partnership = approved(world.own).partnership
        with pytest.raises(NotNow, match="tahap negosiasi"):
            make.bare(world.own, partnership)

    @pytest.mark.parametrize("role", ["principal", "teacher", "operator", "committee", "partner"])
    def test_only_those_who_work_on_the_partnership(self, world, role):
        partnership = at_agreement(world.own)
        with pytest.raises(Denied):
            draft_agreement(
                by=world.own.as_(role),
                now=NOW,
                partnership=partnership,
                kind="pks",
                subject="X",
                starts_on=date(2026, 10, 1),
                years=1,
            )

    def test_a_teacher_who_leads_may(self, world):
        partnership = at_agreement(world.own, lead=world.own.teacher)
        drafted = draft_agreement(
            by=world.own.as_("teacher"),
            now=NOW,
            partnership=partnership,
            kind="mou",
            subject="X",
            starts_on=date(2026, 10, 1),
            years=1,
        )
        assert drafted.kind == AgreementKind.MOU


class TestEditing:
    def test_a_term_that_ends_before_it_begins_is_refused(self, world):
        drafted = make.drafted(world.own)
        with pytest.raises(NotNow, match="sebelum tanggal mulai"):
            edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=drafted, ends_on=date(2026, 9, 30))

    def test_a_stale_version_shows_both(self, world):
        drafted = make.drafted(world.own)
        read = drafted.version
        edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=drafted, subject="UKS bersama")
        with pytest.raises(Conflict) as conflict:
            edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=drafted, expected=read, subject="Klinik")
        assert (conflict.value.mine["subject"], conflict.value.theirs["subject"]) == ("Klinik", "UKS bersama")

    @pytest.mark.parametrize("state", ["ready", "signed"])
    def test_a_frozen_text_does_not_change(self, world, state):
        agreement = getattr(make, state)(world.own)
        with pytest.raises(NotNow):
            edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, subject="Lain")


class TestPreparing:
    def test_it_freezes_the_text_and_asks_for_both_papers_once(self, world):
        agreement = make.ready(world.own)
        assert agreement.state == Agreement.State.READY
        assert agreement.ready_at == NOW
        assert agreement.payload["opening"].startswith("Pada hari ini, Senin, tanggal Dua Puluh Satu bulan September")
        papers = Document.objects.of(agreement)
        assert sorted(paper.paper for paper in papers) == ["a4", "f4"]
        assert all(paper.payload == agreement.payload and paper.public_code for paper in papers)
        assert render_pending(NOW) == 2
        assert all(paper.is_ready and paper.pages >= 3 for paper in Document.objects.of(agreement))

    def test_what_is_missing_is_listed_with_the_place_to_mend_it(self, world):
        agreement = make.bare(world.own)
        party = agreement.parties.last()
        type(party).objects.filter(pk=party.pk).update(signatory_position="")
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, agreement, "prepare")
        assert "Tanggal penandatanganan." in missing_of(refusal)
        assert f"Nama dan jabatan penandatangan {party.institution}." in missing_of(refusal)
        assert {item.route for item in refusal.value.missing} == {
            "partnerships:agreement_edit",
            "partnerships:agreement_parties",
        }

    def test_a_loan_needs_clearance_and_a_schedule(self, world):
        agreement = edit_agreement(
            by=world.own.as_("hub"),
            now=NOW,
            agreement=make.drafted(world.own),
            financial_form=FinancialForm.LOAN,
            amount=5_000_000,
        )
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, agreement, "prepare")
        assert "Izin pejabat pusat atau daerah" in missing_of(refusal)
        assert "Jadwal pengembalian" in missing_of(refusal)

    def test_a_cleared_loan_carries_its_schedule_as_an_annex(self, world):
        agreement = make.move(world.own, make.lent(world.own), "prepare")
        annex = agreement.payload["annexes"][0]
        assert annex["table"]["total"][-1] == "Rp60.000.000,00"
        assert len(annex["table"]["rows"]) == 12
        assert "Pengembalian Pinjaman" in [article["title"] for article in agreement.payload["articles"]]

    def test_an_unknown_field_stops_it_at_its_article(self, world):
        agreement = make.drafted(world.own)
        agreement.clauses.filter(key="ruang_lingkup").update(body="Meliputi {kegiatan_rahasia}.")
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, agreement, "prepare")
        assert "Ruang Lingkup: Isian {kegiatan_rahasia} tidak dikenal" in missing_of(refusal)

    def test_a_work_plan_needs_the_document_above_it(self, world):
        agreement = make.drafted(world.own, kind=AgreementKind.IMPLEMENTING)
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, agreement, "prepare")
        assert "Naskah induk" in missing_of(refusal)
        parent = make.signed(world.own, agreement.partnership)
        agreement = edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, parent=parent)
        assert make.move(world.own, agreement, "prepare").state == "ready"

    def test_saving_and_preparing_at_once_changes_nothing_when_it_is_refused(self, world):
        agreement = make.bare(world.own)
        with pytest.raises(NotNow):
            edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, subject="Lain", prepare=True)
        agreement.refresh_from_db()
        assert agreement.subject == "Usaha Kesehatan Sekolah"


class TestMoving:
    def test_reopening_thaws_the_text_and_needs_a_reason(self, world):
        agreement = make.ready(world.own)
        with pytest.raises(NotNow, match="alasan"):
            make.move(world.own, agreement, "reopen")
        make.move(world.own, agreement, "reopen", comment="Alamat mitra salah.")
        assert (agreement.state, agreement.payload, agreement.ready_at) == ("draft", {}, None)
        assert (
            HistoryEntry.objects.filter(subject_id=agreement.pk, transition="reopen").get().comment
            == "Alamat mitra salah."
        )

    def test_nobody_reopens_what_somebody_signed(self, world):
        from partnerships.actions.signatures import record_signature

        agreement = make.ready(world.own)
        record_signature(by=world.own.as_("hub"), now=NOW, party=agreement.parties.first(), signed_on=make.SIGNED_ON)
        with pytest.raises(NotNow) as refusal:
            make.move(world.own, agreement, "reopen", comment="Ubah.")
        assert "sudah ditandatangani salah satu pihak" in missing_of(refusal)

    def test_nobody_declares_an_agreement_signed(self, world):
        with pytest.raises(NotNow, match="dengan sendirinya"):
            make.move(world.own, make.ready(world.own), "sign")

    def test_only_the_principal_terminates(self, world):
        agreement = make.signed(world.own)
        with pytest.raises(Denied):
            make.move(world.own, agreement, "terminate", comment="Selesai.")
        make.move(world.own, agreement, "terminate", by="principal", comment="Disepakati bersama.")
        assert (agreement.state, agreement.closed_on) == ("terminated", date(2026, 9, 21))

    def test_another_schools_agreement_is_out_of_reach(self, world):
        agreement = make.drafted(world.other)
        with pytest.raises(Denied):
            move_agreement(by=world.own.as_("hub"), now=NOW, agreement=agreement, name="share")


class TestSuccession:
    def test_the_successor_follows_on_and_the_old_one_is_not_touched(self, world):
        old = make.signed(world.own)
        before = Agreement.objects.filter(pk=old.pk).values().get()
        new = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old)
        assert Agreement.objects.filter(pk=old.pk).values().get() == {**before, "followed": True}, (
            "derived, never printed"
        )
        assert (new.predecessor, new.subject, new.state) == (old, old.subject, "draft")
        assert (new.starts_on, new.ends_on, new.review_on) == (date(2029, 10, 1), date(2032, 9, 30), date(2032, 6, 30))
        assert new.signed_on is None
        assert [p.institution for p in new.parties.all()] == [p.institution for p in old.parties.all()]
        assert list(new.clauses.values_list("key", "body")) == list(old.clauses.values_list("key", "body"))
        assert [bool(p.number) for p in new.parties.all()] == [True, False, False]

    def test_the_old_one_reads_renewed_once_the_successor_is_signed(self, world):
        old = make.signed(world.own)
        new = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old)
        day = date(2027, 1, 1)
        assert Agreement.objects.get(pk=old.pk).status(day) == "in_force"
        new = edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=new, signed_on=make.SIGNED_ON)
        make.sign(world.own, make.move(world.own, new, "prepare"))
        assert Agreement.objects.get(pk=old.pk).status(day) == "renewed"

    def test_asking_twice_gives_the_same_draft(self, world):
        old = make.signed(world.own)
        first = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old)
        assert draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old) == first

    def test_a_cancelled_successor_makes_room_for_another(self, world):
        old = make.signed(world.own)
        first = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old)
        make.move(world.own, first, "cancel", comment="Syaratnya berubah.")
        assert draft_successor(by=world.own.as_("principal"), now=NOW, agreement=old) != first

    def test_what_was_never_signed_is_not_renewed(self, world):
        with pytest.raises(NotNow, match="ditandatangani"):
            draft_successor(by=world.own.as_("principal"), now=NOW, agreement=make.ready(world.own))
