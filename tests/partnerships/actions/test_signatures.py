"""The signature ledger: what it records, when the agreement becomes signed, what may still be mended afterwards."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.signatures import attach_scan, confirm_scan, record_numbers, record_signature
from partnerships.models import Agreement
from partnerships.terms import DutyStamp, SigningMethod
from tests.clock import NOW
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 21)


def record(world, party, **facts):
    return record_signature(by=world.own.as_("hub"), now=NOW, party=party, **{"signed_on": TODAY, **facts})


def photo(name: str = "pindaian.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (60, 80), "white").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


class TestSigning:
    def test_every_fact_of_the_ledger_is_kept(self, world):
        party = make.ready(world.own).parties.first()
        signature = record(
            world, party, initialled_on=TODAY, method=SigningMethod.CERTIFIED, duty_stamp=DutyStamp.ELECTRONIC, stamp_serial="AB-12",
            original_held=True, original_place="Lemari TU",
        )  # fmt: skip
        signature.refresh_from_db()
        assert (signature.duty_stamp, signature.stamp_serial, signature.original_place) == (
            "electronic",
            "AB-12",
            "Lemari TU",
        )
        assert signature.recorded_by_label == world.own.as_("hub").label
        assert AuditEvent.objects.filter(verb="agreement.ledger", subject_id=party.agreement_id).count() == 1

    def test_the_last_signature_makes_the_agreement_signed(self, world):
        agreement = make.ready(world.own)
        *others, last = agreement.parties.all()
        for party in others:
            record(world, party)
            agreement.refresh_from_db()
            assert agreement.state == Agreement.State.READY
        record(world, last)
        agreement.refresh_from_db()
        assert (agreement.state, agreement.signed_at) == (Agreement.State.SIGNED, NOW)
        assert (
            HistoryEntry.objects.filter(subject_id=agreement.pk, workflow="agreement", transition="sign").count() == 1
        )

    def test_an_initialled_paper_is_not_signed(self, world):
        agreement = make.ready(world.own)
        for party in agreement.parties.all():
            record(world, party, signed_on=None, initialled_on=TODAY)
        agreement.refresh_from_db()
        assert agreement.state == Agreement.State.READY

    def test_meterai_never_stands_in_the_way(self, world):
        agreement = make.ready(world.own)
        for party, stamp in zip(agreement.parties.all(), DutyStamp, strict=True):
            record(world, party, duty_stamp=stamp)
        agreement.refresh_from_db()
        assert agreement.state == Agreement.State.SIGNED

    @pytest.mark.parametrize("state", ["drafted", "cancelled"])
    def test_not_before_the_text_is_ready_and_not_when_it_was_cancelled(self, world, state):
        agreement = make.drafted(world.own)
        if state == "cancelled":
            make.move(world.own, agreement, "cancel", comment="Batal.")
        with pytest.raises(NotNow, match="setelah naskah siap"):
            record(world, agreement.parties.first())

    @pytest.mark.parametrize("role", ["principal", "teacher", "operator", "partner"])
    def test_the_workers_keep_the_ledger(self, world, role):
        party = make.ready(world.own).parties.first()
        with pytest.raises(Denied):
            record_signature(by=world.own.as_(role), now=NOW, party=party, signed_on=TODAY)

    def test_nobody_signs_tomorrow(self, world):
        with pytest.raises(NotNow, match="sesudah hari ini"):
            record(world, make.ready(world.own).parties.first(), signed_on=TODAY + timedelta(days=1))

    def test_an_original_is_held_once_it_was_signed(self, world):
        with pytest.raises(NotNow, match="Naskah asli"):
            record(world, make.ready(world.own).parties.first(), signed_on=None, original_held=True)

    def test_two_people_record_one_party(self, world):
        party = make.ready(world.own).parties.first()
        record(world, party, expected=0)
        with pytest.raises(Conflict) as conflict:
            record(world, party, expected=0, original_place="Ruang kepala sekolah")
        assert set(conflict.value.mine) == set(conflict.value.theirs)
        assert "recorded_at" not in conflict.value.mine


class TestAfterSigning:
    def test_where_the_original_lies_may_be_mended_and_the_text_stays(self, world):
        agreement = make.signed(world.own)
        frozen = agreement.payload
        record(world, agreement.parties.first(), original_held=True, original_place="Arsip")
        agreement.refresh_from_db()
        assert (agreement.state, agreement.payload) == (Agreement.State.SIGNED, frozen)
        assert agreement.parties.first().signature.original_place == "Arsip"

    def test_a_signature_is_not_taken_away(self, world):
        with pytest.raises(NotNow, match="tidak dihapus"):
            record(world, make.signed(world.own).parties.first(), signed_on=None)

    def test_numbers_arrive_late_and_are_on_record(self, world):
        agreement = make.signed(world.own)
        partner = agreement.parties.get(order=2)
        record_numbers(
            by=world.own.as_("hub"), now=NOW, agreement=agreement, numbers={partner.pk: "440/17/PKM/IX/2026"}
        )
        partner.refresh_from_db()
        assert partner.number == "440/17/PKM/IX/2026"
        agreement.refresh_from_db()
        assert agreement.payload["numbers"][1] == ["Nomor:", ""]
        event = AuditEvent.objects.get(verb="agreement.numbered", subject_id=agreement.pk)
        assert event.details["changed"] == [{"party": partner.pk, "before": "", "after": "440/17/PKM/IX/2026"}]

    def test_a_cancelled_text_keeps_its_numbers(self, world):
        agreement = make.move(world.own, make.drafted(world.own), "cancel", comment="Batal.")
        with pytest.raises(NotNow):
            record_numbers(by=world.own.as_("hub"), now=NOW, agreement=agreement, numbers={})


class TestScan:
    def test_a_scan_is_attached_and_then_compared(self, world):
        agreement = make.signed(world.own)
        scan = attach_scan(by=world.own.as_("hub"), now=NOW, agreement=agreement, upload=photo())
        confirmed = confirm_scan(by=world.own.as_("hub"), now=NOW, agreement=agreement, attachment_id=scan.pk)
        confirmed.refresh_from_db()
        assert scan.purpose == "scan"
        assert (confirmed.scan_id, confirmed.scan_confirmed_at) == (scan.pk, NOW)
        assert AuditEvent.objects.filter(verb="agreement.scan_confirmed", subject_id=agreement.pk).exists()

    def test_nothing_is_compared_before_everybody_signed(self, world):
        agreement = make.ready(world.own)
        scan = attach_scan(by=world.own.as_("hub"), now=NOW, agreement=agreement, upload=photo())
        with pytest.raises(NotNow, match="setelah semua pihak"):
            confirm_scan(by=world.own.as_("hub"), now=NOW, agreement=agreement, attachment_id=scan.pk)

    def test_the_scan_of_another_agreement_confirms_nothing(self, world):
        one, two = make.signed(world.own), make.signed(world.own)
        scan = attach_scan(by=world.own.as_("hub"), now=NOW, agreement=one, upload=photo())
        with pytest.raises(NotNow, match="sudah tidak ada"):
            confirm_scan(by=world.own.as_("hub"), now=NOW, agreement=two, attachment_id=scan.pk)
