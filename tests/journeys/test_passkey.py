"""A passkey in a real browser, with the authenticator that Chromium itself can play: added, then used instead of a password."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from tests.factories.schools import PASSWORD
from tests.journeys.conftest import PHONE, faults, overflow, small_targets
from tests.journeys.test_observation_offline import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def finger(page):
    """The browser owns a fingerprint reader that always agrees."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, "isUserVerified": True}})
    return session


def sound(page):
    assert faults(page) == []
    assert overflow(page) <= 0
    assert small_targets(page) == []


@pytest.fixture(autouse=True)
def plain_http(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the test server speaks http on localhost


def test_a_teacher_signs_in_with_a_fingerprint(page, live_server, world, finger):
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, world.own.teacher)
    page.goto(f"{live_server.url}/accounts/2fa/")
    page.get_by_role("link", name="Tambahkan kunci").click()
    page.get_by_label("Kata sandi").fill(PASSWORD)  # adding a way in asks for the old one again
    page.get_by_role("button", name="Lanjutkan").click()
    page.wait_for_url("**/webauthn/add/")
    sound(page)
    page.get_by_label("Nama kunci").fill("Ponsel saya")
    page.get_by_label("tanpa kata sandi").check()
    page.get_by_role("button", name="Tambahkan kunci").click()
    page.wait_for_url("**/accounts/2fa/recovery-codes/")
    assert Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).user == world.own.teacher
    page.goto(f"{live_server.url}/accounts/2fa/webauthn/")
    assert page.get_by_text("Ponsel saya", exact=True).first.is_visible()
    sound(page)
    page.goto(f"{live_server.url}/profil/")
    sound(page)
    page.get_by_role("button", name="Keluar di mana-mana").click()
    page.wait_for_url("**/accounts/login/**")
    sound(page)
    page.get_by_role("button", name="Pakai kunci masuk").click()
    page.wait_for_url(f"**/{world.own.school.slug}/**")


def test_without_javascript_nobody_waits_for_a_key(browser, live_server, world):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    assert not page.get_by_role("button", name="Pakai kunci masuk").is_visible()
    context.close()
