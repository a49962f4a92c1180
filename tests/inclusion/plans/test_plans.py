"""Individual plans: who writes which part, what a goal must say, and what the table allows."""

from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from core.models import AuditEvent
from core.policy import Actor, Denied, Hidden, NotNow
from core.versions import Conflict
from inclusion.actions import plan_goals
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.plan_agreement import answer_plan, give_link, move_plan
from inclusion.actions.plan_texts import add_outcome
from inclusion.actions.plans import open_plan, set_period
from inclusion.forms.plan_filter import filter_plans
from inclusion.models import ShortGoal, SupportPlan
from inclusion.queries.plans import term_of, without_plan
from inclusion.terms import Area
from inclusion.workflow.plan import SUPPORT_PLAN
from schools.roles import Role
from tests.clock import NOW
from tests.factories import inclusion
from tests.factories import inclusion_plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


@pytest.mark.parametrize("state", SupportPlan.State.values)
def test_the_table_allows_what_it_says_and_nothing_else(side, state):
    plan = make.written(side)
    plan.state = state
    everybody = Actor(label="Semua", tenant_id=side.school.pk, user_id=side.parent.pk, roles=frozenset(Role))
    for move in SUPPORT_PLAN.transitions:
        if state in move.sources and move.applies(plan):
            SUPPORT_PLAN.check(everybody, plan, move.name)
        else:
            with pytest.raises(NotNow):
                SUPPORT_PLAN.check(everybody, plan, move.name)


def test_a_plan_needs_a_consent(side):
    pupil = inclusion.registered(side)
    with pytest.raises(NotNow, match="persetujuan"):
        make.opened(side, pupil=pupil)


def test_a_pupil_has_one_open_plan(side):
    plan = make.opened(side)
    with pytest.raises(NotNow, match="belum selesai"):
        make.opened(side, pupil=plan.pupil)


@pytest.mark.parametrize("days", [{"starts_on": date(2026, 6, 30)}, {"ends_on": date(2027, 7, 1)}])
def test_a_plan_lies_inside_one_school_year(side, days):
    with pytest.raises(NotNow, match="tahun ajaran"):
        make.opened(side, **days)


def test_semesters_are_halves_of_the_year(side):
    year = inclusion.class_of(side).year
    year.refresh_from_db()
    assert term_of(year, "odd") == (date(2026, 7, 1), date(2026, 12, 31))
    assert term_of(year, "even") == (date(2027, 1, 1), date(2027, 6, 30))
    assert term_of(year, "year") == (date(2026, 7, 1), date(2027, 6, 30))


def test_the_next_plan_takes_over_the_words_but_not_what_was_settled(side):
    plan = make.closed(side)
    reached = ShortGoal.objects.get(long_goal__plan=plan)
    ShortGoal.objects.filter(pk=reached.pk).update(settled_as="reached")
    again = open_plan(
        by=side.as_("counsellor"),
        now=NOW,
        pupil=plan.pupil,
        year=plan.year,
        starts_on=date(2027, 1, 4),
        ends_on=date(2027, 6, 18),
        copy=plan,
    )
    assert again.sections.get(key="strategies").body == make.WORDS
    assert [row.what for row in again.outcomes.all()] == ["Bahasa Indonesia"]
    assert again.long_goals.get().text == make.WORDS
    assert not ShortGoal.objects.filter(long_goal__plan=again).exists()


def test_the_team_writes_its_own_part_and_nothing_else(side):
    plan = make.opened(side)
    with pytest.raises(Denied):
        make.write(side, plan, by="teacher", academic_strengths="Bagian orang lain")
    plan.pupil.team.filter(user=side.teacher).update(part="Akademik dan motorik")
    assert make.write(side, plan, by="teacher", academic_strengths="Tekun", motor_needs="Pegangan") == []
    with pytest.raises(Denied):
        make.write(side, plan, by="teacher", social_needs="Bukan bagian saya")
    with pytest.raises(Denied):
        make.write(side, plan, by="teacher", strategies="Milik GPK")
    with pytest.raises(Denied):
        make.goal(side, plan, by="teacher", area="social")
    assert make.goal(side, plan, by="teacher", area="motor").area == Area.MOTOR


def test_whoever_is_in_charge_of_a_step_writes_it(side):
    step = make.step(side, make.goal(side, make.opened(side)))
    plan_goals.edit_short_goal(by=side.as_("teacher"), now=NOW, step=step, instructions="Bacakan dulu")
    other = make.step(side, step.long_goal, in_charge=side.counsellor)
    with pytest.raises(Denied):
        plan_goals.edit_short_goal(by=side.as_("teacher"), now=NOW, step=other, instructions="Bukan milik saya")


@pytest.mark.parametrize(
    ("role", "refusal"), [("principal", Denied), ("parent", Denied), ("staff", Hidden), ("hub", Hidden)]
)
def test_others_write_nothing(side, role, refusal):
    plan = make.opened(side)
    with pytest.raises(refusal):
        make.write(side, plan, by=role, academic_strengths="Bukan tim")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"target": Decimal(10)}, "alasannya"),
        ({"target": Decimal(90), "falls": True}, "alasannya"),
        ({"due_on": date(2027, 7, 1)}, "masa rencana"),
        ({"starts_on": date(2026, 6, 1)}, "masa rencana"),
    ],
)
def test_a_step_is_refused_with_a_sentence(side, facts, sentence):
    goal = make.goal(side, make.opened(side))
    with pytest.raises(NotNow, match=sentence):
        make.step(side, goal, **facts)


