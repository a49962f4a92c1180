"""An old register of agreements: every row is judged, nothing of it is lost, and it can be taken back."""

import csv
from datetime import date, timedelta

import pytest

from core.models import AuditEvent, ImportBatch
from core.policy import Denied, NotNow
from partnerships.actions.activities import plan_activity
from partnerships.actions.historical import mend_historical
from partnerships.actions.partners import edit_partner
from partnerships.imports.register_acts import preview_register
from partnerships.models import Agreement, Candidate, Partner, Partnership
from tests.clock import NOW
from tests.factories.partnerships import make_partner
from tests.partnerships.imports.registers import (
    DATA,
    DIRTY,
    adjusted,
    answered,
    applied,
    brought,
    line,
    previewed,
    undone,
)
from tests.readers import check_readers, told_in

TODAY = NOW.date()
LATER = NOW + timedelta(days=1)
ONE = "Mitra;Judul;Jenis;Nomor;Tanggal TTD;Mulai;Selesai\n"
PLAIN = ONE + "Puskesmas Kenanga;Pembinaan UKS;PKS;12/SMPN2S/2025;1/7/2025;1/7/2025;30/6/2027\n"


def expected_rows():
    with (DATA / "daftar_kerja_sama_kotor_hasil.csv").open() as file:
        return [pytest.param(row, id=row["line"]) for row in csv.DictReader(file, delimiter=";")]


@pytest.fixture
def dirty(world):
    return answered(world.own, previewed(world.own, DIRTY.read_bytes()))


class TestAFormWithMergedHeadings:
    TABLE = (
        "REKAP KERJA SAMA;;;;;;\n"
        "No;Nama Instansi;Nomor MoU/PKS;Tentang;Masa Berlaku;;Ket.\n"
        ";;;;Mulai;Selesai;\n"
        "(1);(2);(3);(4);(5);(6);(7)\n"
        "1;Puskesmas Kenanga;12/SMPN2S/2025;Pembinaan UKS;1/7/2025;30/6/2027;map biru\n"
    )

    def test_the_two_days_under_one_heading_are_the_term(self, world):
        agreement = brought(world.own, self.TABLE)
        assert (agreement.starts_on, agreement.ends_on) == (date(2025, 7, 1), date(2027, 6, 30))
        assert agreement.parties.get(party__partner=None).number == "12/SMPN2S/2025"
        assert agreement.origin_note == "Ket.: map biru"

    def test_a_row_that_counts_the_columns_is_no_agreement(self, world):
        refused = line(world.own, self.TABLE, 4)
        assert (refused.outcome, refused.notes) == (
            "refused",
            ["Nama mitra kosong. Isi nama mitranya, atau lewati baris ini."],
        )


