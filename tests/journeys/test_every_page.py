"""Every page of the access table before the checker axe, opened by somebody who may (product PL9).

No program serves: the browser gets what the test client was answered, so the scene of tests/access stands here too. A page is
judged in one language at one width, which its address draws for good; the main pages in all four. Each must also fit a phone whose
letters are twice as large, with everything open that folds (WCAG 1.4.4, 1.4.10).
"""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
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
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, with_axe

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]

scene, stage = access.scene, access.stage
"""Fixtures of another package."""

EVERY_WAY = [(language, window) for language in ("id", "en") for window in (PHONE, LAPTOP)]

MAIN = {
    "schools:home", "partnerships:partnership", "partnerships:partnership_board", "partnerships:agreement",
    "collaboration:calendar", "collaboration:observation", "inclusion:plan", "inclusion:profile", "account_login",
}  # fmt: skip
"""Pages that people live on: judged in both languages and at both widths."""

PAGES = list({line.address: line for line in EVERY_LINE if line.act == "GET" and line.may}.values())
SHARES = 12

UNFOLDED = """() => {
    const folds = [...document.querySelectorAll("main details:not([open])")];
    folds.forEach((one) => { one.open = true; });
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    folds.forEach((one) => { one.open = false; });
    return wide;
}"""
"""By how many pixels the page is wider than the window when everything is open that folds."""


class Shelf(BaseHTTPRequestHandler):
    """Answers the browser: with the page that was asked for already, and with files from where they lie, which it may keep.

    Not Django itself: to a thread the scene's transaction is out of sight. Parts that load later stay away.
    """

    page: tuple[str, bytes] = "", b""

    def do_GET(self) -> None:
        place = urlsplit(self.path).path
        file = finders.find(place.removeprefix(settings.STATIC_URL)) if place.startswith(settings.STATIC_URL) else None
        address, content = Shelf.page
        if file:
            self._answer(Path(file).read_bytes(), mimetypes.guess_type(file)[0] or "text/plain", "max-age=3600")
        elif place == address and "HX-Request" not in self.headers:
            self._answer(content, "text/html; charset=utf-8", "no-store")
        else:
            self.send_response(204)
            self.end_headers()

    def _answer(self, content: bytes, kind: str, cached: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", cached)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: object) -> None:
        """Not here."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Where the shelf stands, by a name that no browser takes for its own machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://testserver:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(page):
    return with_axe(page)


@pytest.fixture
def letters(page):
    """Sets the size of the browser's own letters. A size given to the page is not the same: widths in em do not follow that."""
    session = page.context.new_cdp_session(page)
    return lambda size: session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})


def too_wide(page, letters) -> list[str]:
    """Whether the page that is open fits the window, and a phone with letters twice as large."""
    usual = overflow(page)
    page.set_viewport_size(PHONE)
    letters(32)
    large = page.evaluate(UNFOLDED)
    letters(16)
    found = {"": usual, f" of {PHONE['width']} px with letters twice as large": large}
    return [f"{wide} px wider than the window{where}" for where, wide in found.items() if wide > 0]


def judged(page, letters, site: str, client: Client, address: str, window: dict[str, int]) -> list[str]:
    """What is wrong with the page; nothing of a file, or of what leads on."""
    response = client.get(address)
    let_go(response)
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return []
    Shelf.page = address, response.content
    page.set_viewport_size(window)
    page.goto(site + address)
    found = too_wide(page, letters)
    page.set_viewport_size(window)
    return faults(page) + found


def ways(line: Line) -> list[tuple[str, dict[str, int]]]:
    """In which languages and widths the page is judged."""
    return EVERY_WAY if line.address in MAIN else [EVERY_WAY[crc32(line.address.encode()) % len(EVERY_WAY)]]


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_and_every_page_fits(scene, page, letters, site, share):
    found = []
    for line in PAGES[share::SHARES]:
        who = PEOPLE[line.may[crc32(line.address.encode()) % len(line.may)]]
        for language, window in ways(line):
            with nothing_stays():
                User.objects.update(language=language)
                client = scene.client(who)
                client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
                wrong = judged(page, letters, site, client, path(line, scene.own), window)
            found += [f"{line} as {who}, {language}, {window['width']} px: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
