"""The public door of an invitation, as an invited person walks through it (reliability T4, T18)."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from core.models import AuditEvent, OutgoingMessage
from schools.actions import invitations
from schools.invitation_links import LIFETIME
from schools.models import Invitation, Membership, User
from schools.roles import Role
from tests.factories.schools import PASSWORD, actor, make_invitation
from tests.schools.pages import at, keyed, text_of


@pytest.fixture
def offer(world):
    """A fresh offer to become coordinator, and the path from its mail."""
    invitation = make_invitation(
        world.own.school, Role.HUB, email="baru@orang.test", name="Andi Baru", now=timezone.now()
    )
    return invitation, OutgoingMessage.objects.get(to_email=invitation.email).url


def sealed(page):
    return re.search(r'name="undangan" value="([^"]+)"', page.content.decode())[1]


def answers(page, **changes):
    return keyed(undangan=sealed(page), name="Andi Baru", password=PASSWORD, repeated=PASSWORD) | changes


def counts():
    return [
        User.objects.count(),
        Membership.objects.count(),
        AuditEvent.objects.count(),
        Invitation.objects.filter(accepted_at=None).count(),
    ]


def test_a_newcomer_walks_in(world, offer):
    _invitation, path = offer
    client = Client()
    opened = client.get(path)
    assert opened.url == "/undangan/"
    page = client.get("/undangan/")
    assert "SMP Negeri 2 Sukamaju" in text_of(page)
    assert "Pusat Penggerak Kolaborasi" in text_of(page)
    done = client.post("/undangan/", answers(page, name="Andi Pilihan"))
    assert done.url == at(world.own, "home")
    user = User.objects.get(email="baru@orang.test")
    assert user.name == "Andi Pilihan"
    assert actor(user, world.own.school).roles == {"hub"}
    assert "Selamat datang di SMP Negeri 2 Sukamaju" in text_of(client.get(done.url))


def test_the_newcomer_can_sign_in_again(world, offer):
    client = Client()
    client.get(offer[1])
    client.post("/undangan/", answers(client.get("/undangan/")))
    again = Client().post("/accounts/login/", {"login": "Baru@orang.test", "password": PASSWORD})
    assert again.url == at(world.own, "home")


def test_opening_changes_nothing_however_often(world, offer):
    before = counts()
    for _n in range(50):
        Client().get(offer[1])
        Client().head(offer[1])
    assert counts() == before


def test_the_token_stays_out_of_pages_and_sessions(world, offer):
    token = offer[1].strip("/").split("/")[-1]
    client = Client()
    client.get(offer[1])
    assert token not in client.get("/undangan/").content.decode()
    assert token not in str([Session.objects.get(pk=client.session.session_key).get_decoded()])


def test_pages_of_the_door_are_not_kept_and_not_told_to_others(world, offer):
    opened = Client().get(offer[1])
    assert "no-store" in opened.headers["Cache-Control"]
    assert opened.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}


@pytest.mark.parametrize("host", ["evil.test", "testserver@evil.test", "testserver:80@evil.test"])
def test_a_forged_host_does_not_reach_the_mail(world, client_for, host):
    from tests.schools.test_page_people import rows

    client_for(world.own.operator).post(
        at(world.own, "people_invite"), rows(("A", "a@b.test", "teacher")), headers={"X-Forwarded-Host": host}
    )
    assert "http://testserver/undangan/" in OutgoingMessage.objects.get(to_email="a@b.test").body_text


def test_a_double_click_makes_one_account(world, offer):
    client = Client()
    client.get(offer[1])
    data = answers(client.get("/undangan/"))
    cookies = client.cookies.copy()
    first = client.post("/undangan/", data)
    second = client.post("/undangan/", data)
    assert first.url == second.url == at(world.own, "home")
    twin = Client()
    twin.cookies = cookies
    late = twin.post("/undangan/", data)
    assert late.status_code == 302
    assert User.objects.filter(email="baru@orang.test").count() == 1
    assert Membership.objects.filter(user__email="baru@orang.test").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"repeated": "lain-sekali-2026"}, "tidak sama"),
        ({"password": "pendek", "repeated": "pendek"}, "pendek"),
        ({"password": "12345678901", "repeated": "12345678901"}, "angka"),
        ({"password": "baru@orang.test", "repeated": "baru@orang.test"}, "mirip"),
        ({"name": ""}, "perlu diisi"),
        ({"name": "Andi\u202eBaru"}, "tersembunyi"),
    ],
)
def test_an_unusable_answer_is_explained(world, offer, changes, sentence):
    client = Client()
    client.get(offer[1])
    answer = client.post("/undangan/", answers(client.get("/undangan/"), **changes))
    assert answer.status_code == 422
    assert sentence in text_of(answer).lower()
    assert not User.objects.filter(email="baru@orang.test").exists()


def test_without_the_link_there_is_no_offer(world, offer):
    assert Client().get("/undangan/").status_code == 410
    assert (
        Client().post("/undangan/", keyed(undangan="x", name="A", password=PASSWORD, repeated=PASSWORD)).status_code
        == 410
    )


@pytest.mark.parametrize("tamper", [lambda t: t[:-1], lambda t: t.swapcase(), lambda t: f"{t}A"])
def test_a_tampered_link_says_so(world, offer, tamper):
    token = offer[1].strip("/").split("/")[-1]
    answer = Client().get(f"/undangan/{tamper(token)}/")
    assert answer.status_code == 410
    assert "tidak dikenal" in text_of(answer)


def test_an_expired_link_says_so(world):
    invitation = make_invitation(world.own.school, now=timezone.now() - LIFETIME - timedelta(seconds=1))
    answer = Client().get(OutgoingMessage.objects.get(to_email=invitation.email).url)
    assert answer.status_code == 410
    assert "kedaluwarsa" in text_of(answer)


def test_a_link_revoked_while_the_page_was_open_says_so(world, offer):
    client = Client()
    client.get(offer[1])
    page = client.get("/undangan/")
    invitations.revoke(by=world.own.as_("operator"), now=timezone.now(), invitation=offer[0])
    answer = client.post("/undangan/", answers(page))
    assert answer.status_code == 410
    assert "dicabut" in text_of(answer)
    assert not User.objects.filter(email="baru@orang.test").exists()


def test_a_used_link_leads_its_owner_home_and_tells_others(world, offer):
    client = Client()
    client.get(offer[1])
    client.post("/undangan/", answers(client.get("/undangan/")))
    assert client.get(offer[1]).url == at(world.own, "home")
    stranger = Client().get(offer[1])
    assert stranger.status_code == 410
    assert "sudah diterima" in text_of(stranger)


def test_somebody_with_an_account_signs_in_first(world):
    invitation = make_invitation(world.own.school, Role.COACH, email=world.outsider.email, now=timezone.now())
    client = Client()
    client.get(OutgoingMessage.objects.get(to_email=invitation.email).url)
    page = client.get("/undangan/")
    assert "/accounts/login/?next=/undangan/" in page.content.decode()
    signed_in = client.post(
        "/accounts/login/", {"login": world.outsider.email, "password": PASSWORD, "next": "/undangan/"}
    )
    assert signed_in.url == "/undangan/"
    page = client.get("/undangan/")
    done = client.post("/undangan/", keyed(undangan=sealed(page)))
    assert done.url == at(world.own, "home")
    assert actor(world.outsider, world.own.school).roles == {"coach"}
    again = client.post("/undangan/", keyed(undangan=sealed(page)))
    assert again.url == at(world.own, "home")


def test_somebody_else_cannot_take_it(world, client_for, offer):
    client = client_for(world.outsider)
    client.get(offer[1])
    page = client.get("/undangan/")
    assert "baru@orang.test" in text_of(page)
    assert 'name="undangan"' not in page.content.decode()
    other = Client()
    other.get(offer[1])
    stolen = sealed(other.get("/undangan/"))
    assert client.post("/undangan/", keyed(undangan=stolen)).status_code == 403
    assert not Membership.objects.filter(user=world.outsider).exists()


def test_nobody_registers_alone(world):
    page = Client().get("/accounts/signup/")
    assert "password1" not in page.content.decode()
    Client().post("/accounts/signup/", {"email": "x@y.test", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="x@y.test").exists()