class TestAHundredDirtyRows:
    def test_each_is_read_as_somebody_would_read_it(self, dirty):
        """Compared row by row with a table that was checked by eye."""
        rows = {row.line: row for row in dirty.rows.all()}
        for param in expected_rows():
            wanted = param.values[0]
            row, said = rows[int(wanted["line"])], rows[int(wanted["line"])].cleaned
            found = {"line": str(row.line), "outcome": row.outcome, **dict.fromkeys(list(wanted)[2:], "")}
            if said:
                found["partners"] = "+".join(side["known"] for side in said["sides"])
                found["numbers"] = "+".join(said["numbers"])
                found |= {name: said[name] or "" for name in ("kind", "signed_on", "starts_on", "ends_on")}
                found["marks"] = " ".join(n for n in ("over", "terminated", "unsigned", "evergreen") if said[n])
            assert found == wanted

    def test_every_row_that_is_refused_says_why(self, dirty):
        refused = dirty.rows.filter(outcome="refused")
        assert refused.count() == 4
        assert all(row.notes and row.notes[0].endswith(".") for row in refused)

    def test_what_no_field_takes_stays_word_for_word(self, world, dirty):
        """Of every row that was written each cell is found again: in a field, or in the words that were kept."""
        applied(world.own, dirty)
        for row in dirty.rows.filter(object_id__isnull=False):
            made = Partnership.objects.get(pk=row.object_id)
            agreement = made.agreements.first()
            kept = agreement.origin_note if agreement else made.summary
            for heading in ("Sektor", "Keterangan", "PIC"):
                assert row.raw[heading] in kept
            mended = row.cleaned["origin_note"]
            assert mended in kept
            assert " ".join(row.raw["Ruang Lingkup"].split()) in made.summary
            if agreement:
                words = [agreement.subject, *agreement.parties.values_list("institution", flat=True), *kept.split("\n")]
                found = " ".join(" ".join(words).split())
                for heading in ("Nama Mitra", "Judul Kerja Sama"):
                    assert " ".join(row.raw[heading].split()) in found

    def test_it_is_applied_and_undone_without_a_trace(self, world, dirty):
        before = Partner.objects.count(), Partnership.objects.count()
        applied(world.own, dirty)
        assert Partnership.objects.filter(school=world.own.school).count() == before[1] + dirty.taken
        undone(world.own, dirty)
        assert (Partner.objects.count(), Partnership.objects.count()) == before
        assert not Agreement.objects.filter(imported=True).exists()

    def test_a_second_time_nothing_is_new(self, world, dirty):
        applied(world.own, dirty)
        again = answered(world.own, previewed(world.own, DIRTY.read_bytes()))
        written = again.rows.filter(outcome__in=("new", "mended", "changed"))
        kinds = {row.cleaned["kind"] for row in written if not row.cleaned["unsigned"]}
        assert kinds <= {"informal"}, "only what makes no agreement cannot be known again"

    def test_every_agreement_is_a_possible_row(self, world, dirty):
        applied(world.own, dirty)
        for agreement in Agreement.objects.filter(imported=True):
            agreement.full_clean(exclude=["partnership", "school"])


class TestWhatComesIntoBeing:
    def test_a_running_agreement(self, world):
        agreement = brought(world.own, PLAIN)
        assert (agreement.state, agreement.imported, agreement.payload) == ("signed", True, {})
        assert agreement.status(TODAY) == Agreement.Status.IN_FORCE
        assert agreement.partnership.stage == "implementation"
        assert agreement.partnership.lead == world.own.hub
        assert agreement.review_on == agreement.partnership.review_on > TODAY
        numbers = list(agreement.parties.values_list("institution", "number"))
        assert numbers == [(world.own.school.name, "12/SMPN2S/2025"), ("Puskesmas Kenanga", "")]
        assert Partner.objects.get(name="Puskesmas Kenanga").kind == "health_centre"

    def test_one_that_is_over_stands_at_the_end(self, world):
        agreement = brought(world.own, ONE + "Polsek Melati;Tertib;PKS;;;1/1/2020;31/12/2021\n")
        assert agreement.status(TODAY) == Agreement.Status.EXPIRED
        assert agreement.partnership.stage == "ended"
        assert agreement.review_on is None

    def test_one_whose_end_nobody_knows_says_so_and_comes_up_soon(self, world):
        agreement = brought(world.own, ONE + "Polsek Melati;Tertib;PKS;;;;\n")
        assert agreement.status(TODAY) == Agreement.Status.UNKNOWN
        assert agreement not in Agreement.objects.in_force(TODAY)
        assert TODAY < agreement.review_on <= TODAY + timedelta(days=31)

    def test_what_is_known_later_is_filled_in(self, world):
        agreement = brought(world.own, ONE + "Polsek Melati;Tertib;PKS;;;;\n")
        mended = mend_historical(
            by=world.own.as_("hub"),
            now=LATER,
            agreement=agreement,
            starts_on=date(2025, 1, 1),
            ends_on=date(2027, 1, 1),
        )
        assert mended.status(TODAY) == Agreement.Status.IN_FORCE
        with pytest.raises(NotNow):
            mend_historical(by=world.own.as_("hub"), now=LATER, agreement=mended, ends_on=date(2020, 1, 1))

    def test_our_own_agreements_are_not_filled_in_like_that(self, world):
        agreement = brought(world.own, PLAIN)
        Agreement.objects.filter(pk=agreement.pk).update(imported=False)
        with pytest.raises(NotNow):
            mend_historical(by=world.own.as_("hub"), now=LATER, agreement=agreement, subject="Lain")

    def test_what_was_never_signed_begins_with_its_candidates(self, world):
        applied(world.own, previewed(world.own, "Mitra;Judul;Status\nPT Air;Sumur;draft\n"))
        made = Partnership.objects.get(title="Sumur")
        assert (made.stage, made.agreements.count()) == ("exploration", 0)
        assert Candidate.objects.get(partnership=made).partner.name == "PT Air"

    def test_an_informal_one_rests_on_no_paper(self, world):
        applied(
            world.own,
            previewed(world.own, "Mitra;Judul;Jenis;Nomor;Mulai\nTK Pertiwi;Kunjungan;informal;9/X;1/7/2026\n"),
        )
        made = Partnership.objects.get(title="Kunjungan")
        assert (made.form, made.agreements.count(), made.understood_on) == ("informal", 0, date(2026, 7, 1))
        assert "9/X" in made.summary

    def test_several_partners_in_one_cell_make_one_multilateral_agreement(self, world):
        agreement = brought(
            world.own, ONE + '"Polsek A; Koramil B";Aman;PKS;"1/X/1; 2/Y/2; 3/Z/3";;1/7/2025;30/6/2027\n'
        )
        assert list(agreement.parties.values_list("number", flat=True)) == ["1/X/1", "2/Y/2", "3/Z/3"]
        assert agreement.partnership.parties.count() == 3

    def test_the_person_in_charge_is_found_by_name(self, world):
        name = world.own.teacher.display_name
        agreement = brought(world.own, f"Mitra;Judul;PIC\nPolsek A;Aman;{name.upper()}\n")
        assert agreement.partnership.lead == world.own.teacher

    def test_it_is_on_record_who_brought_it(self, world):
        agreement = brought(world.own, PLAIN)
        event = AuditEvent.objects.get(verb="partnership.imported", subject_id=agreement.partnership_id)
        assert event.details["file"] == "agenda.csv"


