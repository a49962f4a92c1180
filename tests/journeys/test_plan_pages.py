"""Joint plans, activities and team lessons in a real browser: they fit, can be pressed and read aloud; texts save themselves."""

import pytest
from django.test import Client

from collaboration.models import PlanSection
from schools.links import school_url
from tests.factories import plans, projects, team_lessons
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets

pytestmark = pytest.mark.browser


def enter(page, live_server, user) -> None:
    """Sign in without the form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def addresses(side):
    """Page name -> path, over a plan, an activity with six subjects, lessons and a team."""
    plan = plans.written(side, authors=(side.special_needs_teacher,))
    plans.row(side, plan)
    used = plans.used(side, title="Pasar pagi")
    plans.noted(side, used)
    project = projects.running(side)
    for name in ("Kimia", "Ekonomi", "Bahasa Indonesia", "Bahasa Inggris"):
        projects.subject(side, project, name)
    lesson, held, team = team_lessons.planned(side), team_lessons.held(side, model="station"), team_lessons.team(side)
    team_lessons.reflected(side, held)
    found = [
        ("plan_list",), ("plan_create",), ("plan", plan.pk), ("plan", used.pk), ("plan_step", plan.pk, 1), ("plan_authors", plan.pk),
        ("plan_revise", used.pk), ("plan_meeting", plan.pk), ("plan_row_add", plan.pk), ("project_list",), ("project_create",),
        ("project", project.pk), ("project_subject_add", project.pk), ("project_date", project.pk), ("lesson_list",),
        ("lesson_create",), ("lesson", lesson.pk), ("lesson", held.pk), ("lesson_segments", lesson.pk), ("lesson_reflect", held.pk),
        ("lesson_edit", lesson.pk), ("lesson_swap", lesson.pk), ("team_create",), ("team", team.pk),
    ]  # fmt: skip
    return {"/".join(map(str, one)): school_url(side.school, f"collaboration:{one[0]}", *one[1:]) for one in found}


def test_pages_are_accessible_and_fit(page, live_server, transactional_db, world):
    paths = addresses(world.own)
    page.set_default_navigation_timeout(30000)
    enter(page, live_server, world.own.teacher)
    trouble = []
    for name, path in paths.items():
        for size in (PHONE, LAPTOP):
            page.set_viewport_size(size)
            answer = page.goto(live_server.url + path)
            assert answer.status == 200, path
            if overflow(page) > 0:
                trouble.append(f"{name}: sticks out at {size['width']}")
            trouble += [f"{name}: small: {one}" for one in small_targets(page)]
        trouble += [f"{name}: {fault}" for fault in faults(page)]
    assert trouble == []


@pytest.fixture
def plan(transactional_db, world):
    return plans.opened(world.own, authors=(world.own.special_needs_teacher,))


@pytest.fixture
def step(page, live_server, world, plan):
    """The first step before its first author."""
    enter(page, live_server, world.own.teacher)
    page.goto(live_server.url + school_url(world.own.school, "collaboration:plan_step", plan.pk, 1))
    return page.locator("form[data-autosave]")


def chip(step, words):
    step.locator("[data-autosave-chip]", has_text=words).wait_for()


def stored(plan):
    return PlanSection.objects.get(plan=plan, key="children").body


def test_what_is_typed_is_saved_on_the_server(step, plan):
    step.locator("[name=children]").fill("Membaca grafik")
    chip(step, "Tersimpan, ")
    assert stored(plan) == "Membaca grafik"
    step.locator("[name=children]").fill("Membaca grafik dan peta")
    step.page.wait_for_function(
        "() => document.forms[0] && document.querySelector('[name=children-version]').value === '3'"
    )
    assert stored(plan) == "Membaca grafik dan peta"


def test_without_a_line_it_stays_on_the_phone_and_comes_back(step, plan, page):
    page.route("**/simpan/", lambda route: route.abort())
    step.locator("[name=children]").fill("Tanpa sinyal")
    chip(step, "Tersimpan di ponsel ini")
    assert stored(plan) == ""
    page.unroute("**/simpan/")
    page.reload()
    assert step.locator("[name=children]").input_value() == "Tanpa sinyal"
    assert step.locator("[data-autosave-note]").is_visible()
    chip(step, "Tersimpan, ")
    assert stored(plan) == "Tanpa sinyal"


def test_after_the_session_ended_it_stays_and_is_offered_to_the_same_person(step, plan, page, live_server, world):
    page.context.clear_cookies(name="sessionid")
    step.locator("[name=children]").fill("Setelah sesi habis")
    chip(step, "Tersimpan di ponsel ini")
    assert stored(plan) == ""
    here = page.url
    enter(page, live_server, world.own.special_needs_teacher)
    page.goto(here)
    assert step.locator("[name=children]").input_value() == ""
    enter(page, live_server, world.own.teacher)
    page.goto(here)
    assert step.locator("[name=children]").input_value() == "Setelah sesi habis"


def test_two_authors_at_one_text_keep_both(step, plan, page, world):
    plans.write(world.own, plan, by="special_needs_teacher", children="Tulisan rekan")
    step.locator("[name=children]").fill("Tulisan saya")
    chip(step, "Ada tulisan lain: bandingkan")
    assert world.own.special_needs_teacher.display_name in step.locator("[data-autosave-refused]").inner_text()
    step.get_by_role("button", name="Simpan dan lanjut", exact=True).click()
    page.get_by_role("heading", name="Dua orang menulis bagian yang sama").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Pakai keduanya").click()
    page.get_by_role("heading", name=plan.title).first.wait_for()
    assert stored(plan) == "Tulisan rekan\n\nTulisan saya"
    assert (
        page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('guyub:autosave')).length") == 0
    )
