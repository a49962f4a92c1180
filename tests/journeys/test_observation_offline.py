"""An observer in a classroom without a line: the sheet opens, taps become notes, and each arrives exactly once when the line is back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from collaboration.models import Observation, ObservationAgreement, ObservationNote
from schools.links import school_url
from tests.factories.observations import make_observation
from tests.factories.schools import PASSWORD
from tests.journeys.conftest import PHONE, faults, overflow, small_targets

pytestmark = pytest.mark.browser

KEPT = "[data-observation][data-kept]"


def sign_in(page, base, user):
    """By the form, as people do."""
    page.goto(f"{base}/accounts/login/")
    sign_in_here(page, user)


def sign_in_here(page, user):
    page.locator('[name="login"]').fill(user.email)
    page.locator('[name="password"]').fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


@pytest.fixture
def row(world, live_server):
    """An agreed observation of tomorrow's lesson, made now."""
    now = timezone.now()
    return make_observation(world.own, "agreed", start=now + timedelta(hours=20), now=now, answered=now)


@pytest.fixture
def sheet(page, live_server, world, row):
    """The observer's sheet, opened once with a line: from now on it stays on the phone."""
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, world.own.staff)
    page.goto(live_server.url + school_url(world.own.school, "collaboration:observation_watch", row.pk))
    page.locator(KEPT).wait_for(state="attached")
    return page


def tap(page, focus, words=""):
    """A tap on a focus, and words if there is time for them."""
    page.locator(f'[data-focus="{focus}"]').click()
    if words:
        page.locator("[data-notes] li textarea").last.fill(words)
        page.wait_for_timeout(100)


def stored(row):
    return list(ObservationNote.objects.filter(observation=row).values_list("text", flat=True))


def wait_for(page, words):
    page.locator("[data-status]", has_text=words).wait_for()


def test_the_sheet_is_accessible_and_fits_a_phone(sheet):
    tap(sheet, "engagement", "Lima siswa bertanya")
    wait_for(sheet, "Semua catatan terkirim.")
    assert faults(sheet) == []
    assert overflow(sheet) <= 0
    assert small_targets(sheet) == []


def test_without_a_line_the_sheet_opens_and_nothing_is_lost(sheet, row):
    ObservationAgreement.objects.filter(observation=row).update(own_question="Diubah di server")
    sheet.context.set_offline(True)
    sheet.reload()
    assert "Diubah di server" not in sheet.content(), "the sheet comes from the phone itself"
    tap(sheet, "engagement", "Baris belakang diam")
    tap(sheet, "room")
    expect(sheet.locator("[data-state]", has_text="Tersimpan di ponsel ini")).to_have_count(2)
    sheet.reload()
    assert sheet.locator("[data-notes] textarea").first.input_value() == "Baris belakang diam"
    assert stored(row) == []
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua catatan terkirim.")
    assert sheet.locator("[data-state]", has_text="Terkirim").count() == 2
    assert stored(row) == ["Baris belakang diam", ""]
    assert Observation.objects.get(pk=row.pk).began_at is not None


def test_two_tabs_send_each_note_once(sheet, row):
    sheet.context.set_offline(True)
    tap(sheet, "goal", "Tujuan di papan")
    other = sheet.context.new_page()
    other.goto(sheet.url)
    assert other.locator("[data-notes] textarea").first.input_value() == "Tujuan di papan"
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua catatan terkirim.")
    wait_for(other, "Semua catatan terkirim.")
    other.reload()
    assert stored(row) == ["Tujuan di papan"]
    assert other.locator("[data-notes] li").count() == 1


def test_words_changed_later_and_notes_taken_back_arrive_as_well(sheet, row):
    tap(sheet, "strategy", "Kerja kelompok")
    tap(sheet, "strategy", "salah ketuk")
    wait_for(sheet, "Semua catatan terkirim.")
    sheet.context.set_offline(True)
    sheet.locator("[data-notes] textarea").first.fill("Kerja kelompok berempat")
    sheet.locator("[data-gone]").last.click()
    sheet.context.set_offline(False)
    expect(sheet.locator("[data-state].observation-sent")).to_have_count(1)
    wait_for(sheet, "Semua catatan terkirim.")
    assert stored(row) == ["Kerja kelompok berempat"]


def test_a_session_that_ran_out_keeps_the_notes(sheet, world, row):
    Session.objects.all().delete()
    tap(sheet, "connection", "Contoh dari pasar")
    wait_for(sheet, "Anda perlu masuk kembali.")
    assert stored(row) == []
    sheet.get_by_role("link", name="Masuk").click()
    sign_in_here(sheet, world.own.staff)
    wait_for(sheet, "Semua catatan terkirim.")
    assert stored(row) == ["Contoh dari pasar"]


def test_a_colleague_at_the_same_phone_finds_nothing(sheet, world, row, live_server):
    sheet.context.set_offline(True)
    tap(sheet, "engagement", "Hanya milik pengamat")
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua catatan terkirim.")
    Session.objects.all().delete()
    sign_in(sheet, live_server.url, world.own.counsellor)
    answer = sheet.goto(live_server.url + school_url(world.own.school, "collaboration:observation_watch", row.pk))
    assert answer.status == 404
    assert "Hanya milik" not in sheet.content()
    sheet.context.set_offline(True)
    sheet.reload()
    expect(sheet.locator("h1")).to_have_text("Tidak ada sambungan")
    expect(sheet.locator("[data-sheets]")).to_be_hidden()


def test_after_it_was_closed_what_was_written_before_arrives_and_the_rest_can_be_taken_along(sheet, row):
    sheet.context.set_offline(True)
    tap(sheet, "engagement", "Sebelum ditutup")
    now = timezone.now()
    Observation.objects.filter(pk=row.pk).update(state="done", held_at=now, done_at=now)
    sheet.wait_for_timeout(50)
    tap(sheet, "goal", "Sesudah ditutup")
    sheet.context.set_offline(False)
    wait_for(sheet, "Ada catatan yang tidak dapat dikirim")
    assert stored(row) == ["Sebelum ditutup"]
    sheet.reload()
    refused = sheet.locator("[data-notes] li", has=sheet.locator(".observation-refused"))
    assert refused.locator("textarea").input_value() == "Sesudah ditutup"
    expect(refused.locator("[data-state]")).to_contain_text("sudah ditutup sebelum catatan ini ditulis")
    expect(sheet.locator("[data-focus]").first).to_be_hidden()
    assert faults(sheet) == []
    refused.locator("[data-copy-text]").click()
    expect(refused.locator("[data-copy-text]")).to_have_text("Tersalin")
    refused.locator("[data-gone]").click()
    expect(refused).to_have_count(0)
    sheet.reload()
    sheet.locator(KEPT).wait_for(state="attached")
    expect(sheet.locator("[data-notes] textarea")).to_have_count(1)
    assert sheet.locator("[data-notes] textarea").get_attribute("readonly") is not None
    assert stored(row) == ["Sebelum ditutup"]


def test_without_javascript_a_plain_form_does(browser, live_server, world, row):
    context = browser.new_context(locale="id-ID", viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url, world.own.staff)
    page.goto(live_server.url + school_url(world.own.school, "collaboration:observation_watch", row.pk))
    page.locator('[name="focus"][value="room"]').check()
    page.locator('[name="text"]').fill("Jendela terbuka")
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan catatan").click()
    assert "Jendela terbuka" in page.locator("[data-notes]").inner_text()
    assert stored(row) == ["Jendela terbuka"]
    context.close()
