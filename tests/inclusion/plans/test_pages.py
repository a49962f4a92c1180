"""Pages of plans: writing with others, what parents see, what is on record, and how many queries it takes."""

from datetime import date

import pytest

from core.lines import tasks_of
from core.models import AuditEvent
from inclusion.actions.consents import withdraw_consent
from inclusion.models import ShortGoal, SupportPlan
from inclusion.panels.plans import plan_tasks, waiting_tasks
from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion
from tests.factories import inclusion_plans as make
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def at(side, route, *args):
    return school_url(side.school, f"inclusion:{route}", *args)


@pytest.fixture
def plan(side):
    return make.opened(side, now=REAL)


@pytest.fixture
def gpk(side, client_for):
    return client_for(side.special_needs_teacher)


@pytest.fixture
def bk(side, client_for):
    return client_for(side.counsellor)


def sent(version=1, words="Tekun", key="academic_strengths"):
    return {"key": key, "body": words, "version": version}


def test_two_at_one_text_are_told_and_nothing_is_lost(side, plan, gpk, bk):
    url = at(side, "plan_autosave", plan.pk)
    assert gpk.post(url, sent(words="Tulisan pertama")).json()["version"] == 2
    answer = bk.post(url, sent(words="Tulisan kedua"))
    assert (answer.status_code, side.special_needs_teacher.display_name in answer.json()["clash"]) == (409, True)
    part = at(side, "plan_part", plan.pk, "academic")
    fields = {
        "academic_strengths": "Tulisan kedua",
        "academic_strengths-version": 1,
        "academic_needs": "Buku",
        "academic_needs-version": 1,
    }
    page = bk.post(part, keyed(**fields))
    assert page.status_code == 409
    assert {"pertama", "kedua"} <= set(text_of(page).split())
    assert plan.sections.get(key="academic_needs").body == "Buku"
    (clash,) = page.context["clashes"]
    again = {"academic_strengths": clash.both, "academic_strengths-version": clash.section.version, "leave": "1"}
    assert bk.post(part, keyed(**again))["Location"] == at(side, "plan", plan.pk) + "?tersimpan=academic_strengths"
    assert plan.sections.get(key="academic_strengths").body == "Tulisan pertama\n\nTulisan kedua"


def test_after_a_time_out_the_text_is_kept_for_the_next_sign_in(side, plan, client_for):
    """The page keeps it on the device (static/js/autosave.js) because the answer names nothing that arrived."""
    answer = client_for(None).post(at(side, "plan_autosave", plan.pk), sent())
    assert answer.status_code == 302
    assert "tersimpan" not in answer["Location"]
    assert plan.sections.get(key="academic_strengths").body == ""


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_on": "2026-06-01"}, "starts_on"),
        ({"ends_on": "2027-08-01"}, "ends_on"),
        ({"starts_on": "2027-03-01", "ends_on": "2027-02-01"}, "ends_on"),
    ],
)
def test_days_outside_the_year_are_said_at_the_field(side, gpk, changed, field):
    pupil = inclusion.supported_pupil(side, now=REAL)
    year = inclusion.class_of(side).year
    page = gpk.post(at(side, "plan_create", pupil.pk), keyed(year=year.pk, semester="year", **changed))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]


def test_a_semester_is_enough(side, gpk):
    pupil = inclusion.supported_pupil(side, now=REAL)
    year = inclusion.class_of(side).year
    assert gpk.post(at(side, "plan_create", pupil.pk), keyed(year=year.pk, semester="even")).status_code == 302
    plan = SupportPlan.objects.get(pupil=pupil)
    assert (plan.starts_on, plan.ends_on) == (date(2027, 1, 1), date(2027, 6, 30))


def test_without_a_consent_there_is_a_sentence(side, gpk):
    page = gpk.get(at(side, "plan_create", inclusion.registered(side).pk))
    assert page.status_code == 409
    assert "persetujuan orang tua" in text_of(page)


