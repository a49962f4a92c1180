"""Devices: which ones are signed in, ending one, and the mail about a new one."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from core.models import OutgoingMessage
from schools.devices import device_name
from tests.schools.pages import text_of

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
)
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
PASSWORD = "lumbung-padi-77"


@pytest.fixture
def teacher(world):
    user = world.own.teacher
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(user, agent, client=None):
    client = client or Client()
    client.defaults["HTTP_USER_AGENT"] = agent
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def told(user):
    return OutgoingMessage.objects.filter(to_user=user, kind="schools.new_device")


@pytest.mark.parametrize(
    ("agent", "name"),
    [(PHONE, "Chrome Mobile di Android"), (LAPTOP, "Firefox di Linux"), ("", "Perangkat lain")],
)
def test_a_browser_has_a_name(agent, name):
    assert device_name(agent) == name


def test_the_profile_lists_the_devices_and_ends_one(teacher):
    phone, laptop = sign_in(teacher, PHONE), sign_in(teacher, LAPTOP)
    page = text_of(phone.get("/profil/"))
    assert "Chrome Mobile di Android" in page
    assert "Firefox di Linux" in page
    assert page.count("Perangkat ini") == 1
    other = UserSession.objects.get(user=teacher, user_agent=LAPTOP)
    assert phone.post(f"/profil/perangkat/{other.pk}/keluar/").status_code == 302
    assert laptop.get("/profil/").status_code == 302
    page = text_of(phone.get("/profil/"))
    assert "Firefox di Linux" not in page


def test_a_stranger_s_session_is_left_alone(teacher, world, client_for):
    laptop = sign_in(teacher, LAPTOP)
    theirs = UserSession.objects.get(user=teacher)
    client_for(world.own.hub).post(f"/profil/perangkat/{theirs.pk}/keluar/")
    assert laptop.get("/profil/").status_code == 200


def test_everywhere_means_every_device(teacher):
    phone, laptop = sign_in(teacher, PHONE), sign_in(teacher, LAPTOP)
    phone.post("/profil/keluar-semua/")
    assert [client.get("/profil/").status_code for client in (phone, laptop)] == [302, 302]
    assert not UserSession.objects.filter(user=teacher).exists()


def test_a_new_browser_is_told_by_mail_and_a_known_one_is_not(teacher):
    phone = sign_in(teacher, PHONE)
    assert "Chrome Mobile di Android" in told(teacher).get().body_text
    phone.post("/accounts/logout/")
    sign_in(teacher, PHONE, phone)
    assert told(teacher).count() == 1
    sign_in(teacher, LAPTOP)
    assert told(teacher).count() == 2


def test_a_browser_that_another_person_used_is_new(teacher, world):
    shared = sign_in(teacher, PHONE)
    shared.post("/accounts/logout/")
    colleague = world.own.hub
    colleague.set_password(PASSWORD)
    colleague.save()
    sign_in(colleague, PHONE, shared)
    assert told(colleague).count() == 1


def test_a_cookie_that_was_changed_makes_the_browser_new(teacher):
    phone = sign_in(teacher, PHONE)
    phone.post("/accounts/logout/")
    phone.cookies["perangkat"] = phone.cookies["perangkat"].value + "x"
    sign_in(teacher, PHONE, phone)
    assert told(teacher).count() == 2


@pytest.mark.parametrize("password", ["sekolah2026", "bismillah123", "password1234"])
def test_passwords_that_everybody_chooses_are_refused(password):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(password)
