"""Roles, the end of a membership, one's own profile."""

import pytest

from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from schools.access import actor_for, personal_actor
from schools.actions.people import change_roles, edit_profile, end_membership, end_sessions
from schools.links import school_url
from schools.models import Invitation, Membership
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import actor, add_membership, make_invitation, make_member


def end(world, user, reason="Mutasi ke sekolah lain.", by="principal"):
    end_membership(by=world.own.as_(by), now=NOW, school=world.own.school, user=user, reason=reason)


def give(world, user, *roles, by="principal", position=""):
    return change_roles(
        by=world.own.as_(by), now=NOW, school=world.own.school, user=user, roles=roles, position=position
    )


def test_roles_are_exactly_those_that_were_chosen(world):
    give(world, world.own.teacher, Role.HUB, Role.COACH, position="Wakil Kepala Sekolah")
    assert actor(world.own.teacher, world.own.school).roles == {"hub", "coach"}
    ended = Membership.objects.get(user=world.own.teacher, role=Role.TEACHER)
    assert (ended.is_active, ended.ended_at) == (False, NOW)
    event = AuditEvent.objects.filter(verb="membership.roles_changed").latest("pk")
    assert event.details == {"user": world.own.teacher.pk, "given": ["coach", "hub"], "taken": ["teacher"]}


def test_a_role_that_was_taken_can_be_given_again(world):
    give(world, world.own.teacher, Role.HUB)
    give(world, world.own.teacher, Role.TEACHER)
    assert actor(world.own.teacher, world.own.school).roles == {"teacher"}


def test_somebody_without_roles_is_ended_instead(world):
    with pytest.raises(NotNow):
        give(world, world.own.teacher)


def test_a_stranger_gets_no_roles(world):
    with pytest.raises(NotNow):
        give(world, world.outsider, Role.TEACHER)
    with pytest.raises(NotNow):
        give(world, world.other.teacher, Role.TEACHER)


def test_an_operator_cannot_become_principal_alone(world):
    with pytest.raises(Denied):
        give(world, world.own.operator, Role.OPERATOR, Role.PRINCIPAL, by="operator")
    give(world, world.own.operator, Role.OPERATOR, Role.PRINCIPAL, by="principal")


@pytest.mark.parametrize("role", ["principal", "operator"])
def test_the_last_of_its_kind_keeps_the_role(world, role):
    keeper = getattr(world.own, role)
    by = "operator" if role == "principal" else "principal"
    with pytest.raises(NotNow, match="satu-satunya"):
        give(world, keeper, Role.TEACHER, by=by)
    with pytest.raises(NotNow, match="satu-satunya"):
        end(world, keeper, by=by)
    make_member(world.own.school, role)
    end(world, keeper, by=by)
    assert actor_for(keeper, world.own.school) is None


def test_a_deactivated_account_does_not_count_as_a_keeper(world):
    second = make_member(world.own.school, Role.OPERATOR)
    second.is_active = False
    second.save()
    with pytest.raises(NotNow):
        end(world, world.own.operator)


def test_ending_needs_a_reason_and_keeps_it(world):
    with pytest.raises(NotNow):
        end(world, world.own.teacher, reason="  ")
    end(world, world.own.teacher)
    entry = HistoryEntry.objects.get(workflow="membership")
    assert (entry.comment, entry.target) == ("Mutasi ke sekolah lain.", "ended")
    assert "Mutasi" not in str(AuditEvent.objects.filter(verb="membership.ended").values())
    end(world, world.own.teacher)
    assert HistoryEntry.objects.filter(workflow="membership").count() == 1


def test_ending_revokes_open_invitations(world):
    invitation = make_invitation(world.own.school, Role.COACH, email=world.own.teacher.email)
    elsewhere = make_invitation(world.other.school, Role.COACH, email=world.own.teacher.email)
    end(world, world.own.teacher)
    assert Invitation.objects.get(pk=invitation.pk).revoked_at == NOW
    assert Invitation.objects.get(pk=elsewhere.pk).revoked_at is None


def test_nobody_ends_their_own_membership(world):
    with pytest.raises(Denied):
        end(world, world.own.principal)


@pytest.mark.parametrize("role", ["hub", "teacher", "committee"])
def test_others_neither_change_nor_end(world, role):
    with pytest.raises(Denied):
        give(world, world.own.staff, Role.HUB, by=role)
    with pytest.raises(Denied):
        end(world, world.own.staff, by=role)


def test_another_school_is_out_of_reach(world):
    with pytest.raises(Denied):
        end_membership(
            by=world.other.as_("principal"), now=NOW, school=world.own.school, user=world.own.teacher, reason="x"
        )


def test_ending_leaves_other_schools_alone(world):
    add_membership(world.own.teacher, world.other.school, Role.COACH)
    end(world, world.own.teacher)
    assert actor(world.own.teacher, world.other.school).roles == {"coach"}


def test_an_open_session_dies_with_the_membership(world, client_for):
    client = client_for(world.own.teacher)
    home = school_url(world.own.school, "schools:home")
    assert client.get(home).status_code == 200
    end(world, world.own.teacher)
    answer = client.get(home)
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


def test_a_deactivated_account_is_out_with_its_next_request(world, client_for):
    client = client_for(world.own.teacher)
    world.own.teacher.is_active = False
    world.own.teacher.save()
    assert client.get(school_url(world.own.school, "schools:home")).status_code == 302


def test_a_person_ends_their_own_sessions_only(world, client_for):
    client = client_for(world.own.teacher)
    with pytest.raises(Denied):
        end_sessions(by=personal_actor(world.own.hub), now=NOW, user=world.own.teacher)
    end_sessions(by=personal_actor(world.own.teacher), now=NOW, user=world.own.teacher)
    assert client.get("/profil/").status_code == 302
    assert AuditEvent.objects.filter(verb="user.sessions_ended", actor=world.own.teacher).exists()


def test_a_person_edits_their_own_profile(world):
    user = edit_profile(
        by=personal_actor(world.own.teacher),
        now=NOW,
        user=world.own.teacher,
        changes={"name": "Dewi Lestari", "back_title": "S.Pd.", "language": "en"},
    )
    assert user.display_name == "Dewi Lestari, S.Pd."
    assert AuditEvent.objects.get(verb="user.profile_edited").details == {"fields": ["back_title", "language"]}


def test_a_profile_has_no_other_fields(world):
    with pytest.raises(KeyError):
        edit_profile(by=personal_actor(world.own.teacher), now=NOW, user=world.own.teacher, changes={"is_staff": True})
    with pytest.raises(Denied):
        edit_profile(by=world.own.as_("principal"), now=NOW, user=world.own.teacher, changes={"name": "X"})