def test_a_worse_target_asks_for_its_reason_at_the_field(side, plan, gpk):
    goal = make.goal(side, plan, now=REAL)
    form = {
        "text": "Mempertahankan bacaan", "baseline": "40", "target": "30", "unit": "kata", "measure": "Tes Jumat",
        "starts_on": "2026-10-01", "due_on": "2026-12-01",
    }  # fmt: skip
    url = at(side, "plan_step_add", plan.pk, goal.pk)
    page = gpk.post(url, keyed(**form))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["reason"])
    assert gpk.post(url, keyed(**form, reason="Penglihatan menurun")).status_code == 302
    assert ShortGoal.objects.get(long_goal=goal).reason == "Penglihatan menurun"


def test_a_goal_and_its_step_are_written_reworded_and_taken_away_on_their_pages(side, plan, gpk):
    def act(route, *args, **fields):
        answer = gpk.post(at(side, route, plan.pk, *args), keyed(**fields))
        assert answer.status_code == 302, (route, answer.content.decode()[:200])

    act("plan_goal_add", area="academic", text="Membaca petunjuk sendiri")
    goal = plan.long_goals.latest("pk")
    act("plan_goal", goal.pk, area="academic", text="Membaca petunjuk pendek")
    step = {
        "text": "Membaca lima kalimat", "baseline": "1", "target": "5", "unit": "kalimat", "measure": "Dihitung guru",
        "starts_on": plan.starts_on, "due_on": plan.ends_on,
    }  # fmt: skip
    act("plan_step_add", goal.pk, **step)
    row = ShortGoal.objects.get(long_goal=goal)
    act("plan_step", row.pk, **{**step, "target": "6"})
    act("plan_step_place", row.pk, up="1")
    act("plan_goal_place", goal.pk, down="1")
    row.refresh_from_db()
    assert (row.target, row.long_goal.text) == (6, "Membaca petunjuk pendek")
    act("plan_step_remove", row.pk)
    act("plan_goal_remove", goal.pk)
    assert not plan.long_goals.filter(pk=goal.pk).exists()


def test_a_refused_move_lists_what_is_missing(side, plan, gpk):
    page = gpk.post(at(side, "plan_move", plan.pk), keyed(name="share"))
    assert page.status_code == 409
    assert "Sumber capaian pembelajaran" in text_of(page)


def test_what_is_missing_leads_to_the_section_where_it_is_written(side, plan, gpk):
    url = at(side, "plan", plan.pk)
    for page in (gpk.get(url), gpk.post(at(side, "plan_move", plan.pk), keyed(name="share"))):
        shown = page.content.decode()
        for anchor in ("sec-ability", "sec-outcomes", "sec-goals", "sec-pelaksanaan", "sec-evaluasi"):
            assert f'href="{url}#{anchor}"' in shown
            assert shown.count(f'id="{anchor}"') == 1


def test_an_approved_plan_is_amended_agreed_and_approved_and_shows_what_changed(side, gpk, client_for):
    plan = make.in_force(side, now=REAL)
    parent, principal = client_for(side.parent), client_for(side.principal)
    move = at(side, "plan_move", plan.pk)
    assert gpk.post(move, keyed(name="amend")).status_code == 409, "an amendment says why"
    assert gpk.post(move, keyed(name="amend", comment="Target tercapai lebih cepat")).status_code == 302
    row = ShortGoal.objects.get(long_goal__plan=plan)
    url = at(side, "plan_step", plan.pk, row.pk)
    form = gpk.get(url).context["form"]
    stored = {name: form[name].value() for name in form.fields}
    written = {name: value for name, value in stored.items() if value not in (None, False)}
    assert gpk.post(url, keyed(**{**written, "target": "75"})).status_code == 302
    assert "Versi 1 tetap berlaku" in text_of(gpk.get(at(side, "plan", plan.pk)))
    assert gpk.post(move, keyed(name="share")).status_code == 302
    assert "Menunggu jawaban orang tua." in text_of(gpk.get(at(side, "plan", plan.pk)))
    assert "Target tercapai lebih cepat" in text_of(parent.get(at(side, "plan", plan.pk)))
    assert parent.post(at(side, "plan_answer", plan.pk), keyed(answer="agree")).status_code == 302
    assert "Orang tua sudah setuju." in text_of(gpk.get(at(side, "plan", plan.pk)))
    assert principal.post(move, keyed(name="approve")).status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.held.number) == ("in_force", 2)
    shown = text_of(gpk.get(at(side, "plan_version", plan.pk, 2)))
    assert "Yang berubah sejak versi 1" in shown
    assert "[dihapus: 60 ] [ditambah: 75 ]" in shown
    assert "Yang berubah" not in text_of(gpk.get(at(side, "plan_version", plan.pk, 1)))


