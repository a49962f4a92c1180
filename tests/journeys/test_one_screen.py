"""What a teacher does every week is done on one screen of a phone, in either language, and by keys alone."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from collaboration.models import Observation, TeamLesson
from schools.links import school_url
from tests.factories.teaching import make_lesson
from tests.journeys.conftest import PHONE
from tests.journeys.test_plan_pages import enter

pytestmark = pytest.mark.browser

HIDDEN = """() => { const bar = document.querySelector(".bottombar").getBoundingClientRect().top;
  return [...document.querySelectorAll("form.form :is(select, input, button[type=submit])")].filter((one) =>
    one.checkVisibility() && one.getBoundingClientRect().bottom > bar).map((one) => one.outerHTML.slice(0, 80)) }"""
"""What one would have to scroll for: it lies under the bar at the foot, or below."""
MOST_CHOICES = 3


def choose(page, wanted: dict[str, int]) -> dict[str, str]:
    """Go on by Tab from the first field; an arrow chooses where a choice is needed; Enter sends. What was chosen, by field."""
    page.locator("form.form select").first.focus()
    chosen = {}
    for _key in range(20):
        name = page.evaluate("document.activeElement.name")
        for _step in range(wanted.get(name, 0)):
            page.keyboard.press("ArrowDown")
        if name in wanted:
            chosen[name] = page.evaluate("document.activeElement.value")
        if page.evaluate("document.activeElement.matches('form.form button[type=submit]')"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return chosen


def asked_for(page, row: Observation, chosen: dict[str, str], day: date) -> None:
    assert (str(row.observer_id), row.state) == (chosen["observer"], "requested")


def planned_for(page, row: TeamLesson, chosen: dict[str, str], day: date) -> None:
    assert (row.model, row.day()) == (chosen["model"], day)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("route", "wanted", "made", "facts"),
    [
        ("observation_ask", {"observer": 1, "lesson": 0, "focus": 1}, Observation, asked_for),
        ("lesson_create", {"model": 0, "colleague": 1, "lesson": 0}, TeamLesson, planned_for),
    ],
)
def test_it_fits_on_one_screen_and_takes_three_choices(
    page, live_server, transactional_db, world, language, route, wanted, made, facts
):
    side = world.own
    day = side.school.local_date(timezone.now()) + timedelta(days=1)
    make_lesson(side.school, side.teacher, day, time(7), time(8, 20))
    type(side.teacher).objects.filter(pk=side.teacher.pk).update(language=language)
    enter(page, live_server, side.teacher)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + school_url(side.school, f"collaboration:{route}"))
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate(HIDDEN) == []
    chosen = choose(page, wanted)
    assert len(chosen) <= MOST_CHOICES
    facts(page, made.objects.get(), chosen, day)
