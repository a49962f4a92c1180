"""Joint plans: who writes, who agrees, what is used stays as it was."""

from datetime import timedelta

import pytest

from collaboration.actions.plan_meetings import call_off_date, set_plan_meeting
from collaboration.actions.plan_texts import edit_row
from collaboration.actions.plans import agree_to_plan, copy_plan, invite_authors, move_plan, remove_author, revise_plan
from collaboration.models import JointPlan
from collaboration.queries.plans import authors_of, steps_of, versions_of, waiting_for
from collaboration.scheduling import Slot, dates_of
from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from schools.actions.people import end_membership
from tests.clock import NOW
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def test_a_plan_begins_with_six_steps_and_its_first_author(side):
    plan = make.opened(side)
    assert [page.step.number for page in steps_of(plan)] == [1, 2, 3, 4, 5, 6]
    assert [author.user for author in plan.authors.all()] == [side.teacher]
    assert not any(page.done for page in steps_of(plan)[:5])


def test_invited_colleagues_hear_of_it_once(side):
    plan = make.opened(side, authors=(side.special_needs_teacher,))
    told = OutgoingMessage.objects.filter(kind="collaboration.plan_part", to_user=side.special_needs_teacher)
    assert told.filter(channel="inbox").count() == 1
    assert invite_authors(by=side.as_("teacher"), now=NOW, plan=plan, people=[side.special_needs_teacher]) == []
    assert told.filter(channel="inbox").count() == 1


@pytest.mark.parametrize("role", ["parent", "partner", "committee", "operator", "principal"])
def test_only_colleagues_who_work_with_pupils_are_invited(side, role):
    plan = make.opened(side)
    with pytest.raises(Denied):
        invite_authors(by=side.as_("teacher"), now=NOW, plan=plan, people=[getattr(side, role)])


@pytest.mark.parametrize("role", ["operator", "committee", "parent", "partner"])
def test_for_those_whom_the_table_forbids_there_is_no_plan(side, role):
    make.opened(side)
    assert not JointPlan.objects.visible_to(side.as_(role)).exists()
    with pytest.raises(Hidden):
        make.opened(side, by=role)


def test_another_school_sees_nothing(world):
    make.opened(world.own)
    assert not JointPlan.objects.visible_to(world.other.as_("principal")).exists()


def test_a_plan_is_agreed_when_everybody_has_agreed(side):
    plan = make.written(side, authors=(side.special_needs_teacher,))
    agree_to_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    assert plan.state == "draft"
    assert plan in waiting_for(side.special_needs_teacher.pk, side.school.pk)
    agree_to_plan(by=side.as_("special_needs_teacher"), now=NOW, plan=plan)
    assert (plan.state, plan.agreed_at) == ("agreed", NOW)


def test_an_empty_plan_cannot_be_agreed_and_says_what_is_missing(side):
    plan = make.opened(side)
    with pytest.raises(NotNow) as refused:
        agree_to_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    assert len(refused.value.missing) == 5


def test_a_change_asks_everybody_again(side):
    plan = make.written(side, authors=(side.special_needs_teacher,))
    agree_to_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    make.write(side, plan, by="special_needs_teacher", roles="Bu Yohana menyiapkan alat")
    assert not plan.authors.filter(agreed_at__isnull=False).exists()


def test_who_left_the_school_is_not_waited_for(side):
    plan = make.written(side, authors=(side.special_needs_teacher,))
    end_membership(
        by=side.as_("principal"), now=NOW, school=side.school, user=side.special_needs_teacher, reason="Pindah tugas"
    )
    agree_to_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    assert plan.state == "agreed"
    assert [line.here for line in authors_of(plan)] == [True, False]


def test_an_author_can_go_but_not_the_last_one(side):
    plan = make.opened(side, authors=(side.special_needs_teacher,))
    remove_author(by=side.as_("teacher"), now=NOW, plan=plan, author=plan.authors.get(user=side.special_needs_teacher))
    with pytest.raises(NotNow):
        remove_author(by=side.as_("teacher"), now=NOW, plan=plan, author=plan.authors.get())


