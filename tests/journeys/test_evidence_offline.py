"""Evidence of a duty without a line: photo and note stay on the phone, arrive once from any page, and what is refused is not lost."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.core.signals import request_started
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from core.models import Attachment
from partnerships.actions.obligations import waive_obligation
from partnerships.models import Fulfilment
from schools.links import school_url
from schools.roles import Role
from tests.factories import implementation as make
from tests.factories.schools import add_membership
from tests.journeys.conftest import PHONE, faults, overflow, small_targets
from tests.journeys.test_observation_offline import sign_in, sign_in_here, wait_for

pytestmark = pytest.mark.browser

HERE, SENT = "Tersimpan di ponsel ini", "Terkirim"


def picture(name="bukti.jpg"):
    content = BytesIO()
    Image.new("RGB", (320, 240), (90, 140, 90)).save(content, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": content.getvalue()}


LIE = {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": b"<html>bukan foto</html>"}


@pytest.fixture
def owed(world, live_server):
    return make.owed(world.own, now=timezone.now())


@pytest.fixture
def confirm_url(world, live_server, owed):
    return live_server.url + school_url(world.own.school, "partnerships:obligation_confirm", owed.pk)


@pytest.fixture
def sheet(page, live_server, world, confirm_url):
    """The sheet of a duty, opened once with a line: from now on it stays on the phone."""
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, world.own.hub)
    page.goto(confirm_url)
    page.locator("[data-evidence][data-kept]").wait_for(state="attached")
    return page


def fill(page, note, photo=None):
    page.locator('[name="note"]').fill(note)
    if photo:
        page.locator('[name="photo"]').set_input_files(photo)
    page.locator("[data-evidence-form] button[type=submit]").click()


def hold(page, note, photo=None):
    """Fills the sheet where there is no line, and waits until the sending has failed: a page that closes amid it may still send."""
    with page.expect_event("requestfailed", lambda request: request.method == "POST"):
        fill(page, note, photo)
    states(page, HERE)


def leave(page):
    """Leaves the page, which the browser may keep for a moment: from there it can send nothing more, whatever it hears."""
    page.evaluate("() => { window.fetch = () => new Promise(() => {}); }")
    page.goto("about:blank")


def held_without_a_line(page, note):
    """Fills the sheet that opens without a line, with a photo: it says so, fits and is accessible, and still holds it when opened again."""
    page.context.set_offline(True)
    page.reload()
    hold(page, note, picture())
    wait_for(page, "Tanpa sambungan.")
    assert faults(page) == []
    assert overflow(page) <= 0
    assert small_targets(page) == []
    page.reload()
    states(page, HERE)


def states(page, words, count=1):
    expect(page.locator("[data-held] [data-state]", has_text=words)).to_have_count(count)


def notes():
    return sorted(Fulfilment.objects.values_list("note", flat=True))


def test_without_a_line_note_and_photo_stay_here_and_arrive_once(sheet, owed, confirm_url):
    held_without_a_line(sheet, "Alat sudah tiba")
    expect(sheet.locator("[data-held] a", has_text="bukti.jpg")).to_be_visible()
    assert notes() == []
    other = sheet.context.new_page()  # a second tab sends the same at the same moment
    other.goto(confirm_url)
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua bukti terkirim.")
    wait_for(other, "Semua bukti terkirim.")
    states(sheet, SENT)
    assert notes() == ["Alat sudah tiba"]
    assert Attachment.objects.of(owed).count() == 1


def test_with_a_line_it_goes_at_once_and_a_second_tap_is_no_second_one(sheet, world, owed):
    sheet.locator('[name="note"]').fill("Selesai")
    with sheet.expect_navigation():
        sheet.locator("[data-evidence-form] button[type=submit]").dblclick()
    assert sheet.url.endswith(school_url(world.own.school, "partnerships:obligation", owed.pk))
    assert "Pemenuhan tercatat." in sheet.locator("#messages").inner_text()
    assert notes() == ["Selesai"]


def test_a_refused_file_is_told_and_the_rest_can_be_mended(sheet, owed):
    sheet.context.set_offline(True)
    hold(sheet, "Catatan panjang", LIE)
    sheet.context.set_offline(False)
    wait_for(sheet, "Ada bukti yang tidak dapat dikirim.")
    states(sheet, "Tidak dapat dikirim: Foto atau berkas bukti:")
    assert notes() == []
    assert faults(sheet) == []
    sheet.locator("[data-mend]").click()
    assert sheet.locator('[name="note"]').input_value() == "Catatan panjang"
    assert sheet.locator('[name="photo"]').evaluate("field => field.files[0].name") == "bukti.jpg"
    with sheet.expect_navigation():
        fill(sheet, "Catatan panjang", picture())
    assert notes() == ["Catatan panjang"]
    assert Attachment.objects.of(owed).count() == 1


def test_what_was_settled_meanwhile_stays_here_and_is_seen_on_the_page_of_the_duty(sheet, world, live_server, owed):
    sheet.context.set_offline(True)
    hold(sheet, "Terlambat", picture())
    waive_obligation(by=world.own.as_("hub"), now=timezone.now(), obligation=owed, reason="Kebanjiran.")
    leave(sheet)
    sheet.context.set_offline(False)
    sheet.goto(live_server.url + school_url(world.own.school, "partnerships:obligation", owed.pk))
    states(sheet, "sudah dibebaskan")
    with sheet.expect_download() as taken:
        sheet.locator("[data-held] a").click()
    assert taken.value.suggested_filename == "bukti.jpg"
    sheet.locator("[data-held] [data-drop]").click()
    expect(sheet.locator("[data-held]")).to_be_hidden()


def test_a_colleague_at_the_same_phone_neither_sees_nor_sends_it(sheet, world, live_server, confirm_url):
    sheet.context.set_offline(True)
    hold(sheet, "Milik hub", picture())
    leave(sheet)
    Session.objects.all().delete()
    sheet.context.set_offline(False)
    colleague = add_membership(world.own.teacher, world.own.school, Role.HUB, now=timezone.now())
    sign_in(sheet, live_server.url, colleague)
    sheet.goto(confirm_url)
    sheet.locator("[data-evidence][data-kept]").wait_for(state="attached")
    expect(sheet.locator("[data-held]")).to_be_hidden()
    assert notes() == []
    Session.objects.all().delete()
    sheet.goto(confirm_url)
    sign_in_here(sheet, world.own.hub)
    wait_for(sheet, "Semua bukti terkirim.")
    assert notes() == ["Milik hub"]


def test_a_slow_line_is_waited_for_where_nothing_is_kept(sheet, world, live_server, confirm_url):
    """The page for a place without a line says that there is none; for somebody whose line is slow that is not so."""
    sheet.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    leave(sheet)

    def slowly(environ, **kwargs):
        if environ["PATH_INFO"] == confirm_url.removeprefix(live_server.url):
            time.sleep(5)

    request_started.connect(slowly)
    try:
        sheet.goto(confirm_url)
        sheet.locator("[data-evidence]").wait_for(state="attached")
    finally:
        request_started.disconnect(slowly)


# --- from any page ---------------------------------------------------------------------------------------------------------


def chip(page):
    return page.locator("[data-waiting]")


def test_what_is_held_waits_in_the_top_bar_and_goes_out_from_another_page(sheet, world, live_server, owed):
    sheet.context.set_offline(True)
    sheet.reload()
    hold(sheet, "Alat sudah tiba", picture())
    expect(chip(sheet)).to_contain_text("1 menunggu dikirim")
    assert overflow(sheet) <= 0
    leave(sheet)
    sheet.close()
    home = live_server.url + school_url(world.own.school, "schools:home")
    sheet.context.set_offline(False)
    page, other = sheet.context.new_page(), sheet.context.new_page()
    page.goto(home)  # two pages at once send the same
    other.goto(home)
    expect(chip(page)).to_be_hidden(timeout=60000)
    expect(page.locator("body")).to_be_visible()
    page.wait_for_function(f"!localStorage.getItem('guyub:held:{world.own.hub.pk}')", timeout=60000)
    assert notes() == ["Alat sudah tiba"]
    assert faults(page) == []


def test_a_page_with_nothing_held_loads_nothing_more(sheet, world, live_server):
    asked = []
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.goto(live_server.url + school_url(world.own.school, "schools:home"))
    sheet.wait_for_load_state("networkidle")
    assert not [url for url in asked if "held" in url or "offline_s" in url]


def test_another_person_on_the_same_phone_sends_nothing_of_it(sheet, world, live_server, owed):
    sheet.context.set_offline(True)
    sheet.reload()
    hold(sheet, "Alat sudah tiba")
    leave(sheet)
    sheet.close()
    sheet.context.set_offline(False)
    page = sheet.context.new_page()
    page.add_init_script("document.addEventListener('readystatechange', () => { document.body.dataset.person = '0'; })")
    page.goto(live_server.url + school_url(world.own.school, "schools:home"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(f"localStorage.getItem('guyub:held:{world.own.hub.pk}')") == "guyub-evidence"
    assert not Fulfilment.objects.exists()
