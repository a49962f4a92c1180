"""Guardians: put aside, connected with an account at once or after an invitation."""

from __future__ import annotations

import pytest

from core.models import ScopedLink
from core.policy import Actor, NotNow
from inclusion.actions import guardians as acts
from inclusion.models import Pupil
from schools.actions.invitations import join
from schools.links import school_url
from schools.models import Invitation
from tests.clock import NOW
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(world):
    return world.own.as_("operator")


@pytest.fixture
def father(world, by):
    """Of a pupil whose mother has the parent's account."""
    return acts.add_guardian(
        by=by, now=NOW, pupil=make.registered(world.own), name="Pak Joko", relation="father", email="joko@rumah.test"
    )


def test_without_an_account_an_invitation_goes_out_and_connects_once_accepted(world, by, father):
    acts.connect_guardian(by=by, now=NOW, guardian=father)
    acts.connect_guardian(by=by, now=NOW, guardian=father)
    invitation = Invitation.objects.get(email="joko@rumah.test", role="parent")
    assert acts.connect_invited(by=Actor.system(), now=NOW) == 0
    user = join(
        by=Actor(label="Joko", email="joko@rumah.test"),
        now=NOW,
        invitation=invitation,
        name="Joko",
        password="Rahasia-besar-77",
    )
    assert acts.connect_invited(by=Actor.system(), now=NOW) == 1
    assert acts.connect_invited(by=Actor.system(), now=NOW) == 0
    assert Pupil.objects.of_guardian(user.pk).get() == father.pupil


def test_an_account_that_is_there_is_connected_at_once(world, by):
    pupil = make.registered(world.own)
    pupil.guardians.update(user=None)
    guardian = acts.connect_guardian(by=by, now=NOW, guardian=pupil.guardians.get())
    assert guardian.user == world.own.parent


def test_one_account_answers_once_for_a_pupil(world, by, father):
    acts.edit_guardian(by=by, now=NOW, guardian=father, email=world.own.parent.email)
    with pytest.raises(NotNow, match="sudah terhubung"):
        acts.connect_guardian(by=by, now=NOW, guardian=father)


def test_put_aside_the_account_opens_nothing_more(world, by):
    pupil = make.registered(world.own)
    guardian = pupil.guardians.get()
    acts.put_aside_guardian(by=by, now=NOW, guardian=guardian)
    assert not Pupil.objects.visible_to(world.own.as_("parent")).exists()
    acts.take_up_guardian(by=by, now=NOW, guardian=guardian)
    assert Pupil.objects.visible_to(world.own.as_("parent")).get() == pupil


@pytest.mark.parametrize("change", [{"email": "lain@rumah.test"}, {"may_consent": False}])
def test_an_earlier_link_stops_with_the_address_or_the_right(world, by, father, change):
    acts.give_consent_link(by=by, now=NOW, guardian=father)
    acts.edit_guardian(by=by, now=NOW, guardian=father, **change)
    assert not ScopedLink.objects.filter(revoked_at=None).exists()


def test_the_operator_does_it_on_the_page(world, client_for, father):
    client, key = client_for(world.own.operator), (father.pupil_id, father.pk)
    for act, said in (
        ("hubungkan", "Undangan dikirim"),
        ("lepas-akun", "dilepas"),
        ("nonaktifkan", "tidak lagi tercatat"),
    ):
        url = school_url(world.own.school, "inclusion:guardian_act", *key, act)
        assert said in client.post(url, follow=True).content.decode()
    assert client.post(school_url(world.own.school, "inclusion:guardian_act", *key, "hapus")).status_code == 404