def test_a_lower_target_is_taken_with_its_reason_and_less_may_be_better(side):
    goal = make.goal(side, make.opened(side))
    assert make.step(side, goal, target=Decimal(15), reason="Penglihatan menurun").is_worse
    assert not make.step(side, goal, target=Decimal(5), falls=True).is_worse


def test_only_the_team_is_put_in_charge(side):
    with pytest.raises(Denied):
        make.step(side, make.goal(side, make.opened(side)), in_charge=side.staff)


def test_goals_are_put_in_order_by_buttons(side):
    plan = make.opened(side)
    first, second, third = (make.goal(side, plan, text=word) for word in ("Satu", "Dua", "Tiga"))
    plan_goals.move_goal(by=side.as_("counsellor"), now=NOW, goal=third, up=True)
    plan_goals.move_goal(by=side.as_("counsellor"), now=NOW, goal=first, up=True)
    assert list(plan.long_goals.all()) == [first, third, second]
    one, two = make.step(side, first), make.step(side, first)
    plan_goals.move_step(by=side.as_("counsellor"), now=NOW, step=one, up=False)
    assert list(first.short_goals.all()) == [two, one]


def test_two_who_change_one_step_are_told(side):
    step = make.step(side, make.goal(side, make.opened(side)))
    plan_goals.edit_short_goal(by=side.as_("counsellor"), now=NOW, step=step, expected=1, text="Pertama")
    with pytest.raises(Conflict) as met:
        plan_goals.edit_short_goal(by=side.as_("special_needs_teacher"), now=NOW, step=step, expected=1, text="Kedua")
    assert (met.value.mine["text"], met.value.theirs["text"]) == ("Kedua", "Pertama")


def test_an_empty_plan_says_what_is_missing(side):
    with pytest.raises(NotNow) as refused:
        make.moved(side, make.opened(side), "share")
    assert len(refused.value.missing) == 5


def test_what_parents_were_shown_is_not_written_any_more(side):
    plan = make.shared(side)
    with pytest.raises(NotNow):
        make.write(side, plan, strategies="Diam-diam")
    make.moved(side, plan, "take_back")
    assert make.write(side, plan, strategies="Diperbaiki") == []


def test_typing_is_recorded_without_the_words(side):
    plan = make.opened(side)
    make.write(side, plan, academic_strengths="Sangat tekun")
    make.write(side, plan, academic_strengths="Sangat tekun dan teliti", now=NOW + timedelta(minutes=2))
    events = AuditEvent.objects.filter(verb="support_plan.written", subject_id=plan.pk)
    assert [event.details for event in events] == [{"texts": ["academic_strengths"]}]


def test_without_consent_no_act_goes_through(side):
    plan = make.shared(side)
    step = ShortGoal.objects.get(long_goal__plan=plan)
    consent = plan.pupil.consents.get(purpose="support")
    withdraw_consent(by=side.as_("parent"), now=NOW, consent=consent)
    gpk, parent = side.as_("special_needs_teacher"), side.as_("parent")
    acts = (
        lambda: make.write(side, plan, strategies="Tidak boleh"),
        lambda: plan_goals.edit_short_goal(by=gpk, now=NOW, step=step, text="Tidak boleh"),
        lambda: plan_goals.add_long_goal(by=gpk, now=NOW, plan=plan, area="motor", text="Tidak boleh"),
        lambda: add_outcome(by=gpk, now=NOW, plan=plan, what="IPA"),
        lambda: set_period(by=gpk, now=NOW, plan=plan, review_weeks=6),
        lambda: move_plan(by=gpk, now=NOW, plan=plan, name="take_back", comment="Tidak boleh"),
        lambda: give_link(by=gpk, now=NOW, answer=make.sheet(plan)),
        lambda: answer_plan(by=parent, now=NOW, answer=make.sheet(plan), agrees=True),
    )
    for act in acts:
        with pytest.raises(NotNow, match="persetujuan"):
            act()
    assert not filter_plans(gpk, QueryDict(), NOW.date()).qs.exists()
    assert not without_plan(gpk, NOW.date()).exists()


def test_the_list_is_narrowed_and_keeps_the_archive_apart(side):
    mine = make.closed(side)
    other = make.opened(side, pupil=inclusion.supported_pupil(side, name="Citra Dewi"), semester="odd")
    gpk, day = side.as_("special_needs_teacher"), NOW.date()

    def listed(**wanted):
        return list(filter_plans(gpk, QueryDict(urlencode(wanted)), day).ordered)

    assert listed() == [other]
    assert listed(status="closed") == [mine]
    assert listed(status="closed", semester="even", tahun=mine.year_id) == [mine], (
        "a plan of the year ran in both halves"
    )
    assert listed(semester="even") == []
    assert listed(semester="odd", tahun=other.year_id, koordinator=side.special_needs_teacher.pk) == [other]
    assert listed(koordinator=side.counsellor.pk) == [other]  # no choice of theirs: nonsense narrows nothing
    assert listed(kelas=inclusion.class_of(side).pk) == [other]