def test_parents_see_no_draft_and_answer_what_they_were_given(side, client_for):
    plan = make.written(side, now=REAL)
    parent, url = client_for(side.parent), at(side, "plan", plan.pk)
    page = text_of(parent.get(url))
    assert "sedang disusun" in page
    assert make.WORDS not in page
    assert parent.get(at(side, "plan_paper", plan.pk, 0)).status_code == 404
    make.moved(side, plan, "share", now=REAL)
    assert make.WORDS in text_of(parent.get(url))
    refused = parent.post(at(side, "plan_answer", plan.pk), keyed(answer="change"))
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["comment"])
    said = keyed(answer="change", remark_goals="Terlalu cepat bagi anak kami")
    assert parent.post(at(side, "plan_answer", plan.pk), said).status_code == 302
    team = text_of(client_for(side.counsellor).get(url))
    assert "Terlalu cepat bagi anak kami" in team


def test_every_look_at_a_plan_is_on_record(side, plan, client_for):
    for who in (side.teacher, side.principal, side.parent):
        client_for(who).get(at(side, "plan", plan.pk))
    rows = AuditEvent.objects.filter(verb="pupil.plan_opened", subject_id=plan.pupil_id)
    assert [row.actor for row in rows.order_by("pk")] == [side.teacher, side.principal, side.parent]


def test_a_withdrawn_consent_closes_the_page_that_is_open(side, client_for):
    plan = make.shared(side, now=REAL)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=plan.pupil.consents.get(purpose="support"))
    for who in (side.special_needs_teacher, side.teacher, side.principal):
        page = client_for(who).get(at(side, "plan", plan.pk))
        assert page.status_code == 409
        assert make.WORDS not in page.content.decode()
    assert client_for(side.parent).get(at(side, "plan", plan.pk)).status_code == 200, "to see it is the parents' right"
    assert plan.pupil.name not in text_of(client_for(side.special_needs_teacher).get(at(side, "plan_list")))
    assert not tasks_of(plan_tasks(side.as_("principal"), REAL))
    assert not tasks_of(waiting_tasks(side.as_("counsellor"), REAL))


def test_home_says_who_is_to_act(side):
    plan = make.shared(side, now=REAL)
    assert len(tasks_of(plan_tasks(side.as_("parent"), REAL))) == 1
    assert len(tasks_of(waiting_tasks(side.as_("counsellor"), REAL))) == 1
    make.answered(side, plan, now=REAL)
    assert not tasks_of(plan_tasks(side.as_("parent"), REAL))
    assert len(tasks_of(plan_tasks(side.as_("principal"), REAL))) == 1


def test_list_and_page_take_as_many_queries_for_one_as_for_three(side, plan, gpk):
    for url, more in ((at(side, "plan", plan.pk), _goals), (at(side, "plan_list"), _plans)):
        more(side, plan, 1)
        queries_of(gpk, url)
        one = queries_of(gpk, url)
        more(side, plan, 2)
        assert queries_of(gpk, url) == one


def _goals(side, plan, count):
    for number in range(count):
        make.step(side, make.goal(side, plan, text=f"Tujuan {number}", now=REAL), now=REAL)


def _plans(side, plan, count):
    for number in range(count):
        make.opened(side, pupil=inclusion.supported_pupil(side, name=f"Anak {count}{number}", now=REAL), now=REAL)
