"""Pages of profiles and assessments: both versions shown, hints instead of diagnoses, private documents, reading on record, withdrawal."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import Attachment, AuditEvent
from inclusion.actions.consents import withdraw_consent
from inclusion.models import Assessment, FunctionNote
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import REAL
from tests.factories import implementation, inclusion
from tests.factories import profiles as make
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(world):
    return inclusion.supported_pupil(world.own)


def at(side, route, *args):
    return school_url(side.school, f"inclusion:{route}", *args)


def reads(pupil, verb):
    return AuditEvent.objects.filter(subject_type="inclusion.pupil", subject_id=pupil.pk, verb=verb).count()


def assessment(**facts):
    given = {
        "kind": "formal", "assessed_on": "2026-08-01", "professional": "Dr. Ratri", "profession": "psikolog", "summary": "Hasil tes",
        **facts,
    }  # fmt: skip
    return keyed(**given)


def test_the_team_begins_a_profile_and_strengths_stand_first(world, client_for, pupil):
    client = client_for(world.own.teacher)
    assert "Belum ada profil" in text_of(client.get(at(world.own, "pupil_profile", pupil.pk)))
    client.post(at(world.own, "profile_begin", pupil.pk), keyed())
    words = text_of(client.get(at(world.own, "pupil_profile", pupil.pk)))
    assert words.index("Suara dan kekuatan") < words.index("Lima dimensi") < words.index("Kode untuk Dapodik")


def test_a_text_saves_itself_and_a_diagnosis_is_answered_with_a_hint(world, client_for, pupil):
    profile = make.begun(world.own, pupil)
    url = at(world.own, "profile_autosave", profile.pk)
    client = client_for(world.own.teacher)
    answer = client.post(url, {"key": "academic", "body": "Ia disleksia", "version": 1}).json()
    assert (answer["version"], "bukan diagnosis (disleksia)" in answer["hint"]) == (2, True)
    assert client.post(url, {"key": "helps", "body": "Gambar", "version": 1}).json()["hint"] == ""
    page = text_of(client.get(at(world.own, "profile_write", profile.pk, "dimensi")))
    assert "bukan diagnosis (disleksia)" in page


def test_two_people_at_one_text_see_both_versions(world, client_for, pupil):
    profile = make.begun(world.own, pupil)
    url = at(world.own, "profile_write", profile.pk, "kekuatan")
    client_for(world.own.teacher).post(url, keyed(**{"helps": "Gambar", "helps-version": 1}))
    page = client_for(world.own.counsellor).post(url, keyed(**{"helps": "Suara", "helps-version": 1}))
    assert page.status_code == 409
    assert {"Gambar", "Suara"} <= set(text_of(page).split())
    answer = client_for(world.own.counsellor).post(
        at(world.own, "profile_autosave", profile.pk), {"key": "helps", "body": "Suara", "version": 1}
    )
    assert world.own.teacher.display_name in answer.json()["clash"]


def test_a_statement_of_a_parent_needs_a_name_and_an_observation_carries_the_writers(world, client_for, pupil):
    profile = make.begun(world.own, pupil)
    client, url = client_for(world.own.teacher), at(world.own, "function_add", profile.pk)
    given = {"function": "hearing", "level": "some", "note": "Menoleh dari kanan", "source": "parent"}
    assert client.post(url, keyed(**given)).status_code == 422
    client.post(url, keyed(**{**given, "source": "observation", "said_by": "Orang lain"}))
    note = FunctionNote.objects.get()
    assert (note.who, note.get_level_display()) == (world.own.teacher.display_name, "Sedikit kesulitan")
    assert not {"diagnosis", "summary"} & {field.name for field in FunctionNote._meta.get_fields()}


def test_codes_that_exclude_each_other_are_said_once(world, client_for, pupil):
    profile = make.begun(world.own, pupil)
    client, url = client_for(world.own.counsellor), at(world.own, "profile_needs", profile.pk)
    page = client.post(url, keyed(codes=["C", "C1"], version=1))
    assert (page.status_code, "saling meniadakan" in text_of(page)) == (422, True)
    client.post(url, keyed(codes=["C", "C1"], version=1, despite="on"))
    profile.refresh_from_db()
    assert profile.needs == ["C", "C1"]


def test_a_document_of_an_assessment_is_private_and_its_name_tells_nothing(world, client_for, pupil):
    side = world.own
    photo = implementation.photo("Hasil Bayu Pratama.jpg")
    client_for(side.counsellor).post(at(side, "assessment_add", pupil.pk), assessment(documents=photo))
    (document,) = Attachment.objects.of(Assessment.objects.get())
    url = school_url(side.school, "core:file", document.pk)
    assert document.name == "asesmen-2026-08-01-1.jpg"
    served = client_for(side.parent).get(url)
    let_go(served)
    assert served.status_code == 200
    assert reads(pupil, "pupil.assessment_opened") == 1
    for nobody in (side.teacher, side.principal, side.operator):
        assert client_for(nobody).get(url).status_code == 404


def test_a_wrong_kind_of_file_is_refused_in_words(world, client_for, pupil):
    sheet = SimpleUploadedFile("hasil.docx", b"PK\x03\x04 words", "application/msword")
    page = client_for(world.own.counsellor).post(at(world.own, "assessment_add", pupil.pk), assessment(documents=sheet))
    assert page.status_code == 422
    assert "Hanya PDF dan foto" in text_of(page)
    assert not Assessment.objects.exists()


def test_withdrawing_the_consent_to_assessments_closes_them_and_leaves_the_profile(world, client_for, pupil):
    side = world.own
    row = make.assessed(side, pupil)
    client_for(side.counsellor).post(
        at(side, "assessment_edit", row.pk), assessment(version=1, documents=implementation.photo("a.jpg"))
    )
    (document,) = Attachment.objects.of(row)
    make.begun(side, pupil)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=pupil.consents.get(purpose="assessment"))
    client = client_for(side.counsellor)
    assert client.get(at(side, "assessments", pupil.pk)).status_code == 409
    assert client.get(at(side, "assessment_edit", row.pk)).status_code == 409
    assert client.get(school_url(side.school, "core:file", document.pk)).status_code == 404
    assert client.get(at(side, "pupil_profile", pupil.pk)).status_code == 200
    assert client_for(side.parent).get(at(side, "assessments", pupil.pk)).status_code == 200


def test_withdrawing_the_consent_to_support_closes_the_profile(world, client_for, pupil):
    side = world.own
    profile = make.written(side, pupil)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=pupil.consents.get(purpose="support"))
    client = client_for(side.special_needs_teacher)
    for route, *args in (
        ("pupil_profile", pupil.pk),
        ("profile", profile.pk),
        ("profile_write", profile.pk, "kekuatan"),
    ):
        assert client.get(at(side, route, *args)).status_code == 409
    answer = client.post(at(side, "profile_autosave", profile.pk), {"key": "helps", "body": "x", "version": 1})
    assert answer.status_code == 409


def test_every_opening_of_a_profile_is_on_record(world, client_for, pupil):
    profile = make.written(world.own, pupil)
    client_for(world.own.principal).get(at(world.own, "profile", profile.pk))
    client_for(world.own.teacher).get(at(world.own, "profile_write", profile.pk, "dimensi"))
    assert reads(pupil, "pupil.profile_opened") == 2


def test_more_statements_cost_no_more_questions(world, client_for, pupil):
    profile = make.begun(world.own, pupil)
    make.stated(world.own, profile)
    client, url = client_for(world.own.teacher), at(world.own, "profile", profile.pk)
    first = queries_of(client, url)
    make.stated(world.own, profile, function="hearing")
    make.stated(world.own, profile, function="memory")
    assert queries_of(client, url) == first
