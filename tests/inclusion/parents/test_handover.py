"""Handing over: exactly what the parent chose, for one school, until it is withdrawn, on record. And materials for home."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Attachment, AuditEvent
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.handover import give_handover_link, leave_class_note, revoke_handover_link
from inclusion.actions.home_materials import share_material, want_training
from inclusion.models import Accommodation, TrainingInterest
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import NOW, REAL
from tests.factories import inclusion, parents, progress
from tests.factories.implementation import photo
from tests.inclusion.parents.test_talking import link_page, open_link

pytestmark = pytest.mark.django_db
SECRET = "kepiting"


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


@pytest.fixture
def pupil(world):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    progress.a_goal(world.own, pupil=pupil, text=f"{SECRET} membaca")
    Accommodation.objects.create(
        pupil=pupil,
        form="time",
        what="Waktu tambahan",
        starts_on=NOW.date(),
        review_on=NOW.date(),
        created_at=NOW,
        updated_at=NOW,
    )
    return pupil


def test_what_is_handed_over_is_what_was_chosen(world, pupil):
    made = parents.handed_over(world.own, pupil, kinds=("accommodations",), now=REAL)
    assert [part["kind"] for part in made.payload["parts"]] == ["accommodations"]
    assert "Waktu tambahan" in str(made.payload)
    assert SECRET not in str(made.payload)
    assert (made.consent.purpose, made.consent.receiver, made.consent.covers) == (
        "handover",
        "SMP Negeri 9",
        ["accommodations"],
    )
    more = parents.handed_over(world.own, pupil, kinds=("goals", "contact"), now=REAL)
    assert SECRET in str(more.payload)
    assert "Nur Aini" in str(more.payload)


def test_the_parent_alone_chooses(world, pupil, client_for):
    for role in ("principal", "special_needs_teacher", "teacher"):
        assert client_for(getattr(world.own, role)).get(at(world.own, "handovers", pupil.pk)).status_code == 404
    client = client_for(world.own.parent)
    nothing = client.post(at(world.own, "handovers", pupil.pk), {"receiver": "SMP Lain", "kinds": []})
    assert nothing.status_code == 422
    pupil.guardians.update(may_consent=False)
    with pytest.raises(Denied):
        parents.handed_over(world.own, pupil, now=REAL)
    pupil.guardians.update(user=None)
    with pytest.raises(Hidden):
        parents.handed_over(world.own, pupil, now=REAL)


def test_assessments_need_their_own_consent(world, pupil):
    parents.handed_over(world.own, pupil, kinds=("assessments",), now=REAL)
    for consent in pupil.consents.filter(purpose="assessment"):
        withdraw_consent(by=world.own.as_("parent"), now=REAL, consent=consent)
    with pytest.raises(NotNow):
        parents.handed_over(world.own, pupil, kinds=("assessments",), receiver="SMP Lain", now=REAL)


def test_the_receiving_school_reads_by_link_and_it_is_on_record(world, pupil):
    made = parents.handed_over(world.own, pupil, now=REAL)
    link, path = give_handover_link(by=world.own.as_("parent"), now=REAL, handover=made)
    assert (link.expires_at - REAL).days == 14
    browser, page = open_link(path.strip("/").split("/")[-1])
    assert SECRET in browser.get(page).content.decode()
    assert browser.get(link_page(link, "handover_json")).json() == made.payload
    paper = browser.get(link_page(link, "handover_pdf"))
    assert paper["Content-Type"] == "application/pdf"
    assert "bayu" not in paper["Content-Disposition"].lower()
    taken = AuditEvent.objects.filter(verb="pupil.data_taken_out", subject_id=pupil.pk, link_id=link.pk)
    assert taken.count() == 3
    assert Client().get(page).status_code == 410
    revoke_handover_link(by=world.own.as_("parent"), now=timezone.now(), handover=made, link=link)
    assert browser.get(page).status_code == 410


def test_withdrawing_closes_link_and_downloads_at_once(world, pupil, client_for):
    made = parents.handed_over(world.own, pupil, now=REAL)
    _link, path = give_handover_link(by=world.own.as_("parent"), now=REAL, handover=made)
    browser, page = open_link(path.strip("/").split("/")[-1])
    client = client_for(world.own.parent)
    assert client.get(at(world.own, "handover_json", pupil.pk, made.pk)).status_code == 200
    withdraw_consent(by=world.own.as_("parent"), now=timezone.now(), consent=made.consent)
    assert browser.get(page).status_code == 410
    assert client.get(at(world.own, "handover_json", pupil.pk, made.pk)).status_code == 409
    assert client.get(at(world.own, "handovers", pupil.pk)).status_code == 200
    with pytest.raises(NotNow):
        give_handover_link(by=world.own.as_("parent"), now=timezone.now(), handover=made)


def test_next_years_team_reads_what_the_last_one_left(world, pupil, client_for):
    leave_class_note(by=world.own.as_("teacher"), now=REAL, pupil=pupil, works=SECRET)
    page = client_for(world.own.counsellor).get(at(world.own, "class_notes", pupil.pk)).content.decode()
    assert SECRET in page
    assert "VIII-A" in page
    with pytest.raises(Denied):
        leave_class_note(by=world.own.as_("principal"), now=REAL, pupil=pupil, works="x")


def test_materials_of_one_pupil_stay_with_its_team_and_parents(world, pupil, client_for):
    other = inclusion.supported_pupil(world.own, name="Citra Ayu", now=REAL)
    other.guardians.update(user=None)
    pupil.team.filter(user=world.own.teacher).update(left_on=world.own.school.local_date(REAL))
    parents.material(world.own, title="Untuk semua", now=REAL)
    parents.material(world.own, pupil=pupil, title="Untuk Bayu", now=REAL)
    parents.material(world.own, pupil=other, title="Untuk Citra", now=REAL)
    page = client_for(world.own.parent).get(at(world.own, "home_materials")).content.decode()
    assert ("Untuk semua" in page, "Untuk Bayu" in page, "Untuk Citra" in page) == (True, True, False)
    page = client_for(world.own.teacher).get(at(world.own, "home_materials")).content.decode()
    assert ("Untuk semua" in page, "Untuk Bayu" in page, "Untuk Citra" in page) == (True, False, True)
    with pytest.raises(Denied):
        share_material(
            by=world.own.as_("teacher"), now=REAL, school=world.own.school, title="x", steps="x", area="academic"
        )
    for consent in other.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("counsellor"), now=timezone.now(), consent=consent)
    assert "Untuk Citra" not in client_for(world.own.teacher).get(at(world.own, "home_materials")).content.decode()


def test_a_file_for_home_opens_to_the_parents_by_account_and_by_link(world, pupil, client_for):
    facts = {"title": "Membaca", "steps": "Baca", "area": "academic", "pupil": pupil.pk}
    client = client_for(world.own.special_needs_teacher)
    client.post(at(world.own, "home_material_new"), {**facts, "upload": photo("langkah.jpg")})
    file = Attachment.objects.get(subject_type="inclusion.homematerial")
    url = school_url(world.own.school, "core:file", file.pk)
    opened = client_for(world.own.parent).get(url)
    let_go(opened)
    assert opened.status_code == 200
    assert client_for(world.own.staff).get(url).status_code == 404
    father = parents.second_guardian(world.own, pupil)
    link, token = parents.child_link(world.own, father, now=REAL)
    browser, _page = open_link(token)
    opened = browser.get(reverse("inclusion_links:child_file", args=[link.public_id, file.pk]))
    let_go(opened)
    assert opened.status_code == 200
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("counsellor"), now=timezone.now(), consent=consent)
    assert client_for(world.own.teacher).get(url).status_code == 404
    assert browser.get(reverse("inclusion_links:child_file", args=[link.public_id, file.pk])).status_code == 409


def test_a_parent_says_once_that_they_want_to_come(world, pupil):
    training = parents.training(world.own, now=REAL)
    for _time in range(2):
        want_training(by=world.own.as_("parent"), now=REAL, pupil=pupil, training=training)
    assert TrainingInterest.objects.count() == 1
    with pytest.raises(Hidden):
        want_training(by=world.own.as_("teacher"), now=REAL, pupil=pupil, training=training)
