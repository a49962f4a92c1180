"""The team around a pupil: who joins is told without a name, clearance is on the audit trail, who leaves sees nothing more."""

from __future__ import annotations

import pytest

from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from inclusion.actions.team import change_member, join_team, leave_team
from inclusion.models import Pupil, TeamMember
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(world):
    return world.own.as_("special_needs_teacher")


def test_who_joins_is_told_by_inbox_without_a_name(world, by):
    pupil = make.supported_pupil(world.own)
    join_team(by=by, now=NOW, pupil=pupil, role="subject", user=world.own.staff, part="Praktik")
    told = OutgoingMessage.objects.get(kind="inclusion.team_joined", to_user=world.own.staff)
    assert told.channel == "inbox"
    assert "Bayu" not in told.subject + told.body_text


def test_without_a_consent_there_is_no_team(world, by):
    with pytest.raises(NotNow):
        join_team(by=by, now=NOW, pupil=make.registered(world.own), role="subject", user=world.own.staff)


@pytest.mark.parametrize("role", ["parent", "partner", "committee"])
def test_nobody_from_outside_is_on_it_by_account(world, by, role):
    with pytest.raises(Denied):
        join_team(by=by, now=NOW, pupil=make.supported_pupil(world.own), role="expert", user=getattr(world.own, role))


def test_clearance_is_an_event_of_its_own_and_who_gets_it_is_told(world, by):
    pupil = make.supported_pupil(world.own)
    member = pupil.team.get(user=world.own.teacher)
    for cleared in (True, False):
        change_member(by=by, now=NOW, member=member, role="homeroom", is_cleared=cleared)
    verbs = AuditEvent.objects.filter(subject_id=pupil.pk, verb__startswith="pupil.clearance").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["pupil.clearance_given", "pupil.clearance_taken"]
    assert OutgoingMessage.objects.filter(kind="inclusion.team_cleared", to_user=world.own.teacher).count() == 1


def test_one_person_coordinates(world, by):
    pupil = make.supported_pupil(world.own)
    change_member(
        by=by, now=NOW, member=pupil.team.get(user=world.own.counsellor), role="counsellor", is_coordinator=True
    )
    assert pupil.team.get(is_coordinator=True).user == world.own.counsellor


def test_who_leaves_sees_the_plan_no_more_and_may_come_back(world, by):
    pupil = make.supported_pupil(world.own)
    member = pupil.team.get(user=world.own.teacher)
    leave_team(by=by, now=NOW, member=member)
    assert not Pupil.objects.plan_open_to(world.own.as_("teacher")).exists()
    with pytest.raises(NotNow):
        leave_team(by=by, now=NOW, member=member)
    join_team(by=by, now=NOW, pupil=pupil, role="homeroom", user=world.own.teacher)
    assert Pupil.objects.plan_open_to(world.own.as_("teacher")).get() == pupil


def test_the_team_is_kept_on_the_page(world, client_for):
    pupil = make.supported_pupil(world.own, now=REAL)
    client, page = client_for(world.own.counsellor), school_url(world.own.school, "inclusion:team", pupil.pk)
    join = school_url(world.own.school, "inclusion:team_join", pupil.pk)
    assert client.post(join, {"role": "expert"}).status_code == 422
    client.post(join, {"name": "dr. Wening", "role": "expert", "part": "Latihan bicara", "is_cleared": "on"})
    outsider = TeamMember.objects.get(name="dr. Wening")
    assert not outsider.is_cleared
    assert "Latihan bicara" in client_for(world.own.parent).get(page).content.decode()
    assert client.get(page).content.decode().count("tanpa akses") == 1
    client.post(join, {"name": "Ibu Wulan", "role": "parent"})
    assert client.get(page).content.decode().count("tanpa akses") == 1, "a parent is nobody from outside"
    client.post(school_url(world.own.school, "inclusion:team_leave", pupil.pk, outsider.pk))
    assert "Yang pernah di tim" in client.get(page).content.decode()


def test_after_the_withdrawal_the_page_says_so(world, client_for):
    pupil = make.supported_pupil(world.own, now=REAL)
    pupil.consents.update(withdrawn_at=REAL)
    page = school_url(world.own.school, "inclusion:team", pupil.pk)
    refused = client_for(world.own.counsellor).get(page)
    assert refused.status_code == 409
    assert "Belum ada persetujuan" in refused.content.decode()
    assert client_for(world.own.parent).get(page).status_code == 200
