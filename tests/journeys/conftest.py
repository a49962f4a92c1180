"""A real browser: Debian's Chromium, driven by Playwright, with the accessibility checker axe.

Its headless shell, where there is one, reads and draws pages as the whole browser does, without what stands around them.
"""

import os

import pytest
from axe_playwright_python.base import AXE_SCRIPT

# Playwright's synchronous interface keeps an event loop running in this thread; Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    here = "--host-resolver-rules=MAP testserver 127.0.0.1"  # the shelf of test_every_page.py
    plain = "--js-flags=--no-opt --no-maglev"  # no page lives long enough to earn back what optimizing axe costs
    return {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "headless": True,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", here, plain, *quiet],
    }


@pytest.fixture
def whole_browser(browser_type, browser_type_launch_args):
    """The whole browser, for what the shell does not judge."""
    path = os.environ.get("CHROMIUM_WHOLE", "/usr/bin/chromium")
    with browser_type.launch(**{**browser_type_launch_args, "executable_path": path}) as browser:
        yield browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "viewport": LAPTOP}


@pytest.fixture
def page(page):
    """A page that does not wait half a minute for what will not come."""
    page.set_default_timeout(8000)
    return page


UNSTICK = """() => {
    document.querySelectorAll(".topbar, .bottombar, .sidenav").forEach((one) => { one.style.position = "static"; });
    return "axe" in window;
}"""
VIOLATIONS = "options => axe.run(options).then((found) => found.violations)"


def faults(page):
    """What axe finds on the page, one line each.

    Axe scrolls as it looks, and a bar that stays in view then lies over whatever passes beneath it: no fault of the page. It need
    not say how to find everything that is in order. Where every page is judged, axe comes with each page (`with_axe`).
    """
    if not page.evaluate(UNSTICK):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(VIOLATIONS, {"runOnly": RULES, "resultTypes": ["violations"]})
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def with_axe(page):
    """A page that loads axe into whatever it opens: cheaper than to send half a megabyte for each."""
    page.add_init_script(AXE_SCRIPT)
    return page


def overflow(page):
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


IN_TEXT = "p, .lines-main, .title, .notice, .crumbs, .paper-meta, .skip, label"
SMALL = """in_text => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")].filter((one) => {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || one.closest(in_text)) return false;
    if (["checkbox", "radio"].includes(one.type)) return one.closest(".form-check").getBoundingClientRect().height < 44;
    return box.height < 43.5 || box.width < 43.5;
}).map((one) => one.outerHTML.slice(0, 120))"""


def small_targets(page):
    """Things to press that are lower or narrower than 44 px; links inside running text may be (WCAG 2.5.8)."""
    return page.evaluate(SMALL, IN_TEXT)
