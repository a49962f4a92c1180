"""A guardian, one assessment or one document is erased by page: asked for, decided, carried out, certified, and gone for good."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from core import erasures, files
from core.data_copies import request_copy, write_copy
from core.models import Attachment, AuditEvent, DataCopy, Document
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.erasing import ask_erasure, erase_assessment, erase_document, erase_guardian
from inclusion.models import Assessment, Guardian, Handover
from inclusion.panels.profiles import to_erase
from schools.actions.rights import answer_request, carry_out_erasure, decide_erasure, record_request
from schools.links import school_url
from schools.models import RightsRequest
from schools.models.rights import ANSWER_WITHIN
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload
from tests.factories import inclusion as make
from tests.factories import parents, profiles
from tests.snapshots import change, put, standing, stored

CANARY = "Klinik Jinggawati"


@pytest.fixture
def side(world):
    erasures.path().unlink(missing_ok=True)
    return world.own


@pytest.fixture
def pupil(side):
    return make.supported_pupil(side, name="Kenari Satu")


@pytest.fixture
def assessment(side, pupil):
    """With a document."""
    found = profiles.assessed(side, pupil, institution=CANARY, summary=CANARY)
    gpk = side.as_("special_needs_teacher")
    files.attach(by=gpk, now=NOW, subject=found, upload=upload(f"{CANARY}.png", png()), purpose="assessment")
    return found


@pytest.fixture
def document(assessment):
    return Attachment.objects.of(assessment).get()


def asked(side, assessment, **facts) -> RightsRequest:
    return ask_erasure(by=side.as_("parent"), now=NOW, assessment=assessment, **facts)


def test_parents_ask_the_principal_decides_and_the_team_erases(
    side, pupil, assessment, document, django_capture_on_commit_callbacks
):
    copy = request_copy(by=side.as_("parent"), now=NOW, obj=pupil)
    write_copy(copy.pk, NOW)
    copy.refresh_from_db()
    request = asked(side, assessment, words=f"Hasil {CANARY}")
    assert (request.via, request.person, request.subject_label) == ("account", side.parent, "Kenari Satu")
    with pytest.raises(NotNow, match="sudah diminta"):
        asked(side, assessment)
    gpk = side.as_("special_needs_teacher")
    with pytest.raises(NotNow, match="menunggu keputusan"):
        carry_out_erasure(by=gpk, now=NOW, request=request)
    assert list(to_erase(gpk, NOW)) == []
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    assert [task.context for task in to_erase(gpk, NOW)] == ["Kenari Satu"]
    with pytest.raises(Hidden):
        carry_out_erasure(by=side.as_("principal"), now=NOW, request=request)
    with pytest.raises(NotNow, match="belum dihapus"):
        answer_request(by=side.as_("operator"), now=NOW, request=request, outcome="done", answer="Sudah.")
    before = stored()
    assert standing(CANARY), "nothing was there to be erased"
    with django_capture_on_commit_callbacks(execute=True):
        carry_out_erasure(by=gpk, now=NOW, request=request)
    assert not Assessment.objects.filter(pk=assessment.pk).exists()
    assert standing(CANARY) == set()
    assert not default_storage.exists(document.file.name)
    assert not default_storage.exists(copy.file.name)
    assert not DataCopy.objects.exists()
    assert AuditEvent.objects.filter(verb="assessment.erased", details__pupil=pupil.pk).exists()
    assert CANARY not in erasures.path().read_text()
    paper = Document.objects.get(kind="schools.erasure")
    assert "Asesmen: 1" in paper.payload["goes"]
    assert "Kenari" not in repr(paper.payload)
    put(change(stored(), before))
    assert Assessment.objects.filter(pk=assessment.pk).exists()
    assert erasures.apply_again(NOW) > 0
    assert standing(CANARY) == set()
    assert erasures.apply_again(NOW) == 0


def test_one_document_goes_and_the_assessment_stays(side, assessment, document, django_capture_on_commit_callbacks):
    request = asked(side, assessment, document=document)
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    with django_capture_on_commit_callbacks(execute=True):
        carry_out_erasure(by=side.as_("counsellor"), now=NOW, request=request)
    assert not Attachment.objects.filter(pk=document.pk).exists()
    assert not default_storage.exists(document.file.name)
    assert Assessment.objects.filter(pk=assessment.pk).exists()
    answer_request(by=side.as_("operator"), now=NOW, request=request, outcome="done", answer="Sudah.")


def test_what_was_handed_over_says_that_it_was_erased(side, pupil, assessment):
    handover = parents.handed_over(side, pupil, kinds=("assessments", "accommodations"))
    assert CANARY in repr(handover.payload)
    request = asked(side, assessment)
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    carry_out_erasure(by=side.as_("special_needs_teacher"), now=NOW, request=request)
    payload = Handover.objects.get(pk=handover.pk).payload
    assert CANARY not in repr(payload)
    assert "Dihapus atas permintaan orang tua" in repr(payload)


def test_a_refusal_needs_no_erasure_and_ends_the_request(side, assessment):
    request = asked(side, assessment)
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    answer_request(
        by=side.as_("principal"), now=NOW, request=request, outcome="refused", answer="Demi anak.", ground="harm"
    )
    with pytest.raises(NotNow):
        carry_out_erasure(by=side.as_("special_needs_teacher"), now=NOW, request=request)


def test_who_may_ask_and_who_may_decide(side, assessment):
    gpk = side.as_("special_needs_teacher")
    with pytest.raises(Hidden):
        ask_erasure(by=side.as_("principal"), now=NOW, assessment=assessment)
    request = ask_erasure(by=gpk, now=NOW, assessment=assessment, asker="Bu Wulan", via="person")
    assert (request.asker, request.person) == ("Bu Wulan", None)
    with pytest.raises(Denied, match="kepala sekolah"):
        decide_erasure(by=side.as_("operator"), now=NOW, request=request)
    with pytest.raises(Hidden):
        decide_erasure(by=gpk, now=NOW, request=request)
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    with pytest.raises(NotNow, match="tidak menunggu"):
        decide_erasure(by=side.as_("principal"), now=NOW, request=request)


def test_paper_is_taken_down_after_the_consent_was_withdrawn(client, side, pupil, assessment, document):
    """A parent without an account withdrew and asks by letter: the team finds what to ask for without reading it."""

    def at(name, *args):
        return school_url(side.school, name, *args)

    for consent in pupil.consents.filter(purpose="assessment"):
        withdraw_consent(by=side.as_("parent"), now=NOW, consent=consent)
    client.force_login(side.special_needs_teacher)
    assert client.get(at("inclusion:assessments", pupil.pk)).status_code == 409
    reads = AuditEvent.objects.filter(verb="pupil.assessment_opened").count()
    assert at("inclusion:erasure_choose", pupil.pk) in client.get(at("inclusion:pupil", pupil.pk)).content.decode()
    page = client.get(at("inclusion:erasure_choose", pupil.pk)).content.decode()
    assert at("inclusion:erasure_ask", assessment.pk) in page
    assert CANARY not in page
    sent = {"asker": "Bu Wulan", "via": "letter", "received_at": "2026-01-05T08:00"}
    refused = client.post(at("inclusion:erasure_ask", assessment.pk), sent | {"received_at": "2999-01-05T08:00"})
    assert refused.status_code == 422
    answer = client.post(at("inclusion:erasure_ask", assessment.pk), sent, follow=True)
    assert answer.status_code == 200
    assert "menunggu keputusan" in answer.content.decode()
    request = RightsRequest.objects.get()
    assert (request.asker, request.via, request.person) == ("Bu Wulan", "letter", None)
    assert side.school.local_date(request.received_at).isoformat() == "2026-01-05"
    assert request.due_at - request.received_at == ANSWER_WITHIN
    decide_erasure(by=side.as_("principal"), now=NOW, request=request)
    assert (
        at("inclusion:erasure", assessment.pk) in client.get(at("inclusion:erasure_choose", pupil.pk)).content.decode()
    )
    gone = client.post(at("inclusion:erasure", assessment.pk), {"sure": "on"}, follow=True)
    assert gone.status_code == 200
    assert not Assessment.objects.filter(pk=assessment.pk).exists()
    assert at("inclusion:erasure_choose", pupil.pk) not in client.get(at("inclusion:pupil", pupil.pk)).content.decode()
    assert AuditEvent.objects.filter(verb="pupil.assessment_opened").count() == reads


@pytest.mark.parametrize("role", ["principal", "operator", "teacher", "parent"])
def test_only_who_reads_it_in_the_team_erases_it(side, assessment, document, role):
    for erase, what in ((erase_assessment, {"assessment": assessment}), (erase_document, {"document": document})):
        with pytest.raises((Denied, Hidden)):
            erase(by=side.as_(role), now=NOW, **what)
    assert Attachment.objects.of(assessment).get() == document


def test_the_pages_lead_from_the_parent_to_the_certificate(client, side, pupil, assessment):
    def at(name, *args):
        return school_url(side.school, name, *args)

    client.force_login(side.parent)
    page = client.get(at("inclusion:assessments", pupil.pk)).content.decode()
    assert at("inclusion:erasure_ask", assessment.pk) in page
    client.post(at("inclusion:erasure_ask", assessment.pk), {"words": "Tolong."})
    request = RightsRequest.objects.get()
    assert "menunggu keputusan" in client.get(at("inclusion:assessments", pupil.pk)).content.decode()
    client.force_login(side.principal)
    page = client.get(at("schools:rights", request.pk)).content.decode()
    assert "Setujui penghapusan" in page
    assert CANARY not in page
    client.post(at("schools:rights_decide", request.pk))
    client.force_login(side.special_needs_teacher)
    assert client.get(at("inclusion:erasure", assessment.pk)).status_code == 200
    assert client.post(at("inclusion:erasure", assessment.pk), {"form": "x"}).status_code == 422
    client.post(at("inclusion:erasure", assessment.pk), {"sure": "on"})
    assert not Assessment.objects.exists()
    client.force_login(side.principal)
    assert "Surat keterangan penghapusan" in client.get(at("schools:rights", request.pk)).content.decode()


def test_a_guardian_of_two_children_is_erased_at_the_desk(side, pupil):
    name, email = "Bu Wulan Jinggawati", "wulan@jingga.test"
    other = make.supported_pupil(side, name="Kenari Dua")
    for child in (pupil, other):
        Guardian.objects.create(pupil=child, name=name, relation="mother", email=email)
    desk = {"by": side.as_("operator"), "now": NOW, "school": side.school, "kind": "erasure", "via": "letter"}
    guardian = Guardian.objects.filter(name=name).first()
    request = record_request(**desk, asker=name, contact=email, subject=guardian)
    with pytest.raises(Denied):
        carry_out_erasure(by=side.as_("operator"), now=NOW, request=request)
    before = stored()
    carry_out_erasure(by=side.as_("principal"), now=NOW, request=request)
    assert standing(name, email) == set()
    assert len(Guardian.objects.filter(name="Orang tua terhapus")) == 2
    assert Document.objects.filter(kind="schools.erasure").exists()
    put(change(stored(), before))
    assert standing(name) != set()
    assert erasures.apply_again(NOW) > 0
    assert standing(name, email) == set()


def test_the_desk_finds_a_guardian_and_says_why_not_yet(client, side, pupil):
    guardian = pupil.guardians.get()
    client.force_login(side.operator)
    sent = {
        "kind": "erasure",
        "asker": "Bu Wulan",
        "via": "person",
        "about": "inclusion.guardian",
        "who": guardian.name,
        "received_at": "2026-01-05T08:00",
    }
    client.post(school_url(side.school, "schools:rights_create"), sent)
    request = RightsRequest.objects.get()
    assert request.subject_id == guardian.pk
    client.force_login(side.principal)
    assert "masih berlaku" in client.get(school_url(side.school, "schools:rights", request.pk)).content.decode()
    with pytest.raises(NotNow, match="masih berlaku"):
        erase_guardian(by=side.as_("principal"), now=NOW, guardian=guardian)
    for consent in pupil.consents.filter(withdrawn_at=None):
        withdraw_consent(by=side.as_("parent"), now=NOW, consent=consent)
    erase_guardian(by=side.as_("principal"), now=NOW, guardian=guardian)
    assert not pupil.guardians.filter(name=guardian.name).exists()
