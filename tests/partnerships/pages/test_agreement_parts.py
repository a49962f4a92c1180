"""Pages of parties, articles, repayments and the ledger."""

import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import Attachment, HistoryEntry
from partnerships.actions.agreement_parts import PARTY_WORDS, save_clause
from partnerships.actions.signatures import record_signature
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


def url(world, name: str, *args) -> str:
    return school_url(world.own.school, f"partnerships:{name}", *args)


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def party_rows(agreement, order=None) -> dict[str, str]:
    """What the parties' form sends; `order` picks rows by their place, 0 the first."""
    agreement.refresh_from_db()
    parties = list(agreement.parties.all())
    chosen = [parties[place] for place in (order if order is not None else range(len(parties)))]
    sent = {
        "version": str(agreement.version),
        "party-TOTAL_FORMS": str(len(chosen)),
        "party-INITIAL_FORMS": str(len(chosen)),
    }
    for number, party in enumerate(chosen):
        sent |= {f"party-{number}-order": str(number + 1), f"party-{number}-party": str(party.party_id)}
        sent |= {f"party-{number}-{name}": getattr(party, name) for name in PARTY_WORDS}
    return sent


class TestParties:
    def test_they_are_saved_in_the_order_that_was_typed(self, hub, world):
        agreement = make.drafted(world.own)
        before = list(agreement.parties.values_list("institution", flat=True))
        answer = hub.post(url(world, "agreement_parties", agreement.pk), party_rows(agreement, (2, 0, 1)))
        assert answer.status_code == 302
        assert list(agreement.parties.values_list("institution", flat=True)) == [before[2], before[0], before[1]]

    def test_one_party_only(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(url(world, "agreement_parties", agreement.pk), party_rows(agreement, (0,)))
        assert page.status_code == 422
        assert "sekurang-kurangnya dua pihak" in page.content.decode()

    def test_two_that_are_the_same_are_told_at_the_field(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(url(world, "agreement_parties", agreement.pk), party_rows(agreement, (0, 1, 1)))
        assert page.status_code == 422
        assert page.context["rows"].forms[2].errors["party"] == ["Dua pihak tidak boleh sama."]

    def test_two_of_the_same_name_are_told_at_the_field(self, hub, world):
        agreement = make.drafted(world.own)
        sent = party_rows(agreement)
        page = hub.post(
            url(world, "agreement_parties", agreement.pk), sent | {"party-2-institution": sent["party-1-institution"]}
        )
        assert page.status_code == 422
        assert page.context["rows"].forms[2].errors["institution"] == ["Dua pihak tidak boleh sama."]

    def test_a_removed_row_is_gone_and_a_removed_second_party_is_refused(self, hub, world):
        agreement = make.drafted(world.own)
        sent = party_rows(agreement) | {"party-2-DELETE": "on"}
        assert hub.post(url(world, "agreement_parties", agreement.pk), sent).status_code == 302
        assert agreement.parties.count() == 2
        sent = party_rows(agreement) | {"party-1-DELETE": "on"}
        assert hub.post(url(world, "agreement_parties", agreement.pk), sent).status_code == 422

    def test_a_party_of_another_school_is_no_choice(self, hub, world):
        agreement, foreign = make.drafted(world.own), make.drafted(world.other)
        sent = party_rows(agreement) | {"party-1-party": str(foreign.parties.get(order=2).party_id)}
        page = hub.post(url(world, "agreement_parties", agreement.pk), sent)
        assert page.status_code == 422
        assert "party" in page.context["rows"].forms[1].errors

    def test_another_row_is_drawn_without_judging(self, hub, world):
        agreement = make.drafted(world.own)
        page = hub.post(url(world, "agreement_parties", agreement.pk), party_rows(agreement, (0,)) | {"party-add": "1"})
        assert page.status_code == 200
        assert len(page.context["rows"].forms) == 2

    def test_a_stale_tab_sees_both_versions(self, hub, world):
        agreement = make.drafted(world.own)
        stale = party_rows(agreement) | {"party-1-number": "99/SAYA"}
        hub.post(url(world, "agreement_parties", agreement.pk), party_rows(agreement) | {"party-1-number": "11/LAIN"})
        page = hub.post(url(world, "agreement_parties", agreement.pk), stale)
        assert page.status_code == 409
        assert "99/SAYA" in page.content.decode()
        assert "11/LAIN" in page.content.decode()

    def test_a_suggestion_and_warnings_are_shown(self, hub, world):
        one, two = make.drafted(world.own), make.drafted(world.own)
        two.parties.filter(order=1).update(number=one.parties.get(order=1).number)
        body = hub.get(url(world, "agreement_parties", two.pk)).content.decode()
        assert "Saran nomor berikutnya" in body
        assert "sudah dipakai" in body

    def test_a_number_that_is_well_needs_no_suggestion(self, hub, world):
        agreement = make.drafted(world.own)
        address = url(world, "agreement_parties", agreement.pk)
        assert "Saran nomor berikutnya" not in hub.get(address).content.decode()
        agreement.parties.filter(order=1).update(number="")
        assert "Saran nomor berikutnya" in hub.get(address).content.decode()


class TestClauses:
    def test_the_page_shows_the_filled_text_and_why_locked_ones_stay(self, hub, world):
        agreement = make.drafted(world.own)
        body = hub.get(url(world, "agreement_clauses", agreement.pk)).content.decode()
        assert f"meningkatkan mutu layanan pendidikan di {world.own.school.name}" in body
        assert "Inti baku sekolah: bunyinya sama di setiap naskah." in body
        assert f'href="{url(world, "agreement_clause", agreement.clauses.get(key="jangka_waktu").pk)}"' not in body

    def test_a_bad_field_is_an_error_at_that_article(self, hub, world):
        agreement = make.drafted(world.own)
        agreement.clauses.filter(key="ruang_lingkup").update(body="{salah}")
        lines = hub.get(url(world, "agreement_clauses", agreement.pk)).context["lines"]
        assert [line.clause.key for line in lines if line.problems] == ["ruang_lingkup"]

    def test_an_unknown_merge_field_is_refused_and_kept(self, hub, world):
        clause = make.drafted(world.own).clauses.get(key="ruang_lingkup")
        page = hub.post(
            url(world, "agreement_clause", clause.pk), {"title": "Lingkup", "body": "Di {sekolahku}.", "version": "1"}
        )
        assert page.status_code == 422
        assert "Isian {sekolahku} tidak dikenal" in page.context["form"].errors["body"][0]
        assert "Di {sekolahku}." in page.content.decode()

    def test_a_preview_saves_nothing(self, hub, world):
        clause = make.drafted(world.own).clauses.get(key="ruang_lingkup")
        sent = {"title": "Lingkup", "body": "Di {nama_sekolah}.", "version": "1", "preview": "1"}
        page = hub.post(url(world, "agreement_clause", clause.pk), sent)
        clause.refresh_from_db()
        assert f"Di {world.own.school.name}." in page.content.decode()
        assert clause.version == 1

    def test_saving_and_a_stale_tab(self, hub, world):
        clause = make.drafted(world.own).clauses.get(key="ruang_lingkup")
        save_clause(by=world.own.as_("hub"), now=NOW, clause=clause, title="Lain", body="Tulisan lain.")
        page = hub.post(
            url(world, "agreement_clause", clause.pk), {"title": "Saya", "body": "Tulisan saya.", "version": "1"}
        )
        assert page.status_code == 409
        assert "Tulisan saya." in page.content.decode()
        assert "Tulisan lain." in page.content.decode()
        page = hub.post(
            url(world, "agreement_clause", clause.pk), {"title": "Saya", "body": "Tulisan saya.", "version": "2"}
        )
        assert page.status_code == 302

    def test_a_locked_one_is_refused(self, hub, world):
        clause = make.drafted(world.own).clauses.get(key="jangka_waktu")
        assert (
            hub.post(url(world, "agreement_clause", clause.pk), {"title": "X", "body": "Y", "version": "1"}).status_code
            == 409
        )

    def test_leaving_out_and_moving(self, hub, world):
        agreement = make.drafted(world.own)
        clause = agreement.clauses.get(key="korespondensi")
        hub.post(url(world, "agreement_clause_include", clause.pk), {"included": "no"})
        hub.post(url(world, "agreement_clause_move", clause.pk), {"direction": "up"})
        stored = agreement.clauses.get(pk=clause.pk)
        assert (stored.included, stored.order) == (False, agreement.clauses.get(key="hasil_publikasi").order - 1)

    def test_an_article_is_added(self, hub, world):
        agreement = make.drafted(world.own)
        answer = hub.post(
            url(world, "agreement_clause_add", agreement.pk), {"title": "Seragam", "body": "Seragam dipakai tertib."}
        )
        assert answer.status_code == 302
        assert agreement.clauses.filter(title="Seragam", optional=True).exists()

    def test_the_number_of_queries_is_the_same_for_any_text(self, hub, world, django_assert_max_num_queries):
        agreement = make.drafted(world.own)
        hub.get(url(world, "agreement_clauses", agreement.pk))
        with django_assert_max_num_queries(40) as many:
            hub.get(url(world, "agreement_clauses", agreement.pk))
        agreement.clauses.exclude(key="penutup").delete()
        with django_assert_max_num_queries(40) as one:
            hub.get(url(world, "agreement_clauses", agreement.pk))
        assert len(one) == len(many)


class TestInstalments:
    def rows(self, agreement, *amounts) -> dict[str, str]:
        agreement.refresh_from_db()
        sent = {"version": str(agreement.version), "pay-TOTAL_FORMS": str(len(amounts)), "pay-INITIAL_FORMS": "0"}
        for number, amount in enumerate(amounts):
            sent |= {f"pay-{number}-due_on": f"2027-{number + 1:02}-01", f"pay-{number}-amount": amount}
        return sent

    def test_a_schedule_that_adds_up_is_saved(self, hub, world):
        agreement = make.lent(world.own)
        answer = hub.post(
            url(world, "agreement_instalments", agreement.pk), self.rows(agreement, "20.000.000", "Rp 40.000.000,00")
        )
        assert answer.status_code == 302
        assert agreement.instalments.count() == 2

    def test_one_that_does_not_says_by_how_much(self, hub, world):
        agreement = make.lent(world.own)
        page = hub.post(
            url(world, "agreement_instalments", agreement.pk), self.rows(agreement, "20.000.000", "39.000.000")
        )
        assert page.status_code == 422
        assert "Selisihnya Rp1.000.000,00" in page.content.decode()
        assert agreement.instalments.count() == 12

    def test_equal_instalments_are_filled_in_without_saving(self, hub, world):
        agreement = make.lent(world.own)
        page = hub.get(url(world, "agreement_instalments", agreement.pk), {"count": "3", "first": "2027-01-31"})
        assert [form.initial["amount"] for form in page.context["rows"].forms] == [20_000_000] * 3
        assert 'value="20.000.000"' in page.content.decode()
        assert agreement.instalments.count() == 12

    def test_without_a_loan_there_is_nothing_to_repay(self, hub, world):
        assert hub.get(url(world, "agreement_instalments", make.drafted(world.own).pk)).status_code == 409


class TestLedger:
    def line(self, world, **facts) -> dict[str, str]:
        today = world.own.school.local_date(REAL)
        return {"signed_on": today.isoformat(), "method": "wet", "duty_stamp": "none", "version": "0", **facts}

    def test_the_last_signature_is_recorded_once_by_a_double_click(self, hub, world):
        agreement = make.ready(world.own)
        *others, last = agreement.parties.all()
        for party in others:
            record_signature(by=world.own.as_("hub"), now=NOW, party=party, signed_on=make.SIGNED_ON)
        sent = self.line(world, form_key=str(uuid.uuid4()))
        for _ in range(2):
            assert hub.post(url(world, "agreement_signature", last.pk), sent).url == url(
                world, "agreement", agreement.pk
            )
        agreement.refresh_from_db()
        assert agreement.state == "signed"
        assert HistoryEntry.objects.filter(subject_id=agreement.pk, transition="sign").count() == 1

    def test_a_day_to_come_is_refused_at_its_field(self, hub, world):
        party = make.ready(world.own).parties.first()
        tomorrow = world.own.school.local_date(REAL) + timedelta(days=1)
        page = hub.post(url(world, "agreement_signature", party.pk), self.line(world, signed_on=tomorrow.isoformat()))
        assert page.status_code == 422
        assert "belum tiba" in page.context["form"].errors["signed_on"][0]

    def test_an_original_without_a_signature_is_refused_at_its_field(self, hub, world):
        party = make.ready(world.own).parties.first()
        page = hub.post(url(world, "agreement_signature", party.pk), self.line(world, signed_on="", original_held="on"))
        assert page.status_code == 422
        assert "original_held" in page.context["form"].errors

    def test_a_new_line_says_when_it_was_signed_or_initialled(self, hub, world):
        party = make.ready(world.own).parties.first()
        page = hub.post(url(world, "agreement_signature", party.pk), self.line(world, signed_on=""))
        assert page.status_code == 422
        assert "tanggal paraf" in page.context["form"].errors["signed_on"][0]
        initialled = self.line(world, signed_on="", initialled_on=world.own.school.local_date(REAL).isoformat())
        assert hub.post(url(world, "agreement_signature", party.pk), initialled).status_code == 302
        emptied = self.line(world, signed_on="", version="1")
        assert hub.post(url(world, "agreement_signature", party.pk), emptied).status_code == 302, "a slip is taken back"

    def test_everybody_signed_before_the_day_on_the_paper(self, hub, world, client_for):
        agreement, hint = make.ready(world.own), "semua pihak menandatangani sebelum 21 September 2026"
        before = make.SIGNED_ON - timedelta(days=1)
        *others, last = agreement.parties.all()
        for party in others:
            record_signature(by=world.own.as_("hub"), now=NOW, party=party, signed_on=before)
        page = url(world, "agreement", agreement.pk)
        assert hint not in hub.get(page).content.decode(), "somebody may still sign on the day"
        signature = record_signature(by=world.own.as_("hub"), now=NOW, party=last, signed_on=before)
        assert hint in hub.get(page).content.decode()
        assert hint not in client_for(world.own.committee).get(page).content.decode(), "nothing for mere readers"
        record_signature(
            by=world.own.as_("hub"), now=NOW, party=last, signed_on=make.SIGNED_ON, expected=signature.version
        )
        assert hint not in hub.get(page).content.decode()

    def test_somebody_else_was_faster(self, hub, world):
        party = make.ready(world.own).parties.first()
        record_signature(
            by=world.own.as_("hub"), now=NOW, party=party, signed_on=make.SIGNED_ON, original_place="Lemari A"
        )
        page = hub.post(url(world, "agreement_signature", party.pk), self.line(world, original_place="Lemari B"))
        assert page.status_code == 409
        assert "Lemari A" in page.content.decode()
        assert "Lemari B" in page.content.decode()

    def test_a_signature_of_a_signed_agreement_is_not_taken_away(self, hub, world):
        party = make.signed(world.own).parties.first()
        page = hub.post(url(world, "agreement_signature", party.pk), self.line(world, signed_on="", version="1"))
        assert page.status_code == 422
        assert "tidak dihapus" in page.context["form"].errors["signed_on"][0]

    def test_a_draft_has_no_ledger_yet(self, hub, world):
        agreement = make.drafted(world.own)
        assert hub.get(url(world, "agreement_signature", agreement.parties.first().pk)).status_code == 409
        assert hub.get(url(world, "agreement_scan", agreement.pk)).status_code == 409

    def test_numbers_arrive_after_the_signature(self, hub, world):
        agreement = make.signed(world.own)
        second = agreement.parties.get(order=2)
        sent = {f"number_{party.pk}": party.number for party in agreement.parties.all()} | {
            f"number_{second.pk}": "440/7/PKM"
        }
        assert hub.post(url(world, "agreement_number", agreement.pk), sent).status_code == 302
        assert "Nomor 440/7/PKM" in hub.get(url(world, "agreement", agreement.pk)).content.decode()

    def test_a_scan_is_uploaded_and_confirmed(self, hub, world):
        agreement = make.signed(world.own)
        content = BytesIO()
        Image.new("RGB", (60, 80), "white").save(content, "PNG")
        upload = SimpleUploadedFile("pindaian.png", content.getvalue(), "image/png")
        assert hub.post(url(world, "agreement_scan", agreement.pk), {"scan": upload}).status_code == 302
        scan = Attachment.objects.of(agreement).get()
        assert "Sudah saya cocokkan" in hub.get(url(world, "agreement", agreement.pk)).content.decode()
        assert hub.post(url(world, "agreement_scan_confirm", agreement.pk), {"scan": str(scan.pk)}).status_code == 302
        assert "Dicocokkan dengan naskah asli oleh" in hub.get(url(world, "agreement", agreement.pk)).content.decode()

    def test_a_file_that_is_not_what_its_name_says(self, hub, world):
        agreement = make.signed(world.own)
        page = hub.post(
            url(world, "agreement_scan", agreement.pk), {"scan": SimpleUploadedFile("pindaian.pdf", b"MZ bukan pdf")}
        )
        assert page.status_code == 422
        assert not Attachment.objects.of(agreement).exists()
