"""Every page of the access table before the checker axe, opened by somebody who may (product PL9).

Nobody sits at a server: the browser gets what the test client was answered, so the scene of tests/access serves here too. A page is
judged in one language at one width, which its address draws for good; the main pages in all four.
"""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from schools.models import User
from tests.access import conftest as access
from tests.access.asking import let_go, nothing_stays, path
from tests.access.reading import EVERY_LINE, PEOPLE, Line
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]

scene, stage = access.scene, access.stage
"""Fixtures of another package."""

SITE = "http://testserver"
EVERY_WAY = [(language, window) for language in ("id", "en") for window in (PHONE, LAPTOP)]

MAIN = {
    "schools:home", "partnerships:partnership", "partnerships:partnership_board", "partnerships:agreement",
    "collaboration:calendar", "collaboration:observation", "inclusion:plan", "inclusion:profile", "account_login",
}  # fmt: skip
"""Pages that people live on: judged in both languages and at both widths."""

PAGES = list({line.address: line for line in EVERY_LINE if line.act == "GET" and line.may}.values())
SHARES = 12


def serve(pages: dict[str, bytes], route, request) -> None:
    """Answer the browser: the page that was asked for already, and files from where they lie.

    Not Django itself: Playwright calls back from where the scene's transaction is out of sight. Parts that load later stay away.
    """
    place = urlsplit(request.url).path
    file = finders.find(place.removeprefix(settings.STATIC_URL)) if place.startswith(settings.STATIC_URL) else None
    if file:
        route.fulfill(path=file)
    elif place in pages:
        route.fulfill(body=pages[place], content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=204)


def judged(page, pages: dict[str, bytes], client: Client, address: str) -> list[str]:
    """What is wrong with the page; nothing of a file, or of what leads on."""
    response = client.get(address)
    let_go(response)
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return []
    pages.clear()
    pages[address] = response.content
    page.goto(SITE + address)
    wide = overflow(page)
    return faults(page) + ([f"{wide} px wider than the window"] if wide > 0 else [])


def ways(line: Line) -> list[tuple[str, dict[str, int]]]:
    """In which languages and widths the page is judged."""
    return EVERY_WAY if line.address in MAIN else [EVERY_WAY[crc32(line.address.encode()) % len(EVERY_WAY)]]


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing(scene, page, share):
    found, pages = [], {}
    # Once: where a route is taken away while a request is under way, that request is answered twice.
    page.route("**/*", partial(serve, pages))
    for line in PAGES[share::SHARES]:
        who = PEOPLE[line.may[crc32(line.address.encode()) % len(line.may)]]
        for language, window in ways(line):
            with nothing_stays():
                User.objects.update(language=language)
                client = scene.client(who)
                client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
                page.set_viewport_size(window)
                wrong = judged(page, pages, client, path(line, scene.own))
            found += [f"{line} as {who}, {language}, {window['width']} px: {fault}" for fault in wrong]
    page.unroute_all(behavior="ignoreErrors")
    assert not found, "\n".join(found)
