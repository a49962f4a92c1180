"""What a phone held without a line goes out from any page of a signed-in person, once, and the top bar says how much waits."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from partnerships.models import Fulfilment
from schools.links import school_url
from tests.journeys.conftest import faults, overflow
from tests.journeys.test_evidence_offline import confirm_url, fill, notes, owed, picture, sheet, states  # noqa: F401

pytestmark = pytest.mark.browser


def chip(page):
    return page.locator("[data-waiting]")


def test_what_is_held_waits_in_the_top_bar_and_goes_out_from_another_page(sheet, world, live_server, owed):  # noqa: F811
    sheet.context.set_offline(True)
    sheet.reload()
    fill(sheet, "Alat sudah tiba", picture())
    states(sheet, "Tersimpan di ponsel ini")
    expect(chip(sheet)).to_contain_text("1 menunggu dikirim")
    assert overflow(sheet) <= 0
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


def test_a_page_with_nothing_held_loads_nothing_more(sheet, world, live_server):  # noqa: F811
    asked = []
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.goto(live_server.url + school_url(world.own.school, "schools:home"))
    sheet.wait_for_load_state("networkidle")
    assert not [url for url in asked if "held" in url or "offline_s" in url]


def test_another_person_on_the_same_phone_sends_nothing_of_it(sheet, world, live_server, owed):  # noqa: F811
    sheet.context.set_offline(True)
    sheet.reload()
    fill(sheet, "Alat sudah tiba")
    states(sheet, "Tersimpan di ponsel ini")
    sheet.close()
    sheet.context.set_offline(False)
    page = sheet.context.new_page()
    page.add_init_script("document.addEventListener('readystatechange', () => { document.body.dataset.person = '0'; })")
    page.goto(live_server.url + school_url(world.own.school, "schools:home"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(f"localStorage.getItem('guyub:held:{world.own.hub.pk}')") == "guyub-evidence"
    assert not Fulfilment.objects.exists()
