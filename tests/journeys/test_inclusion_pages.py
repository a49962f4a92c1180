"""Pupils, profiles, plans, accommodations, progress, services, parents and the programme in a real browser: they fit, axe finds nothing."""

from __future__ import annotations

import pytest

from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion_plans as plans
from tests.factories import profiles, programme, services
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets
from tests.journeys.test_plan_pages import enter

pytestmark = pytest.mark.browser


def at(side, route, *args) -> str:
    return school_url(side.school, f"inclusion:{route}", *args)


def of_special_needs_teacher(side):
    """What the special-needs teacher opens: the register, one pupil through every part, the programme."""
    plan = plans.in_force(side, now=REAL)
    pupil = plan.pupil
    profiles.written(side, pupil, now=REAL)
    service = services.running(side, pupil, now=REAL)
    programme.evaluation(side)
    device = programme.device(side)
    return [
        ("home",), ("pupil_list",), ("pupil", pupil.pk), ("plan", plan.pk), ("accommodation_page", pupil.pk), ("progress_sheet",),
        ("progress_of", pupil.pk), ("service", service.pk), ("service_create", pupil.pk), ("messages", pupil.pk), ("figures",),
        ("evaluation",), ("device", device.pk), ("facility_create",), ("accommodation_list",), ("review_list",), ("service_list",),
        ("letter_texts",), ("device_lend", device.pk),
    ]  # fmt: skip


def of_parent(side):
    """What a parent opens: the child's space, the plan, the consents, who read."""
    plan = plans.in_force(side, now=REAL)
    return [
        ("children",),
        ("child", plan.pupil_id),
        ("plan", plan.pk),
        ("consents", plan.pupil_id),
        ("reads", plan.pupil_id),
    ]


@pytest.mark.parametrize(("who", "build"), [("special_needs_teacher", of_special_needs_teacher), ("parent", of_parent)])
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
        trouble += [f"{route}: sticks out"] if overflow(page) > 0 else []
    assert not trouble, "\n".join(trouble)


@pytest.mark.parametrize(("who", "build"), [("special_needs_teacher", of_special_needs_teacher), ("parent", of_parent)])
def test_pages_fit_a_phone_with_letters_twice_as_large(
    browser_type, browser_type_launch_args, live_server, transactional_db, world, who, build
):
    """Who set the browser's own letters to 200 % scrolls down and never sideways."""
    side = world.own
    routes = build(side)
    ways = [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]
    with browser_type.launch(**{**browser_type_launch_args, "args": ways}) as browser:
        page = browser.new_page(viewport=PHONE, locale="id-ID")
        page.set_default_navigation_timeout(30000)
        enter(page, live_server, getattr(side, who))
        wide = []
        for route, *args in routes:
            assert page.goto(live_server.url + at(side, route, *args)).status == 200, route
            wide += [route] if overflow(page) > 0 else []
        assert page.locator(".place-name").bounding_box()["width"] > 200, "the school's name is not to be read"
    assert not wide
