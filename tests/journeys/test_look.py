"""The gallery and the entrance in a real browser: readable, reachable, nothing sticks out."""

import pytest

from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets

pytestmark = pytest.mark.browser
PAGES = ["/ui/", "/ui/?bahasa=en", "/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/tidak-ada/"]


@pytest.fixture(autouse=True)
def _gallery_open(settings):
    settings.SHOW_GALLERY = True


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(page, live_server, path, window):
    page.set_viewport_size(window)
    page.goto(live_server.url + path)
    assert faults(page) == []
    assert overflow(page) <= 0
    assert small_targets(page) == []


@pytest.mark.parametrize("path", ["/ui/", "/accounts/login/"])
def test_the_dark_theme_is_readable_too(page, live_server, path):
    page.emulate_media(color_scheme="dark")
    page.goto(live_server.url + path)
    assert faults(page) == []


def test_the_browser_sees_no_fault_and_breaks_no_rule_of_the_content_policy(page, live_server):
    complaints = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_server.url + "/ui/")
    assert complaints == []


def test_the_skip_link_comes_first_and_leads_to_the_content(page, live_server):
    page.goto(live_server.url + "/accounts/login/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_menus_open_by_keyboard_and_close_by_escape(page, live_server):
    page.goto(live_server.url + "/ui/")
    summary = page.locator(".topbar-tools summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Keluar").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Keluar").is_visible()
    assert summary.evaluate("one => one === document.activeElement")


def test_the_phone_has_the_bottom_bar_and_the_laptop_the_side(page, live_server):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + "/ui/")
    assert page.locator(".bottombar").is_visible()
    assert not page.locator(".sidenav").is_visible()
    page.get_by_text("Lainnya").click()
    assert page.locator(".bottombar .menu-sheet").get_by_text("Pengaturan").is_visible()
    page.set_viewport_size(LAPTOP)
    assert page.locator(".sidenav").is_visible()
    assert not page.locator(".bottombar").is_visible()


def test_without_javascript_the_page_says_the_same(browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(live_server.url + "/ui/")
    assert page.get_by_role("button", name="Tambah kewajiban").is_visible()
    page.locator("summary", has_text="Akhiri kemitraan").click()
    assert page.get_by_text("Mengapa kemitraan ini diakhiri?").is_visible()
    context.close()


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const look = getComputedStyle(one), longest = (times) => Math.max(...times.split(",").map(parseFloat));
  return longest(look.transitionDuration) > 0.001 || longest(look.animationDuration) > 0.001;
}).map((one) => one.outerHTML.slice(0, 120))"""


def test_nothing_moves_for_who_asked_for_less_motion(page, live_server):
    page.goto(live_server.url + "/ui/")
    assert page.evaluate(MOVING), "something moves for the others, or this proves nothing"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
