"""A partner without an account and without a line: what was filled in stays on the phone under the link, and arrives once."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from core import links
from core.models import Attachment
from partnerships.models import Fulfilment
from tests.factories import implementation as make
from tests.journeys.conftest import PHONE, faults, overflow
from tests.journeys.test_evidence_offline import LIE, fill, held_without_a_line, hold, leave, notes, picture, states
from tests.journeys.test_observation_offline import wait_for

pytestmark = pytest.mark.browser

KEPT = "[data-evidence][data-kept]"


@pytest.fixture
def owed(world, live_server):
    return make.owed(world.own, now=timezone.now())


@pytest.fixture
def given(world, owed):
    """(the link, its token)."""
    return make.confirmation_link(world.own, owed, now=timezone.now())


@pytest.fixture
def opened(live_server, given):
    return live_server.url + reverse("core:open_link", args=[given[1]])


@pytest.fixture
def sheet(page, opened):
    """The page of the link, opened once with a line: from now on it stays on the phone."""
    page.set_viewport_size(PHONE)
    page.goto(opened)
    page.locator(KEPT).wait_for(state="attached")
    return page


def shelves(page):
    return page.evaluate(
        "caches.keys().then((names) => names.filter((name) => name.startsWith('guyub-sheet:')).length)"
    )


def nothing_kept(page):
    """The page itself has left the phone."""
    page.wait_for_function("caches.keys().then((names) => !names.some((name) => name.startsWith('guyub-sheet:')))")


def rows(page):
    """How much the phone holds, of whomever."""
    return page.evaluate("window.GuyubStore('guyub-evidence').every().then((rows) => rows.length)")


def test_without_a_line_it_stays_here_and_arrives_once(sheet, owed):
    held_without_a_line(sheet, "Alat sudah tiba")
    assert sheet.locator('[name="note"]').input_value() == ""
    other = sheet.context.new_page()  # a second tab sends the same at the same moment
    other.goto(sheet.url)
    assert notes() == []
    sheet.context.set_offline(False)
    for page in (sheet, other):  # SQLite in memory lets one of two wait: the page tries again after some seconds
        expect(page.locator("[data-status]", has_text="Semua bukti terkirim.")).to_be_visible(timeout=45000)
    assert notes() == ["Alat sudah tiba"]
    assert Attachment.objects.of(owed).count() == 1
    assert Fulfilment.objects.get().by_link
    sheet.reload()  # settled: the page thanks, and nothing of it stays
    expect(sheet.get_by_role("heading", name="Terima kasih")).to_be_visible()
    expect(sheet.locator("[data-held]")).to_be_hidden()
    nothing_kept(sheet)
    sheet.wait_for_function("window.GuyubStore('guyub-evidence').every().then((rows) => !rows.length)")


def test_with_a_line_it_goes_at_once(sheet):
    sheet.locator('[name="note"]').fill("Selesai")
    with sheet.expect_navigation():
        sheet.locator("[data-evidence-form] button[type=submit]").dblclick()
    expect(sheet.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert notes() == ["Selesai"]


def test_a_refused_file_is_told_and_the_rest_can_be_mended(sheet, owed):
    fill(sheet, "Catatan panjang", LIE)
    states(sheet, "Tidak dapat dikirim: Foto atau berkas bukti:")
    sheet.locator("[data-mend]").click()
    with sheet.expect_navigation():
        fill(sheet, "Catatan panjang", picture())
    assert notes() == ["Catatan panjang"]


def test_another_link_on_the_same_phone_neither_shows_nor_sends_it(sheet, world, live_server):
    sheet.context.set_offline(True)
    hold(sheet, "Milik dr. Ratna", picture())
    leave(sheet)
    sheet.context.set_offline(False)
    _link, token = make.confirmation_link(
        world.own, make.owed(world.own, now=timezone.now()), label="Bu Sri", now=timezone.now()
    )
    sheet.goto(live_server.url + reverse("core:open_link", args=[token]))
    sheet.locator(KEPT).wait_for(state="attached")
    expect(sheet.locator("[data-held]")).to_be_hidden()
    assert notes() == []
    assert rows(sheet) == 1


def test_where_the_session_ran_out_the_link_is_opened_again_and_it_goes(sheet, opened):
    sheet.context.set_offline(True)
    hold(sheet, "Lama menunggu")
    Session.objects.all().delete()
    sheet.context.set_offline(False)
    wait_for(sheet, "Bukalah kembali tautan")
    assert notes() == []
    sheet.goto(opened)
    wait_for(sheet, "Semua bukti terkirim.")
    assert notes() == ["Lama menunggu"]


@pytest.mark.parametrize("way", ["sheet", "message"])
def test_a_link_that_is_over_leaves_no_sheet_and_what_did_not_arrive_can_be_taken_along(
    sheet, world, given, opened, way
):
    sheet.context.set_offline(True)
    hold(sheet, "Terlambat", picture())
    links.revoke(given[0], by=world.own.as_("hub"), now=timezone.now())
    if way == "message":  # opened again from the message, in a browser that knows nothing of it any more
        leave(sheet)
        Session.objects.all().delete()
    sheet.context.set_offline(False)
    if way == "message":
        sheet.goto(opened)
    states(sheet, "Tidak dapat dikirim: Tautan ini sudah dicabut.")
    nothing_kept(sheet)
    assert faults(sheet) == []
    assert overflow(sheet) <= 0
    with sheet.expect_download() as taken:
        sheet.locator("[data-held] a").click()
    assert taken.value.suggested_filename == "bukti.jpg"
    sheet.locator("[data-held] [data-drop]").click()
    expect(sheet.locator("[data-held]")).to_be_hidden()
    assert rows(sheet) == 0
    assert notes() == []


def test_what_nobody_took_along_is_gone_after_a_week(sheet, world, given, opened):
    sheet.context.set_offline(True)
    hold(sheet, "Terlambat", picture())
    links.revoke(given[0], by=world.own.as_("hub"), now=timezone.now())
    leave(sheet)
    sheet.context.set_offline(False)
    sheet.goto(opened)
    states(sheet, "Tidak dapat dikirim")
    week = 8 * 24 * 60 * 60 * 1000
    sheet.add_init_script(f"const today = Date.now; Date.now = () => today() + {week};")
    sheet.goto(opened)
    sheet.wait_for_function("window.GuyubStore('guyub-evidence').every().then((rows) => !rows.length)")
    expect(sheet.locator("[data-held]")).to_be_hidden()


def test_without_javascript_it_is_a_plain_form(browser, opened):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="id-ID")
    page = context.new_page()
    page.goto(opened)
    page.locator('[name="note"]').fill("Tanpa skrip")
    page.locator('[name="photo"]').set_input_files(picture())
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    context.close()
    assert notes() == ["Tanpa skrip"]
