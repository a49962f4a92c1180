"""Guyub as an app on a telephone: what a browser needs to install it, and a worker that keeps nothing of anybody."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from core.views.installed import ACCENT, PAPER, SCRIPT, STYLES

pytestmark = pytest.mark.django_db

MANIFEST, WORKER, OFFLINE = "/aplikasi/manifes.webmanifest", "/aplikasi/pekerja.js", "/aplikasi/luring/"


def static_file(src):
    path = finders.find(src.removeprefix(settings.STATIC_URL))
    assert path, src
    with open(path, "rb") as file:
        return file.read()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_manifest_says_all_that_installing_needs(client, language):
    answer = client.get(MANIFEST, {"bahasa": language})
    assert answer["Content-Type"] == "application/manifest+json"
    facts = answer.json()
    assert (facts["id"], facts["start_url"], facts["scope"], facts["display"]) == ("/", "/", "/", "standalone")
    assert (facts["short_name"], facts["lang"]) == ("Guyub", language)
    assert ("schools" in facts["name"]) == (language == "en")
    tokens = static_file("/static/css/tokens.css").decode()
    assert f"--paper: {PAPER};" in tokens
    assert f"--accent: {ACCENT};" in tokens
    assert (facts["background_color"], facts["theme_color"]) == (PAPER, ACCENT)


def test_its_icons_have_the_sizes_they_say_and_weigh_little(client):
    found = set()
    for icon in client.get(MANIFEST).json()["icons"]:
        content = static_file(icon["src"])
        assert len(content) < 8_000
        if icon["type"] == "image/png":
            width, height = Image.open(BytesIO(content)).size
            assert icon["sizes"] == f"{width}x{height}"
            found.add((width, icon["purpose"]))
    assert found == {(192, "any"), (512, "any"), (192, "maskable"), (512, "maskable")}


def test_the_worker_may_serve_every_page_and_keeps_a_page_of_nobody(world, client_for, client):
    answer = client.get(WORKER)
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer.content == client_for(world.own.principal).get(WORKER).content
    kept = re.search(r"const FILES = \[(.*)\]", answer.content.decode()).group(1)
    kept = [one.replace("\\u002D", "-").replace("\\u003D", "=") for one in re.findall(r'"([^"]*)"', kept)]
    assert kept == [f"{OFFLINE}?bahasa=id", *(f"/static/{name}" for name in (*STYLES, SCRIPT))]


def test_another_language_or_release_is_another_worker(client, monkeypatch):
    def version():
        return re.search(r"guyub-app:(\w+)", client.get(WORKER).content.decode()).group(1)

    first = version()
    assert first == version()
    assert client.get(WORKER, {"bahasa": "en"}).content != client.get(WORKER).content
    monkeypatch.setattr("core.views.installed.SCRIPT", "js/guyub.js")
    assert version() != first


def test_the_page_without_a_line_names_nobody_and_holds_no_token(world, client_for):
    client = client_for(world.own.principal)
    page = client.get(OFFLINE).content.decode()
    assert "Tidak ada sambungan" in page
    assert "No connection" in client.get(OFFLINE, {"bahasa": "en"}).content.decode()
    assert client.get(OFFLINE, {"bahasa": "x'\"<"}).content.decode() == page
    for word in ("csrf", world.own.principal.name, world.own.school.name):
        assert word not in page
    assert not client.cookies.get("csrftoken")


def test_only_pages_of_signed_in_people_call_the_worker(world, client_for, client):
    assert "pekerja.js" not in client.get("/accounts/login/").content.decode()
    world.own.principal.language = "en"
    world.own.principal.save()
    page = client_for(world.own.principal).get("/profil/").content.decode()
    assert f'data-worker="{WORKER}?bahasa=en"' in page
    assert f'<link rel="manifest" href="{MANIFEST}?bahasa=en">' in page
    assert "Add to home screen" in page
