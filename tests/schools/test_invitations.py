"""Invitations: what is stored, what is sent, who may accept, and everything that can go wrong with a link."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import translation

from core.models import AuditEvent, OutgoingMessage
from core.policy import Actor, Denied, NotNow
from schools.actions import invitations
from schools.actions.people import end_membership
from schools.invitation_links import LIFETIME, InvitationRefused, check_usable, find, hash_of, invitee
from schools.models import Invitation, Membership, User
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import PASSWORD, actor, add_membership, make_invitation, make_member, make_school


def mailed_token(invitation):
    message = OutgoingMessage.objects.filter(to_email=invitation.email).latest("pk")
    return message.url.strip("/").split("/")[-1]


def join(invitation, now=NOW, **fields):
    given = {"name": invitation.name, "password": PASSWORD, **fields}
    return invitations.join(by=invitee(invitation), now=now, invitation=invitation, **given)


def enter(invitation, user, now=NOW):
    by = Actor(label=user.display_name, tenant_id=invitation.school_id, user_id=user.pk, email=user.email)
    return invitations.accept(by=by, now=now, invitation=invitation, user=user)


def test_an_invitation_is_stored_mailed_and_recorded(world):
    operator = world.own.as_("operator")
    invitation = invitations.invite(
        by=operator, now=NOW, school=world.own.school, email=" Baru@Sekolah.test ", name="Andi Baru", role=Role.TEACHER
    )
    assert (invitation.email, invitation.expires_at) == ("baru@sekolah.test", NOW + LIFETIME)
    message = OutgoingMessage.objects.get(to_email="baru@sekolah.test")
    assert "SMP Negeri 2 Sukamaju" in message.subject
    assert "Joko Prasetyo" in message.body_text
    assert AuditEvent.objects.filter(
        verb="invitation.sent", subject_id=invitation.pk, actor_id=operator.user_id
    ).exists()


def test_the_mail_is_in_one_language_whatever_the_sender_reads(world):
    with translation.override("en"):
        invitation = make_invitation(world.own.school, Role.TEACHER)
    body = OutgoingMessage.objects.get(to_email=invitation.email).body_text
    assert "sebagai Guru." in body
    assert "Teacher" not in body


def test_only_the_hash_of_the_token_is_stored(world):
    invitation = make_invitation(world.own.school)
    token = mailed_token(invitation)
    assert len(token) >= 43  # 256 bits
    assert invitation.token_hash == hash_of(token)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_the_link_in_the_mail_leads_to_the_configured_address(world):
    invitation = make_invitation(world.own.school)
    message = OutgoingMessage.objects.get(to_email=invitation.email)
    assert f"http://testserver/undangan/{mailed_token(invitation)}/" in message.body_text


@pytest.mark.parametrize("role", ["hub", "teacher", "committee", "supervisor", "parent", "partner"])
def test_others_may_not_invite(world, role):
    with pytest.raises(Denied):
        make_invitation(world.own.school, by=world.own.as_(role))


def test_an_operator_of_another_school_may_not_invite(world):
    with pytest.raises(Denied):
        make_invitation(world.own.school, by=world.other.as_("operator"))


def test_nobody_makes_themselves_principal(world):
    with pytest.raises(Denied):
        make_invitation(world.own.school, Role.PRINCIPAL, by=world.own.as_("operator"), email=world.own.operator.email)


def test_one_open_invitation_per_address_and_role(world):
    make_invitation(world.own.school, email="a@b.test")
    with pytest.raises(NotNow):
        make_invitation(world.own.school, email="A@b.test")
    make_invitation(world.own.school, Role.HUB, email="a@b.test")
    make_invitation(world.other.school, email="a@b.test")


def test_an_expired_invitation_makes_room_for_a_new_one(world):
    old = make_invitation(world.own.school, email="a@b.test")
    new = make_invitation(world.own.school, email="a@b.test", now=NOW + LIFETIME)
    old.refresh_from_db()
    assert old.revoked_at == NOW + LIFETIME
    assert new.pk != old.pk


def test_who_holds_the_role_is_not_invited_again(world):
    with pytest.raises(NotNow, match="Dewi Lestari"):
        make_invitation(world.own.school, Role.TEACHER, email=world.own.teacher.email)


def test_several_people_are_invited_together_or_not_at_all(world):
    people = [invitations.Invitee("a@b.test", "A", Role.TEACHER), invitations.Invitee("c@d.test", "C", Role.STAFF)]
    by = world.own.as_("principal")
    assert len(invitations.invite_many(by=by, now=NOW, school=world.own.school, people=people)) == 2
    more = [invitations.Invitee("e@f.test", "E", Role.TEACHER), people[0]]
    with pytest.raises(NotNow) as refused:
        invitations.invite_many(by=by, now=NOW, school=world.own.school, people=more)
    assert "a@b.test" in str(refused.value.missing[0])
    assert not Invitation.objects.filter(email="e@f.test").exists()
    assert not OutgoingMessage.objects.filter(to_email="e@f.test").exists()


def test_a_new_person_chooses_name_and_password(world):
    invitation = make_invitation(world.own.school, Role.HUB, position="Wakil Kepala Sekolah")
    user = join(invitation, name="Nama Pilihan")
    assert user.name == "Nama Pilihan"
    assert user.check_password(PASSWORD)
    membership = Membership.objects.get(user=user)
    assert (membership.school, membership.role, membership.position) == (
        world.own.school,
        "hub",
        "Wakil Kepala Sekolah",
    )
    assert EmailAddress.objects.get(user=user).verified
    assert AuditEvent.objects.filter(verb="invitation.accepted", actor_id=user.pk).exists()


def test_one_click_accepts_all_open_offers_of_the_school(world):
    first = make_invitation(world.own.school, Role.TEACHER, email="a@b.test")
    make_invitation(world.own.school, Role.COACH, email="a@b.test")
    elsewhere = make_invitation(world.other.school, Role.TEACHER, email="a@b.test")
    user = join(first)
    assert actor(user, world.own.school).roles == {"teacher", "coach"}
    elsewhere.refresh_from_db()
    assert elsewhere.accepted_at is None


def test_somebody_with_an_account_joins_a_second_school(world):
    user = add_membership(world.own.teacher, world.other.school, Role.COACH)
    assert actor(user, world.other.school).roles == {"coach"}
    assert actor(user, world.own.school).roles == {"teacher"}


def test_an_invitation_is_only_for_its_address(world):
    invitation = make_invitation(world.own.school)
    with pytest.raises(Denied, match=invitation.email):
        enter(invitation, world.outsider)


def test_an_address_with_an_account_cannot_get_a_second_one(world):
    invitation = make_invitation(world.own.school, email=world.outsider.email)
    with pytest.raises(NotNow):
        join(invitation)


def test_accepting_twice_changes_nothing(world):
    invitation = make_invitation(world.own.school, email=world.outsider.email)
    enter(invitation, world.outsider)
    events = AuditEvent.objects.count()
    enter(invitation, world.outsider, now=NOW + timedelta(days=20))
    assert AuditEvent.objects.count() == events
    assert Membership.objects.filter(user=world.outsider).count() == 1


def test_a_used_link_makes_no_second_account(world):
    invitation = make_invitation(world.own.school)
    join(invitation)
    users = User.objects.count()
    with pytest.raises(InvitationRefused, match="sudah diterima"):
        join(invitation)
    assert User.objects.count() == users


@pytest.mark.parametrize(("seconds", "works"), [(-1, True), (0, False), (1, False)])
def test_an_invitation_lives_fourteen_days_to_the_second(world, seconds, works):
    invitation = make_invitation(world.own.school)
    moment = NOW + LIFETIME + timedelta(seconds=seconds)
    if works:
        join(invitation, now=moment)
    else:
        with pytest.raises(InvitationRefused, match="kedaluwarsa"):
            join(invitation, now=moment)


def test_a_revoked_invitation_does_not_work(world):
    invitation = make_invitation(world.own.school)
    invitations.revoke(by=world.own.as_("operator"), now=NOW, invitation=invitation)
    with pytest.raises(InvitationRefused, match="dicabut"):
        join(invitation)
    invitations.revoke(by=world.own.as_("operator"), now=NOW, invitation=invitation)
    assert AuditEvent.objects.filter(verb="invitation.revoked", subject_id=invitation.pk).count() == 1


def test_sending_again_replaces_the_link(world):
    invitation = make_invitation(world.own.school)
    old = mailed_token(invitation)
    later = NOW + timedelta(days=20)
    again = invitations.resend(by=world.own.as_("operator"), now=later, invitation=invitation)
    assert again.expires_at == later + LIFETIME
    with pytest.raises(InvitationRefused, match="tidak dikenal"):
        find(hash_of(old))
    found = find(hash_of(mailed_token(invitation)))
    check_usable(found, later)
    assert found.pk == invitation.pk


def test_what_is_settled_is_neither_resent_nor_revoked(world):
    invitation = make_invitation(world.own.school)
    join(invitation)
    by = world.own.as_("operator")
    with pytest.raises(NotNow):
        invitations.resend(by=by, now=NOW, invitation=invitation)
    with pytest.raises(NotNow):
        invitations.revoke(by=by, now=NOW, invitation=invitation)


@pytest.mark.parametrize(
    "tamper", [lambda t: t[:-1], lambda t: t.swapcase(), lambda t: t + "A", lambda t: "", lambda t: t[::-1]]
)
def test_a_tampered_link_is_unknown(world, tamper):
    token = mailed_token(make_invitation(world.own.school))
    with pytest.raises(InvitationRefused):
        find(hash_of(tamper(token)))


def test_somebody_who_left_can_come_back(world):
    user = make_member(world.own.school, Role.TEACHER)
    end_membership(by=world.own.as_("operator"), now=NOW, school=world.own.school, user=user, reason="Mutasi.")
    user = add_membership(user, world.own.school, Role.TEACHER)
    assert actor(user, world.own.school).roles == {"teacher"}
    assert Membership.objects.filter(user=user, school=world.own.school).count() == 1


def test_the_platform_invites_the_first_operator(world):
    school = make_school()
    operator = make_member(school, Role.OPERATOR)
    assert actor(operator, school).roles == {"operator"}
