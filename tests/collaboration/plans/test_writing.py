"""Several authors at once: nothing that anybody typed is lost (promise 4)."""

import pytest

from collaboration.guides.plans import LONGEST
from collaboration.models import JointPlan
from schools.links import school_url
from tests.factories import plans as make
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


def at(side, route, *args):
    return school_url(side.school, f"collaboration:{route}", *args)


@pytest.fixture
def plan(world):
    return make.opened(world.own, authors=(world.own.special_needs_teacher,))


@pytest.fixture
def first(world, client_for):
    return client_for(world.own.teacher)


@pytest.fixture
def second(world, client_for):
    return client_for(world.own.special_needs_teacher)


def body(plan, key="children"):
    return plan.sections.get(key=key).body


def sent(version=1, words="Membaca", key="children"):
    return {"key": key, "body": words, "version": version}


def test_a_text_saves_itself_and_answers_its_new_version(world, first, plan):
    answer = first.post(at(world.own, "plan_autosave", plan.pk), sent())
    assert (answer.status_code, answer.json()["version"], body(plan)) == (200, 2, "Membaca")


def test_two_authors_at_two_texts_never_meet(world, first, second, plan):
    url = at(world.own, "plan_autosave", plan.pk)
    assert first.post(url, sent()).status_code == 200
    assert second.post(url, sent(words="Terlihat", key="indicators")).status_code == 200


def test_two_authors_at_one_text_are_told_and_nothing_is_overwritten(world, first, second, plan):
    url = at(world.own, "plan_autosave", plan.pk)
    first.post(url, sent(words="Tulisan pertama"))
    answer = second.post(url, sent(words="Tulisan kedua"))
    assert answer.status_code == 409
    assert world.own.teacher.display_name in answer.json()["clash"]
    assert body(plan) == "Tulisan pertama"


def test_the_same_words_are_no_clash(world, first, second, plan):
    url = at(world.own, "plan_autosave", plan.pk)
    first.post(url, sent(words="Sama\nbaris dua"))
    assert second.post(url, sent(words="Sama\r\nbaris dua")).status_code == 200


def test_without_a_script_the_form_shows_both_and_saves_the_rest(world, first, second, plan):
    step = at(world.own, "plan_step", plan.pk, 1)
    first.post(step, keyed(**{"children": "Tulisan pertama", "children-version": 1}))
    page = second.post(
        step,
        keyed(**{"children": "Tulisan kedua", "children-version": 1, "government": "Fase D", "government-version": 1}),
    )
    assert page.status_code == 409
    words = text_of(page)
    assert "Tulisan pertama" in words
    assert "Tulisan kedua" in words
    assert (body(plan), body(plan, "government")) == ("Tulisan pertama", "Fase D")
    (clash,) = page.context["clashes"]
    assert clash.both == "Tulisan pertama\n\nTulisan kedua"
    answer = second.post(
        step, keyed(**{"children": clash.both, "children-version": clash.section.version, "leave": "1"})
    )
    assert answer.status_code == 302
    assert body(plan) == "Tulisan pertama\n\nTulisan kedua"


def test_a_step_leads_on_and_names_what_arrived(world, first, plan):
    answer = first.post(at(world.own, "plan_step", plan.pk, 1), keyed(**{"children": "Ya", "children-version": 1}))
    assert answer["Location"] == at(world.own, "plan_step", plan.pk, 2) + "?tersimpan=children"


def test_a_text_beyond_ten_pages_is_refused_and_kept_on_the_page(world, first, plan):
    answer = first.post(at(world.own, "plan_autosave", plan.pk), sent(words="a" * (LONGEST + 1)))
    assert answer.status_code == 422
    assert answer.json()["refused"]
    page = first.post(at(world.own, "plan_step", plan.pk, 1), {"children": "b" * (LONGEST + 1), "children-version": 1})
    assert page.status_code == 422
    assert b"bbbbbbbb" in page.content


def test_a_text_of_an_agreed_plan_is_refused_with_a_sentence(world, first):
    plan = make.agreed(world.own)
    answer = first.post(at(world.own, "plan_autosave", plan.pk), sent(version=2))
    assert answer.status_code == 409
    assert "Disepakati" in answer.json()["refused"]


def test_after_sign_out_nothing_is_saved_and_the_answer_is_no_json(world, client_for, plan):
    """The page then keeps the words on the device (static/js/autosave.js; tests/journeys/test_autosave.py)."""
    answer = client_for(None).post(at(world.own, "plan_autosave", plan.pk), sent())
    assert answer.status_code == 302
    assert body(plan) == ""


@pytest.mark.parametrize("version", ["", "0", "x", "99999999999999999999"])
def test_nonsense_versions_are_refused(world, first, plan, version):
    assert first.post(at(world.own, "plan_autosave", plan.pk), sent(version=version)).status_code == 422


def test_there_are_six_steps(world, first, plan):
    assert first.get(at(world.own, "plan_step", plan.pk, 7)).status_code == 404


def test_weeks_run_forward(world, first):
    page = first.post(
        at(world.own, "plan_create"), {"title": "Air", "starts_on": "2026-11-02", "ends_on": "2026-11-01"}
    )
    assert page.status_code == 422
    assert "ends_on" in page.context["form"].errors
    assert not JointPlan.objects.exists()


def test_the_list_takes_as_many_queries_for_one_as_for_three(world, first, plan):
    url = at(world.own, "plan_list")
    queries_of(first, url)
    one = queries_of(first, url)
    for number in (2, 3):
        make.row(world.own, make.opened(world.own, title=f"Rencana {number}"))
    assert queries_of(first, url) == one


def test_one_plan_takes_as_many_queries_for_one_row_as_for_three(world, first, plan):
    url = at(world.own, "plan", plan.pk)
    make.row(world.own, plan)
    queries_of(first, url)
    one = queries_of(first, url)
    for competency in ("Kedua", "Ketiga"):
        make.row(world.own, plan, competency=competency)
    assert queries_of(first, url) == one


def test_plans_are_found_by_their_title(world, first, plan):
    make.opened(world.own, title="Kantin sehat")
    words = text_of(first.get(at(world.own, "plan_list"), {"q": "kantin"}))
    assert "Kantin sehat" in words
    assert plan.title not in words
