"""P15: Chromium on a line of 400 kbit/s and 400 ms, which its own developer tools simulate."""

from __future__ import annotations

import os
import statistics
from typing import Any

from playwright.sync_api import Error, sync_playwright

from bench.databases import Database
from bench.live import Installed, installation, prepare
from bench.report import Report
from schools.links import school_url
from tests.world import OWN

LINE = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: 'largest-contentful-paint', buffered: true}))"""
"""Milliseconds from the beginning of the navigation until the largest part of the page was on the screen."""


def p15(report: Report, server: str, seeded: Database, repeats: int) -> None:
    """The home page for the first time, nothing kept; then a list, by a link."""
    with installation(server, seeded) as (made, _sink), sync_playwright() as playwright:
        session = prepare(made, "people", "1")["sessions"][0]
        made.open_doors()
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        _patiently(browser, made, session)
        visits = [_patiently(browser, made, session) for _turn in range(repeats)]
        browser.close()
    first, following = (statistics.median(visit[at] for visit in visits) for at in (0, 1))
    line = "400 kbit/s, 400 ms: largest part painted"
    report.add("P15", f"first visit, home, {line}", "postgresql", "", f"{first:.2f} s", first, 3, unit=" s")
    report.add(
        "P15", f"next page, partnerships, {line}", "postgresql", "", f"{following:.2f} s", following, 1.2, unit=" s"
    )


def _patiently(browser: Any, made: Installed, session: str) -> tuple[float, float]:
    """Once more where Chromium saw somebody plug in a network meanwhile, and stopped."""
    try:
        return _visit(browser, made, session)
    except Error as error:
        if "ERR_NETWORK_CHANGED" not in error.message:
            raise
        return _visit(browser, made, session)


def _visit(browser: Any, made: Installed, session: str) -> tuple[float, float]:
    """Seconds of the first page and of the next."""
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 360, "height": 740})
    cookie = {"name": "__Host-sessionid", "value": session, "url": "https://localhost/", "secure": True}
    context.add_cookies([cookie])
    page = context.new_page()
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
    home = f"https://localhost:{made.ports[2]}{school_url(OWN, 'schools:home')}"
    page.goto(home, wait_until="load")
    first = page.evaluate(PAINTED)
    link = page.locator(f'a[href="{school_url(OWN, "partnerships:partnership_list")}"]').first
    with page.expect_navigation(wait_until="load"):
        link.evaluate("link => link.click()")
    following = page.evaluate(PAINTED)
    context.close()
    return first / 1000, following / 1000
