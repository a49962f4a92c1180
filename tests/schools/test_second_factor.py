"""Two-step sign-in: who must, what happens until then, who helps when the telephone is lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command

from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from schools.actions.second_factor import reset_second_factor
from schools.adapters import SecondFactorAdapter
from schools.links import school_url
from schools.models import User
from schools.policy import needs_second_factor
from schools.roles import Role
from tests.clock import NOW
from tests.factories.schools import add_membership
from tests.schools.pages import at, keyed, text_of

MUST = {Role.PRINCIPAL, Role.OPERATOR, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR}
"""product.md PL6: required for those who keep accounts or see pupils' plans."""


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def protect(user) -> Authenticator:
    totp = TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return totp.instance


def test_the_roles_that_must_are_those_of_the_product():
    assert {role for role in Role if needs_second_factor([role])} == MUST


@pytest.mark.parametrize("who", ["principal", "operator"])
def test_whoever_must_sees_the_school_only_with_a_second_factor(required, world, client_for, who):
    user = getattr(world.own, who)
    client, home = client_for(user), school_url(world.own.school, "schools:home")
    answer = client.get(home)
    assert (answer.status_code, answer.url) == (302, "/accounts/2fa/")
    assert "lebih dahulu" in text_of(client.get(answer.url))
    assert client.get("/profil/").status_code == 200
    protect(user)
    assert client.get(home).status_code == 200
    assert "lebih dahulu" not in text_of(client.get("/accounts/2fa/"))


def test_a_post_without_it_does_nothing(required, world, client_for):
    client = client_for(world.own.principal)
    url = at(world.own, "person_end", world.own.teacher.pk)
    assert client.post(url, keyed(comment="Pindah.")).url == "/accounts/2fa/"
    assert not AuditEvent.objects.filter(verb="membership.ended").exists()


def test_others_are_asked_for_nothing(required, world, client_for):
    for who in ("hub", "teacher"):
        assert client_for(getattr(world.own, who)).get(school_url(world.own.school, "schools:home")).status_code == 200


def test_support_staff_reach_their_admin_only_with_a_second_factor(required, world, client_for, settings):
    support = User.objects.create_superuser("bantuan@guyub.test", "x", name="Dukungan")
    client = client_for(support)
    assert client.get(f"/{settings.ADMIN_PATH}/").url == "/accounts/2fa/"
    protect(support)
    assert client.get(f"/{settings.ADMIN_PATH}/").status_code == 200


def test_the_last_factor_stays_where_the_role_asks_for_it(required, world):
    adapter = SecondFactorAdapter()
    assert not adapter.can_delete_authenticator(protect(world.own.principal))
    assert adapter.can_delete_authenticator(protect(world.own.teacher))
    Authenticator.objects.create(user=world.own.principal, type=Authenticator.Type.WEBAUTHN, data={})
    totp = Authenticator.objects.get(user=world.own.principal, type=Authenticator.Type.TOTP)
    assert adapter.can_delete_authenticator(totp)


def test_the_operator_helps_somebody_who_lost_the_telephone(world, client_for):
    theirs = client_for(world.own.teacher)
    protect(world.own.teacher)
    client, person = client_for(world.own.operator), at(world.own, "person", world.own.teacher.pk)
    assert "Atur ulang verifikasi" in text_of(client.get(person))
    url = at(world.own, "person_second_factor", world.own.teacher.pk)
    assert client.post(url, keyed(comment=" ")).status_code == 409
    assert Authenticator.objects.filter(user=world.own.teacher).exists()
    answer = client.post(url, keyed(comment="Datang sendiri ke ruang tata usaha."), follow=True)
    assert "diatur ulang" in text_of(answer)
    assert not Authenticator.objects.filter(user=world.own.teacher).exists()
    assert theirs.get("/profil/").status_code == 302
    told = OutgoingMessage.objects.get(to_user=world.own.teacher, kind="schools.account_notice")
    assert "diatur ulang oleh sekolah" in told.body_text
    assert AuditEvent.objects.filter(verb="user.second_factor_reset").exists()
    assert "Atur ulang verifikasi" not in text_of(client.get(person))


def test_no_school_opens_the_door_of_another(world):
    protect(world.own.teacher)
    add_membership(world.own.teacher, world.other.school, Role.TEACHER)
    with pytest.raises(NotNow):
        reset_second_factor(by=world.own.as_("operator"), now=NOW, user=world.own.teacher, reason="Ponsel hilang.")
    assert Authenticator.objects.filter(user=world.own.teacher).exists()


def test_nobody_resets_their_own_or_without_the_right(world):
    for who, whom in (("principal", "principal"), ("hub", "teacher")):
        with pytest.raises(Denied):
            reset_second_factor(by=world.own.as_(who), now=NOW, user=getattr(world.own, whom), reason="Ponsel hilang.")


def test_the_platform_helps_where_no_single_school_may(world, capsys):
    protect(world.own.teacher)
    add_membership(world.own.teacher, world.other.school, Role.TEACHER)
    call_command("reset_second_factor", world.own.teacher.email.upper(), reason="Panggilan video, kartu identitas.")
    assert not Authenticator.objects.filter(user=world.own.teacher).exists()
    assert "sets up a new second step" in capsys.readouterr().out
    for address, why in (("tidak-ada@guyub.test", "x"), (world.own.teacher.email, " ")):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", address, reason=why)
