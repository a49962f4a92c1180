"""Progress in a classroom without a line: kept on the phone, sent once when the line is back, refused entries stay with the reason."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from inclusion.actions.consents import withdraw_consent
from inclusion.models import ProgressEntry
from schools.links import school_url
from tests.factories import progress
from tests.factories.inclusion import supported_pupil
from tests.journeys.conftest import PHONE, faults, overflow, small_targets
from tests.journeys.test_observation_offline import sign_in, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def goal(world, live_server):
    """A goal of a plan that runs now."""
    today = world.own.school.local_date(timezone.now())
    year = today.replace(month=1, day=1)
    pupil = supported_pupil(world.own, now=timezone.now())
    progress.a_plan(world.own, pupil, starts_on=year, ends_on=today.replace(year=today.year + 1))
    return progress.a_goal(
        world.own, pupil=pupil, now=timezone.now(), starts_on=year, due_on=today.replace(year=today.year + 1)
    )


@pytest.fixture
def sheet(page, live_server, world, goal):
    """The sheet, opened once with a line: from now on it stays on the phone."""
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, world.own.teacher)
    page.goto(live_server.url + school_url(world.own.school, "inclusion:progress_sheet"))
    page.locator("[data-progress][data-kept]").wait_for(state="attached")
    return page


def note(page, value):
    page.locator('[data-goal] [name="value"]').fill(value)
    page.get_by_role("button", name="Catat").click()


def values():
    return sorted(str(value) for value in ProgressEntry.objects.values_list("value", flat=True))


def test_the_sheet_is_accessible_and_fits_a_phone(sheet):
    note(sheet, "47")
    wait_for(sheet, "Semua catatan terkirim.")
    assert faults(sheet) == []
    assert overflow(sheet) <= 0
    assert small_targets(sheet) == []
    assert values() == ["47.00"]


def test_without_a_line_nothing_is_lost_and_each_entry_arrives_once(sheet):
    sheet.context.set_offline(True)
    sheet.reload()
    note(sheet, "47,5")
    note(sheet, "48")
    expect(sheet.locator("[data-state]", has_text="Tersimpan di ponsel ini")).to_have_count(2)
    sheet.reload()
    expect(sheet.locator("[data-state]", has_text="Tersimpan di ponsel ini")).to_have_count(2)
    assert values() == []
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua catatan terkirim.")
    expect(sheet.locator("[data-state]", has_text="Terkirim")).to_have_count(2)
    assert values() == ["47.50", "48.00"]


def test_a_second_tap_is_no_second_entry(sheet):
    sheet.locator('[data-goal] [name="value"]').fill("47")
    sheet.get_by_role("button", name="Catat").dblclick()
    wait_for(sheet, "Semua catatan terkirim.")
    expect(sheet.locator("[data-state]")).to_have_count(1)
    assert values() == ["47.00"]


def test_what_a_withdrawn_consent_refuses_stays_on_the_phone_with_the_sentence(sheet, world, goal):
    sheet.context.set_offline(True)
    note(sheet, "47")
    for consent in goal.long_goal.plan.pupil.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("special_needs_teacher"), now=timezone.now(), consent=consent)
    sheet.context.set_offline(False)
    wait_for(sheet, "tidak dapat dikirim")
    expect(sheet.locator("[data-state]", has_text="Belum ada persetujuan orang tua")).to_have_count(1)
    assert values() == []
    sheet.reload()
    expect(sheet.locator("[data-held] [data-state]", has_text="Belum ada persetujuan orang tua")).to_have_count(1)
    assert "Membaca teks" in sheet.locator("[data-held]").inner_text()
    sheet.locator("[data-held] [data-drop]").click()
    expect(sheet.locator("[data-held]")).to_be_hidden()


def test_signing_out_leaves_nothing_on_the_phone(sheet, live_server):
    kept = """async () => [(await caches.keys()).filter((one) => one.startsWith("guyub-sheet:")).length,
        (await indexedDB.databases()).length]"""
    assert sheet.evaluate(kept) == [1, 1]
    sheet.goto(f"{live_server.url}/accounts/logout/")
    with sheet.expect_navigation():
        sheet.locator("main form button[type=submit]").first.click()
    assert sheet.evaluate(kept) == [0, 0]