class TestPartnersAreFoundAgain:
    def test_by_folded_name(self, world):
        known = make_partner(world.own, "SMA Negeri 4 Contoh")
        agreement = brought(world.own, ONE + "SMAN 4 CONTOH;Guru tamu;PKS;;;1/7/2025;30/6/2027\n")
        party = agreement.parties.last()
        assert party.party.partner == known
        assert party.institution == "SMAN 4 CONTOH", "as the register prints it"

    def test_one_new_partner_serves_all_its_rows(self, world):
        table = ONE + "CV Maju;A;PKS;;;1/7/2025;\nCV. MAJU;B;PKS;;;1/8/2025;\n"
        applied(world.own, previewed(world.own, table))
        assert Partner.objects.filter(folded="maju").count() == 1

    def test_a_near_name_is_asked_and_the_answer_counts(self, world):
        known = make_partner(world.own, "Universitas Cendekia Nusantara")
        batch = previewed(world.own, ONE + "Universitas Cendikia Nusantara;KKN;MoU;;;1/7/2025;30/6/2027\n")
        assert batch.rows.get().outcome == "asked"
        with pytest.raises(NotNow):
            applied(world.own, batch)
        same = answered(world.own, batch)
        assert same.rows.get().cleaned["sides"][0]["partner"] == known.pk
        other = answered(world.own, same, -1)
        assert other.rows.get().cleaned["sides"][0]["partner"] is None

    def test_numbered_ones_are_never_mixed_up(self, world):
        make_partner(world.own, "Puskesmas Temon 1")
        row = line(world.own, ONE + "Puskesmas Temon 2;Gizi;PKS;;;;\n")
        assert row.outcome != "asked"
        assert row.cleaned["sides"][0]["partner"] is None

    def test_the_school_itself_is_no_partner(self, world):
        row = line(world.own, ONE + f'"{world.own.school.name}; Polsek A";Aman;PKS;;;;\n')
        assert [side["name"] for side in row.cleaned["sides"]] == ["Polsek A"]

    def test_partners_of_the_other_school_are_not_found(self, world):
        make_partner(world.other, "Polsek A")
        row = line(world.own, ONE + "Polsek A;Aman;PKS;;;;\n")
        assert row.cleaned["sides"][0]["partner"] is None


