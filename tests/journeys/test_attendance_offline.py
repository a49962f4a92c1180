"""Attendance in a hall without a line: the sheet opens, taps stay on the phone, and each arrives once when the line is back."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from collaboration.actions.meeting_people import mark_attendance
from core.models import AuditEvent
from schools.links import school_url
from tests.factories import meetings
from tests.journeys.conftest import PHONE, faults, overflow, small_targets
from tests.journeys.test_observation_offline import sign_in, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def meeting(world, live_server):
    """A meeting of today; nobody is marked yet."""
    return meetings.held(world.own, now=timezone.now())


@pytest.fixture
def sheet(page, live_server, world, meeting):
    """The sheet of the minute taker, opened once with a line."""
    page.set_viewport_size(PHONE)
    sign_in(page, live_server.url, world.own.staff)
    page.goto(live_server.url + school_url(world.own.school, "collaboration:meeting_attendance", meeting.pk))
    page.locator("[data-attendance][data-kept]").wait_for(state="attached")
    return page


def tap(page, invitee, mark):
    page.locator(f'[data-invitee="{invitee.pk}"] input[value="{mark}"]').check()


def marks(meeting):
    return dict(meeting.invitees.values_list("pk", "attendance"))


def test_without_a_line_marks_stay_on_the_phone_and_arrive_once(sheet, meeting, world):
    first, second, third = meeting.invitees.all()[:3]
    sheet.context.set_offline(True)
    sheet.reload()
    tap(sheet, first, "absent")
    tap(sheet, second, "excused")
    sheet.locator(f'[data-invitee="{second.pk}"] .attend-reason input').fill("Sakit")
    expect(sheet.locator("[data-state]", has_text="Tersimpan di ponsel ini")).to_have_count(2)
    sheet.reload()
    expect(sheet.locator(f'[data-invitee="{first.pk}"] input[value="absent"]')).to_be_checked()
    assert set(marks(meeting).values()) == {"unmarked"}
    sheet.context.set_offline(False)
    wait_for(sheet, "Semua kehadiran terkirim.")
    sheet.locator('[name="rest_present"]').check()
    with sheet.expect_navigation():
        sheet.get_by_role("button", name="Simpan kehadiran").click()
    assert sheet.url.endswith("/notulen/")
    found = marks(meeting)
    assert (found[first.pk], found[second.pk], found[third.pk]) == ("absent", "excused", "present")
    assert meeting.invitees.get(pk=second.pk).reason == "Sakit"
    assert AuditEvent.objects.filter(verb="meeting.attendance_marked").count() == 2


def test_what_somebody_else_marked_meanwhile_is_said_and_not_overwritten(sheet, meeting, world):
    first = meeting.invitees.all()[0]
    sheet.context.set_offline(True)
    tap(sheet, first, "absent")
    sheet.wait_for_timeout(50)
    mark_attendance(by=world.own.as_("hub"), now=timezone.now(), meeting=meeting, marks={first.pk: ("present", "")})
    sheet.context.set_offline(False)
    expect(sheet.locator(f'[data-invitee="{first.pk}"] [data-state]')).to_contain_text("Orang lain mencatatnya")
    assert marks(meeting)[first.pk] == "present"
    tap(sheet, first, "excused")
    wait_for(sheet, "Semua kehadiran terkirim.")
    assert marks(meeting)[first.pk] == "excused"
    assert faults(sheet) == []
    assert overflow(sheet) <= 0
    assert small_targets(sheet) == []