def test_an_agreed_plan_is_not_written_any_more_until_it_is_opened_again(side):
    plan = make.agreed(side)
    with pytest.raises(NotNow):
        make.write(side, plan, children="Lain")
    move_plan(by=side.as_("teacher"), now=NOW, plan=plan, name="reopen", comment="Ada yang kurang")
    assert make.write(side, plan, children="Lain") == []
    assert not plan.authors.filter(agreed_at__isnull=False).exists()


def test_the_used_plan_stays_as_it_was_and_the_new_version_can_be_mended(side):
    plan = make.used(side)
    make.row(side, make.opened(side, title="Lain"))
    make.noted(side, plan)
    made = revise_plan(by=side.as_("teacher"), now=NOW + timedelta(days=9), plan=plan)
    make.write(side, made, children="Kebutuhan yang diperbaiki")
    plan.refresh_from_db()
    assert (plan.state, made.state, made.revision, made.previous) == ("revised", "draft", 2, plan)
    assert plan.sections.get(key="children").body == make.WORDS
    assert made.sections.get(key="indicators").body == make.WORDS
    assert versions_of(made) == versions_of(plan) == [plan, made]
    with pytest.raises(NotNow):
        make.write(side, plan, children="Diubah diam-diam")


def test_a_plan_is_revised_once(side):
    plan = make.used(side)
    revise_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    with pytest.raises(NotNow):
        revise_plan(by=side.as_("teacher"), now=NOW, plan=plan)


def test_a_copy_belongs_to_who_copies(side):
    plan = make.used(side)
    made = copy_plan(by=side.as_("counsellor"), now=NOW, plan=plan, title="Untuk kelas kami")
    assert [author.user for author in made.authors.all()] == [side.counsellor]
    assert made.sections.get(key="children").body == make.WORDS
    assert (made.source, made.previous, made.state) == (plan, None, "draft")


def test_notes_wait_until_the_plan_is_used(side):
    with pytest.raises(NotNow):
        make.noted(side, make.written(side))
    note = make.noted(side, make.used(side))
    assert note.by == side.teacher


def test_a_row_that_two_change_is_shown_to_the_second(side):
    row = make.row(side, make.opened(side))
    edit_row(by=side.as_("teacher"), now=NOW, row=row, expected=1, competency="Pertama")
    with pytest.raises(Conflict) as met:
        edit_row(by=side.as_("teacher"), now=NOW, row=row, expected=1, competency="Kedua")
    assert (met.value.mine["competency"], met.value.theirs["competency"]) == ("Kedua", "Pertama")


def test_meetings_stand_in_the_calendar(side):
    plan = make.opened(side)
    slot = Slot(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1), people=(side.teacher,))
    event = set_plan_meeting(by=side.as_("teacher"), now=NOW, plan=plan, slot=slot)
    assert (event.practice, list(dates_of(plan))) == ("joint_plan", [event])
    call_off_date(by=side.as_("teacher"), now=NOW, obj=plan, event=event)
    with pytest.raises(NotNow):
        call_off_date(by=side.as_("teacher"), now=NOW, obj=plan, event=event)


def test_typing_is_recorded_once_in_ten_minutes(side):
    plan = make.opened(side)
    for minute in (0, 1, 2, 30):
        make.write(side, plan, now=NOW + timedelta(minutes=minute), children=f"Kata {minute}")
    assert AuditEvent.objects.filter(verb="joint_plan.written", subject_id=plan.pk).count() == 2


@pytest.mark.parametrize("role", ["staff", "principal", "hub", "coach", "supervisor"])
def test_only_authors_write(side, role):
    plan = make.written(side)
    with pytest.raises(Denied):
        make.write(side, plan, by=role, children="Bukan penyusun")