class TestMending:
    def test_columns_may_be_named_afterwards(self, world):
        batch = previewed(world.own, "Siapa;Apa\nPolsek A;Aman\n")
        assert batch.rows.get().outcome == "refused"
        batch = adjusted(world.own, batch, options={"columns": {"Siapa": "partner", "Apa": "subject"}})
        assert batch.rows.get().cleaned["subject"] == "Aman"

    def test_a_cell_may_be_corrected(self, world):
        batch = previewed(world.own, ONE + ";Aman;PKS;;;;\n")
        batch = adjusted(world.own, batch, line=2, edits={"cells": {"partner": "Polsek A"}})
        row = batch.rows.get()
        assert row.outcome == "mended"
        assert row.raw["Mitra"] == "", "the file's own words stay"

    def test_a_row_may_be_left_out(self, world):
        batch = adjusted(world.own, previewed(world.own, PLAIN), line=2, edits={"skip": True})
        assert batch.rows.get().outcome == "skipped"
        applied(world.own, batch)
        assert not Agreement.objects.filter(imported=True).exists()

    def test_a_row_about_the_same_may_be_another_agreement(self, world):
        table = PLAIN + "Puskesmas Kenanga;Lain sama sekali;PKS;12/SMPN2S/2025;1/7/2025;1/7/2025;30/6/2028\n"
        batch = previewed(world.own, table)
        assert batch.rows.get(line=3).outcome == "refused"
        batch = adjusted(world.own, batch, line=3, edits={"separate": True})
        assert batch.rows.get(line=3).outcome == "mended"

    def test_what_was_written_already_is_no_preview_any_more(self, world):
        batch = applied(world.own, previewed(world.own, PLAIN))
        with pytest.raises(NotNow):
            adjusted(world.own, batch, line=2, edits={"skip": True})

    @pytest.mark.parametrize("role", ["principal", "operator", "teacher", "committee", "partner"])
    def test_only_the_hub_brings_a_register(self, world, role):
        with pytest.raises(Denied):
            preview_register(
                by=world.own.as_(role),
                now=NOW,
                school=world.own.school,
                lead=world.own.hub,
                kind="pks",
                file=b"",
                name="a.csv",
            )


class TestTakingBack:
    TABLE = PLAIN + "Polsek A;Aman;PKS;13/SMPN2S/2025;1/7/2025;1/7/2025;30/6/2027\n"

    def test_what_somebody_worked_on_stays_and_the_reason_is_said(self, world):
        batch = applied(world.own, previewed(world.own, self.TABLE))
        worked = Agreement.objects.get(subject="Aman").partnership
        plan_activity(
            by=world.own.as_("hub"),
            now=LATER,
            partnership=worked,
            title="Apel",
            starts_on=TODAY,
            in_charge=world.own.hub,
        )
        undone(world.own, batch, LATER)
        batch.refresh_from_db()
        assert list(Agreement.objects.filter(imported=True).values_list("subject", flat=True)) == ["Aman"]
        kept = batch.rows.get(outcome="kept")
        assert any("Kegiatan" in note for note in kept.notes)
        assert any("Activity" in note for note in told_in("en", batch))
        assert batch.counts["kept"] == 1
        assert Partner.objects.filter(name="Polsek A").exists()
        assert not Partner.objects.filter(name="Puskesmas Kenanga").exists()

    def test_a_partner_that_was_changed_stays(self, world):
        batch = applied(world.own, previewed(world.own, self.TABLE))
        edit_partner(
            by=world.own.as_("hub"), now=LATER, partner=Partner.objects.get(name="Polsek A"), phone="0274-123456"
        )
        undone(world.own, batch)
        assert Partner.objects.filter(name="Polsek A").exists()
        assert any("Polsek A" in note for note in batch.rows.get(line=3).notes)

    def test_when_everything_was_worked_on_nothing_is_undone(self, world):
        batch = applied(world.own, previewed(world.own, PLAIN))
        mend_historical(
            by=world.own.as_("hub"), now=LATER, agreement=Agreement.objects.get(imported=True), subject="Diperbaiki"
        )
        with pytest.raises(NotNow):
            undone(world.own, batch)
        assert ImportBatch.objects.get(pk=batch.pk).state == "applied"


def test_each_reader_reads_the_preview_in_the_own_language(world):
    """The title that Guyub makes for a row without one is no word about it: it stays as it will be written."""
    titled = b"".join(row for row in DIRTY.read_bytes().splitlines(keepends=True) if b"Studio Musik Nada" not in row)
    check_readers(lambda: previewed(world.own, titled))
