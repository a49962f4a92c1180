"""Materials for home and trainings for parents: for whom they are, and who says that they come."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import Attachment
from core.policy import Denied, Hidden
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.home_materials import share_material, want_training
from inclusion.models import TrainingInterest
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import REAL
from tests.factories import inclusion, parents
from tests.factories.implementation import photo
from tests.inclusion.parents.test_talking import open_link

pytestmark = pytest.mark.django_db


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


@pytest.fixture
def pupil(world):
    return inclusion.supported_pupil(world.own, now=REAL)


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
