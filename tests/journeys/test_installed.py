"""Guyub on a telephone's home screen: it can be installed, says in one's own language that there is no line, and leaves nothing behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from schools.links import school_url
from tests.journeys.conftest import PHONE, faults, overflow, small_targets
from tests.journeys.test_observation_offline import sign_in

pytestmark = pytest.mark.browser

KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)])))"""
WORKERS = """async () => {
    const one = await navigator.serviceWorker.getRegistration("/");
    if (!one.installing && !one.waiting) await new Promise((resolve) => one.addEventListener("updatefound", resolve));
    const later = one.installing || one.waiting;
    while (later.state === "installing") await new Promise((resolve) => later.addEventListener("statechange", resolve, { once: true }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    return [one.active.scriptURL, one.waiting?.scriptURL || ""];
}"""
READY = "async () => { const one = await navigator.serviceWorker.ready; return [one.active.state, new URL(one.scope).pathname]; }"


def installed(page, base, user, language="id"):
    """Signed in on a phone, with the worker at work."""
    user.language = language
    user.save()
    page.set_viewport_size(PHONE)
    sign_in(page, base, user)
    assert page.evaluate(READY)[1] == "/"
    page.wait_for_function("async () => (await navigator.serviceWorker.ready).active.state === 'activated'")
    return page


@pytest.mark.parametrize(("language", "words"), [("id", "Tidak ada sambungan"), ("en", "No connection")])
def test_without_a_line_a_page_says_so_and_opens_by_itself_later(page, live_server, world, language, words):
    installed(page, live_server.url, world.own.teacher, language)
    page.context.set_offline(True)
    page.goto(live_server.url + school_url(world.own.school, "partnerships:partnership_list"))
    expect(page.locator("h1")).to_have_text(words)
    assert page.locator("html").get_attribute("lang") == language
    assert faults(page) == []
    assert overflow(page) <= 0
    assert small_targets(page) == []
    page.context.set_offline(False)
    expect(page.locator(".topbar")).to_be_visible()
    assert page.url.endswith(school_url(world.own.school, "partnerships:partnership_list"))


def test_a_line_that_was_back_before_the_page_was_drawn_is_noticed(page, live_server, world):
    installed(page, live_server.url, world.own.teacher)
    page.add_init_script("addEventListener('online', (event) => event.stopImmediatePropagation(), true)")
    page.context.set_offline(True)
    page.goto(live_server.url + school_url(world.own.school, "partnerships:partnership_list"))
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
    page.context.set_offline(False)
    expect(page.locator(".topbar")).to_be_visible()


def test_a_phone_that_only_says_it_is_online_stays_where_it_is(page, live_server, world):
    """Phones say so for a moment when they are not; a page that came again for that would take a tapped link away."""
    installed(page, live_server.url, world.own.teacher)
    page.context.set_offline(True)
    page.goto(live_server.url + school_url(world.own.school, "partnerships:partnership_list"))
    page.evaluate("() => { window.same = true; dispatchEvent(new Event('online')); }")
    page.wait_for_timeout(600)
    assert page.evaluate("window.same")


def test_a_worker_takes_over_from_another_only_once_its_pages_are_closed(page, live_server, world):
    """Each language and release has its own; in Chromium a page asked for amid the change of workers sometimes never came."""
    installed(page, live_server.url, world.own.teacher)
    with page.expect_navigation():
        page.locator("button[name=language]").first.evaluate("button => button.click()")
    assert [script.partition("bahasa=")[2] for script in page.evaluate(WORKERS)] == ["id", "en"]


def test_the_browser_finds_nothing_that_hinders_installing(whole_browser, browser_context_args, live_server, world):
    page = whole_browser.new_context(**browser_context_args).new_page()
    installed(page, live_server.url, world.own.teacher)
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"].endswith("/aplikasi/manifes.webmanifest?bahasa=id")
    faults = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # a browser that does not judge would say nothing at all
    assert [fault["errorId"] for fault in faults] == ["in-incognito"]


def test_what_lies_on_the_phone_is_no_page_of_anybody_and_goes_at_sign_out(page, live_server, world):
    installed(page, live_server.url, world.own.teacher)
    for route in ("schools:home", "partnerships:partnership_list", "collaboration:home"):
        page.goto(live_server.url + school_url(world.own.school, route))
    (files,) = page.evaluate(KEPT).values()
    assert [path for path in files if not path.startswith("/static/")] == ["/aplikasi/luring/"]
    page.goto(f"{live_server.url}/accounts/logout/")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    assert page.evaluate(KEPT) == {}
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_a_kept_sheet_is_found_from_the_page_without_a_line_by_its_owner_alone(page, live_server, world):
    sheet = school_url(world.own.school, "inclusion:progress_sheet")
    installed(page, live_server.url, world.own.teacher)
    page.goto(live_server.url + sheet)
    page.locator("[data-progress][data-kept]").wait_for(state="attached")
    page.context.set_offline(True)
    page.goto(live_server.url)
    page.locator("[data-sheets] a").click()
    expect(page.locator("[data-progress]")).to_be_visible()
    page.context.set_offline(False)
    page.context.clear_cookies()  # the session ended without a sign-out
    installed(page, live_server.url, world.own.staff)
    page.wait_for_timeout(300)
    page.context.set_offline(True)
    page.goto(live_server.url)
    expect(page.locator("h1")).to_have_text("Tidak ada sambungan")
    expect(page.locator("[data-sheets]")).to_be_hidden()
