"""Meetings, groups, cockpit, scorecard, reports, calendar and mentoring in a real browser: they fit, axe finds nothing, keys are enough."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.models import GroupMeeting
from schools.links import school_url
from tests.factories import calendar, cockpit, groups, meetings, reports, scorecard, team_lessons
from tests.factories.mentoring import make_mentoring
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets
from tests.journeys.test_plan_pages import enter

pytestmark = pytest.mark.browser


def at(side, route, *args) -> str:
    return school_url(side.school, f"collaboration:{route}", *args)


def of_hub(side):
    """What the hub opens: a held meeting with data, the cockpit, the scorecard, a report that was sent."""
    held = meetings.written(side)
    meetings.shown_data(side, held)
    cycle = cockpit.data_cycle(side)
    cockpit.table(side, cycle, shown=True)
    cockpit.readiness(side)
    measure = scorecard.measure(side, name="Observasi", provider="observations")
    reports.took_place(side)
    return [
        ("meeting_list",), ("meeting", held.pk), ("meeting_agenda", held.pk), ("meeting_minutes", held.pk), ("cockpit",),
        ("observation_agenda",), ("readiness",), ("review", cockpit.review(side).pk), ("data_cycle", cycle.pk),
        ("scorecard",), ("measure", measure.pk), ("report", reports.sent(side).pk),
    ]  # fmt: skip


def of_teacher(side):
    """What a teacher opens: the calendar in its three views, a mentoring, a group with a meeting to come, a standing team."""
    now, today = timezone.now(), timezone.localdate()
    for days in (-1, 0, 1):
        when = calendar.slot(side, today + timedelta(days=days), people=(side.teacher,))
        calendar.planned(side, title=f"Rapat {days}", when=when, now=now)
    group = groups.running(side)
    meeting = groups.planned(side, group, now + timedelta(days=7), now=now)
    groups.planned(side, group, now + timedelta(days=14), now=now)
    mentoring, team = make_mentoring(side, "met"), team_lessons.team(side)
    return [
        ("calendar",), ("calendar_week",), ("calendar_list",), ("event_create",), ("mentoring_list",), ("mentoring", mentoring.pk),
        ("wish_map",), ("group", group.pk), ("group_meeting", meeting.pk),
        ("group_meeting_put_off", meeting.pk), ("team_hour", team.pk),
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "build"), [("hub", of_hub), ("teacher", of_teacher)])
def test_pages_are_accessible_and_fit(page, live_server, transactional_db, world, who, build):
    """Each page is loaded once, as on a phone, and then widened."""
    side = world.own
    routes = build(side)
    page.set_default_navigation_timeout(30000)
    enter(page, live_server, getattr(side, who))
    trouble = []
    for route, *args in routes:
        page.set_viewport_size(PHONE)
        answer = page.goto(live_server.url + at(side, route, *args))
        assert answer.status == 200, route
        trouble += [f"{route}: sticks out on a phone"] if overflow(page) > 0 else []
        trouble += [f"{route}: small: {one}" for one in small_targets(page)]
        trouble += [f"{route}: {fault}" for fault in faults(page)]
        page.set_viewport_size(LAPTOP)
        trouble += [f"{route}: sticks out on a laptop"] if overflow(page) > 0 else []
        if route.startswith(("calendar", "cockpit")):
            trouble += [f"{route}, wide: {fault}" for fault in faults(page)]
    assert not trouble, "\n".join(trouble)


def test_a_minute_is_written_by_keys_alone(page, live_server, transactional_db, world):
    side = world.own
    group = groups.running(side)
    enter(page, live_server, side.teacher)
    page.goto(live_server.url + at(side, "group_now", group.pk))
    page.locator("[name=looked_at]").focus()
    page.keyboard.type("Kuis pecahan")
    page.keyboard.press("Tab")
    page.keyboard.type("Soal cerita dilewati.")
    for _key in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('form.form button[type=submit]')"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert GroupMeeting.objects.get().noticed == "Soal cerita dilewati."


def test_the_days_of_a_month_that_are_over_are_folded_on_a_phone_and_opened_by_key(
    page, live_server, transactional_db, world
):
    side = world.own
    today = side.school.local_date(timezone.now())
    first = today.replace(day=1)
    calendar.planned(side, title="Awal bulan", when=calendar.slot(side, first), now=timezone.now())
    enter(page, live_server, side.teacher)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + at(side, "calendar"))
    past = page.get_by_text("Awal bulan")
    if today > first:
        assert not past.is_visible()
        page.locator(".cal-earlier > summary").focus()
        page.keyboard.press("Enter")
    assert past.is_visible()
