"""Reviews of plans: when they are due, who hears of them, what they decide; closed minutes stay."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from core.action_items import add_item
from core.lines import tasks_of
from core.models import OutgoingMessage
from core.models.audit import AppendOnlyError
from core.policy import Actor, Denied, NotNow
from core.registry import registry
from core.versions import Conflict
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.plans import set_period
from inclusion.actions.reviews import correct_minutes, move_review, set_review, write_minutes
from inclusion.models import PlanReview, ReviewInvitee, ShortGoal
from inclusion.panels.reviews import review_tasks, review_tiles, week_tasks
from inclusion.queries.reviews import due_on, lines_of, reviewed_plans
from inclusion.reminders.reviews import due_reviews, near_meetings
from inclusion.workflow.review import PLAN_REVIEW
from schools.links import school_url
from schools.roles import Role
from tests.clock import NOW, REAL
from tests.factories import inclusion_plans as make
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


@pytest.fixture
def plan(side):
    return make.in_force(side)


@pytest.mark.parametrize("state", PlanReview.State.values)
def test_the_table_allows_what_it_says_and_nothing_else(side, plan, state):
    review = make.noted_review(side, plan)
    review.state = state
    everybody = Actor(label="Semua", tenant_id=side.school.pk, user_id=side.parent.pk, roles=frozenset(Role))
    for move in PLAN_REVIEW.transitions:
        if state in move.sources:
            PLAN_REVIEW.check(everybody, review, move.name)
        else:
            with pytest.raises(NotNow):
                PLAN_REVIEW.check(everybody, review, move.name)


def test_a_plan_is_reviewed_each_semester_or_as_often_as_it_was_agreed(plan):
    assert due_on(plan, None, None) == date(2026, 12, 17)
    assert due_on(plan, date(2026, 12, 15), None) == date(2027, 6, 16)
    assert due_on(plan, None, 8) == date(2026, 8, 26)
    assert due_on(plan, date(2026, 9, 30), 8) == date(2026, 11, 25)
    assert due_on(plan, date(2027, 6, 25), 8) == plan.ends_on


def test_only_a_plan_that_holds_is_reviewed(side):
    with pytest.raises(NotNow, match="sudah berlaku"):
        make.planned_review(side, make.shared(side))


def test_those_invited_hear_of_it_without_a_name(side, plan):
    review = make.invited_review(side, plan)
    messages = OutgoingMessage.objects.filter(kind="inclusion.review_invited", channel="inbox")
    assert {message.to_user for message in messages} == {side.teacher, side.counsellor, side.parent}
    for message in messages:
        assert plan.pupil.called not in message.subject + message.body_text
    later = review.starts_at + timedelta(days=1)
    set_review(
        by=side.as_("counsellor"),
        now=NOW,
        review=review,
        starts_at=later,
        ends_at=later + timedelta(hours=1),
        place="Aula",
    )
    assert OutgoingMessage.objects.filter(kind="inclusion.review_moved", to_user=side.parent).exists()


def test_minutes_wait_for_the_day_and_closing_for_every_decision(side, plan):
    review = make.invited_review(side, plan)
    gpk = side.as_("special_needs_teacher")
    with pytest.raises(NotNow, match="hari pertemuan"):
        write_minutes(by=gpk, now=NOW, review=review, minutes="Terlalu dini", decisions={})
    day = review.starts_at + timedelta(hours=1)
    write_minutes(by=gpk, now=day, review=review, minutes="Sudah dibahas", decisions={})
    with pytest.raises(NotNow) as refused:
        move_review(by=gpk, now=day, review=review, name="close")
    assert [str(item) for item in refused.value.missing] == ["Keputusan untuk setiap tujuan"]


def test_two_who_write_minutes_are_told(side, plan):
    review = make.noted_review(side, plan)
    first = review.version
    write_minutes(by=side.as_("counsellor"), now=NOW, review=review, minutes="Pertama", decisions={}, expected=first)
    with pytest.raises(Conflict):
        write_minutes(
            by=side.as_("special_needs_teacher"), now=NOW, review=review, minutes="Kedua", decisions={}, expected=first
        )


def test_closing_settles_goals_keeps_the_agenda_and_opens_the_plan(side, plan):
    review = make.closed_review(side, plan, verdict="reached", opens_amendment=True)
    goal = ShortGoal.objects.get(long_goal__plan=plan)
    plan.refresh_from_db()
    assert (goal.settled_as, goal.settled_on, plan.state) == ("reached", NOW.date(), "amending")
    assert any(goal.text in line for block in review.agenda for line in block["lines"])
    assert plan.held.number == 1


def test_closed_minutes_stay_and_are_corrected_beside(side, plan):
    review = make.closed_review(side, plan)
    with pytest.raises(NotNow):
        write_minutes(by=side.as_("special_needs_teacher"), now=NOW, review=review, minutes="Diubah", decisions={})
    note = correct_minutes(by=side.as_("counsellor"), now=NOW, review=review, text="Hadir juga Ibu Dewi")
    review.refresh_from_db()
    assert review.minutes == "Semua senang"
    with pytest.raises(AppendOnlyError):
        note.save()


def test_parents_read_minutes_once_they_are_closed(side, plan, client_for):
    review = make.noted_review(side, plan, now=REAL)
    url = school_url(side.school, "inclusion:review", review.pk)
    parent, teacher = client_for(side.parent), client_for(side.teacher)
    assert "Semua senang" not in text_of(parent.get(url))
    assert "Semua senang" in text_of(teacher.get(url))
    move_review(by=side.as_("counsellor"), now=REAL, review=review, name="close")
    assert "Semua senang" in text_of(parent.get(url))
    assert client_for(side.staff).get(url).status_code == 404


def test_action_items_stay_with_the_team(side, plan):
    review = make.closed_review(side, plan)
    given = {"subject": review, "title": "Siapkan kartu jadwal", "due_on": date(2026, 10, 1)}
    item = add_item(by=side.as_("counsellor"), now=NOW, owner=side.teacher, **given)
    assert item.origin_label == "Tinjauan rencana individual"
    for role in ("staff", "parent"):
        with pytest.raises(Denied):
            add_item(by=side.as_("counsellor"), now=NOW, owner=getattr(side, role), **given)
    with pytest.raises(Denied):
        add_item(by=side.as_("principal"), now=NOW, owner=side.teacher, **given)
    load = registry.readers["inclusion.planreview"].load
    assert [role for role in Role if load(side.as_(role), review.pk)] == [
        Role.PRINCIPAL, Role.TEACHER, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR,
    ]  # fmt: skip


def test_due_and_late_reviews_are_told_where_they_are_kept(side, plan):
    gpk = side.as_("special_needs_teacher")
    soon, late = NOW.replace(month=12, day=10), NOW.replace(month=12, day=20)
    assert [(task.due, task.section) for task in review_tasks(gpk, soon)] == [(date(2026, 12, 17), "must_do")]
    assert [task.section for task in review_tasks(gpk, late)] == ["late"]
    assert [tile.value for tile in review_tiles(side.as_("principal"), side.school, late)] == [0, 1]
    assert list(review_tiles(side.as_("teacher"), side.school, late)) == []
    (due,) = due_reviews(side.school, date(2026, 12, 14))
    assert (due.subject, set(due.recipients)) == (plan, {side.special_needs_teacher, side.counsellor})
    make.planned_review(side, plan)
    assert list(due_reviews(side.school, date(2026, 12, 14))) == []


def test_the_part_of_who_is_asked_follows_the_reader(side, plan):
    """Also in rows from before, which hold the Indonesian word."""
    mother = make.planned_review(side, plan).invitees.get(guardian__isnull=False)
    older = ReviewInvitee(name="Bu Rini", as_what="Wali kelas")
    assert (mother.as_words, older.as_words) == ("Ibu", "Wali kelas")
    with translation.override("en"):
        assert (mother.as_words, older.as_words) == ("Mother", "Class teacher")
        assert ReviewInvitee(as_what="Tamu").as_words == "Tamu"


def test_a_meeting_that_is_near_is_on_the_home_page_and_in_a_reminder(side, plan):
    review = make.invited_review(side, plan, days=3)
    assert [task.context for task in tasks_of(week_tasks(side.as_("parent"), NOW))] == ["Ruang BK"]
    (due,) = near_meetings(side.school, review.starts_at.date())
    assert side.parent in due.recipients


def test_without_consent_nothing_of_a_review_is_left(side, plan, client_for):
    review = make.invited_review(side, plan, now=REAL)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=plan.pupil.consents.get(purpose="support"))
    gpk, day = side.as_("special_needs_teacher"), side.school.local_date(REAL)
    later = review.starts_at
    acts = (
        lambda: make.planned_review(side, plan, now=REAL),
        lambda: set_review(
            by=gpk, now=REAL, review=review, starts_at=later, ends_at=later + timedelta(hours=1), place="Aula"
        ),
        lambda: write_minutes(by=gpk, now=later, review=review, minutes="Tidak boleh", decisions={}),
        lambda: move_review(by=gpk, now=REAL, review=review, name="cancel", comment="Tidak boleh"),
        lambda: correct_minutes(by=gpk, now=REAL, review=review, text="Tidak boleh"),
    )
    for act in acts:
        with pytest.raises(NotNow, match="persetujuan"):
            act()
    assert lines_of(reviewed_plans(gpk, day), side.school, day) == []
    assert [*due_reviews(side.school, plan.ends_on), *near_meetings(side.school, review.starts_at.date())] == []
    assert tasks_of(week_tasks(side.as_("teacher"), REAL)) == []
    assert client_for(side.counsellor).get(school_url(side.school, "inclusion:review", review.pk)).status_code == 409
    assert not OutgoingMessage.objects.filter(kind="inclusion.review_invited", channel="email", state="queued").exists()


def test_the_form_of_minutes_keeps_what_was_decided(side, plan, client_for):
    review = make.invited_review(side, plan, now=REAL, days=0)
    goal = ShortGoal.objects.get(long_goal__plan=plan)
    url = school_url(side.school, "inclusion:review_minutes", review.pk)
    person = review.invitees.first()
    sent = {
        "minutes": "Anak lebih tenang", f"verdict-{goal.pk}": "change", f"note-{goal.pk}": "Target naik", "came": [person.pk],
        "version": review.version,
    }  # fmt: skip
    client = client_for(side.special_needs_teacher)
    assert client.post(url, keyed(**sent)).status_code == 302
    decision = review.decisions.get()
    assert (decision.verdict, decision.note, review.invitees.get(pk=person.pk).came) == ("change", "Target naik", True)
    assert client.post(url, keyed(minutes="")).status_code == 422


def test_a_review_is_walked_to_its_end_by_its_pages(side, plan, client_for):
    review = make.planned_review(side, plan, now=REAL, days=0)
    goal = ShortGoal.objects.get(long_goal__plan=plan)
    gpk, parent = client_for(side.special_needs_teacher), client_for(side.parent)

    def at(route, *args):
        return school_url(side.school, f"inclusion:{route}", review.pk, *args)

    assert gpk.post(at("review_move"), keyed(name="invite")).status_code == 302
    refused = gpk.post(at("review_move"), keyed(name="close"))
    assert (refused.status_code, "Keputusan untuk setiap tujuan" in text_of(refused)) == (409, True)
    review.refresh_from_db()
    decided = {"minutes": "Anak lebih tenang", f"verdict-{goal.pk}": "change", "version": review.version}
    assert gpk.post(at("review_minutes"), keyed(**decided, opens_amendment="on")).status_code == 302
    hand_out = school_url(side.school, "schools:action_item_create", "inclusion.planreview", review.pk)
    item = {"title": "Siapkan kartu jadwal", "owner": side.teacher.pk, "due_on": "2026-12-11"}
    assert gpk.post(hand_out, keyed(**item)).status_code == 302
    assert "Siapkan kartu jadwal" in text_of(gpk.get(at("review")))
    assert gpk.post(at("review_move"), keyed(name="close")).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "amending"
    told = text_of(parent.get(at("review")))
    assert "Anak lebih tenang" in told
    assert "Siapkan kartu jadwal" not in told, "action items stay with the team"
    assert "Siapkan kartu jadwal" in text_of(client_for(side.teacher).get(at("review")))


def test_only_the_team_is_offered_for_what_is_to_be_done(side, plan, client_for):
    review = make.planned_review(side, plan, now=REAL)
    url = school_url(side.school, "schools:action_item_create", "inclusion.planreview", review.pk)
    client = client_for(side.special_needs_teacher)
    offered = client.get(url).context["form"].fields["owner"].queryset
    assert set(offered) == {side.special_needs_teacher, side.counsellor, side.teacher}
    slip = client.post(url, keyed(title="Siapkan kartu jadwal", owner=side.staff.pk, due_on="2026-12-11"))
    assert (slip.status_code, [*slip.context["form"].errors]) == (422, ["owner"])
    assert "Siapkan kartu jadwal" in slip.content.decode(), "nothing that was written is lost"


def test_the_list_takes_as_many_queries_for_one_as_for_three(side, plan, client_for):
    client, url = client_for(side.special_needs_teacher), school_url(side.school, "inclusion:review_list")
    queries_of(client, url)
    one = queries_of(client, url)
    for name in ("Citra Dewi", "Eko Wijaya"):
        make.planned_review(side, make.in_force(side, pupil=make.supported_pupil(side, name=name)))
    assert queries_of(client, url) == one


def test_a_rhythm_of_ones_own_is_kept_while_the_plan_is_open(side):
    plan = make.amending(side)
    set_period(by=side.as_("counsellor"), now=NOW, plan=plan, review_weeks=6)
    (line,) = lines_of(reviewed_plans(side.as_("counsellor"), NOW.date()), side.school, NOW.date())
    assert line.due_on == NOW.date() + timedelta(weeks=6)


def test_a_plan_that_began_before_it_was_approved_is_not_late_at_once(side):
    """The first review counts from the first approval, a later approval of an amendment puts nothing off."""
    plan = make.amending(side, now=NOW, review_weeks=8)
    assert plan.starts_on < NOW.date() - timedelta(weeks=8)
    (line,) = lines_of(reviewed_plans(side.as_("counsellor"), NOW.date()), side.school, NOW.date())
    assert (line.due_on, line.late) == (NOW.date() + timedelta(weeks=8), False)
    later = NOW + timedelta(weeks=3)
    plan = make.answered(side, make.moved(side, plan, "share", now=later), now=later)
    plan = make.moved(side, plan, "approve", by="principal", now=later)
    review = make.planned_review(side, plan, now=later)
    assert review.due_on == NOW.date() + timedelta(weeks=8)
    closed = make.closed_review(
        side, make.in_force(side, pupil=make.supported_pupil(side, name="Citra Ayu"), review_weeks=8)
    )
    lines = lines_of(reviewed_plans(side.as_("counsellor"), NOW.date()), side.school, NOW.date())
    again = next(line for line in lines if line.plan.pk == closed.plan_id)
    assert again.due_on == side.school.local_date(closed.starts_at) + timedelta(weeks=8)
