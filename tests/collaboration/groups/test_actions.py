"""Form groups, name leaders, meet, write minutes, gather in the forum."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration import scheduling
from collaboration.actions import forums, group_cycles, group_meetings, group_notes
from collaboration.actions import groups as actions
from collaboration.actions.calendar import change_event
from collaboration.models import EventPerson, GroupMeeting, LearningGroup
from collaboration.series import Scope
from core.models import ActionItem, HistoryEntry, OutgoingMessage
from core.policy import Denied, NotNow
from core.versions import Conflict
from tests.clock import NOW
from tests.factories import groups as make

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


def told(kind: str) -> set[int]:
    return set(OutgoingMessage.objects.filter(kind=f"collaboration.{kind}").values_list("to_user_id", flat=True))


def test_a_proposed_group_waits_for_the_principal_who_hears_of_it(world):
    group = make.proposed(world.own)
    assert group.state == LearningGroup.State.PROPOSED
    assert told("group_proposed") == {world.own.principal.pk}
    with pytest.raises(NotNow):
        make.planned(world.own, group)


@pytest.mark.parametrize("role", ["hub", "teacher", "coach", "supervisor"])
def test_only_the_principal_names_a_leader(world, role):
    side = world.own
    with pytest.raises(Denied):
        actions.name_leader(by=side.as_(role), now=NOW, group=make.proposed(side), leader=side.teacher)


def test_naming_the_leader_starts_the_group_and_a_change_stays_on_record(world):
    side = world.own
    group = make.running(side)
    assert (group.state, group.leader) == ("active", side.teacher)
    assert told("group_leader") == {side.teacher.pk}
    actions.name_leader(by=side.as_("principal"), now=LATER, group=group, leader=side.counsellor, note="Cuti")
    now_leads, led = group.leaders.all()
    assert (now_leads.user, now_leads.until, now_leads.note) == (side.counsellor, None, "Cuti")
    assert (led.user, led.until) == (side.teacher, LATER)
    assert group.has_member(side.counsellor.pk)
    assert HistoryEntry.objects.filter(workflow="learning_group", transition="appoint").count() == 1


def test_the_principal_forms_a_group_in_one_breath(world):
    side = world.own
    group = actions.propose_group(
        by=side.as_("principal"), now=NOW, school=side.school, name="Bahasa", purpose="Membaca", members=[side.staff],
        proposed_leader=side.teacher,
    )  # fmt: skip
    assert (group.state, group.leader) == ("active", side.teacher)


def test_only_people_who_teach_here_belong(world):
    side = world.own
    for person in (side.committee, side.parent, world.other.teacher, world.outsider):
        with pytest.raises(Denied):
            make.proposed(side, members=[person])


def test_who_joins_finds_the_coming_meetings_in_the_calendar_and_who_leaves_does_not(world):
    side = world.own
    group = make.running(side)
    meeting = make.planned(side, group)
    (event,) = scheduling.dates_of(meeting)
    staff = side.as_("staff")
    actions.join_group(by=staff, now=NOW, group=group)
    actions.join_group(by=staff, now=NOW, group=group)
    assert EventPerson.objects.filter(event=event, user=side.staff).count() == 1
    actions.leave_group(by=staff, now=NOW, group=group)
    assert not EventPerson.objects.filter(event=event, user=side.staff).exists()
    with pytest.raises(NotNow):
        actions.leave_group(by=side.as_("teacher"), now=NOW, group=group)


def test_minutes_say_who_was_there_and_hand_out_the_next_step(world):
    side = world.own
    group = make.running(side)
    due = side.school.local_date(LATER)
    meeting = make.met(side, group, next_what="Coba kartu pecahan", next_who=side.teacher, next_due=due)
    assert (meeting.state, list(meeting.present.all())) == ("held", [side.teacher])
    (event,) = scheduling.dates_of(meeting)
    assert event.state == "held"
    (item,) = ActionItem.objects.of(meeting)
    assert (item.title, item.owner, item.due_on) == ("Coba kartu pecahan", side.teacher, due)


def test_readers_do_not_write_minutes(world):
    side = world.own
    group = make.running(side)
    for role in ("principal", "hub", "coach", "staff"):
        with pytest.raises(Denied):
            group_meetings.hold_now(
                by=side.as_(role), now=NOW, group=group, starts_at=NOW, present=[], looked_at="x", noticed="y"
            )


def test_minutes_come_after_the_beginning_and_two_writers_are_told(world):
    side = world.own
    group = make.running(side)
    meeting = make.planned(side, group)
    said = {"by": side.as_("teacher"), "present": [side.teacher], "looked_at": "Kuis", "noticed": "Ragu."}
    with pytest.raises(NotNow):
        group_meetings.write_minutes(now=NOW, meeting=meeting, **said)
    group_meetings.write_minutes(now=LATER, meeting=meeting, expected=1, **said)
    with pytest.raises(Conflict):
        group_meetings.write_minutes(now=LATER, meeting=GroupMeeting.objects.get(pk=meeting.pk), expected=1, **said)


def test_somebody_who_never_belonged_was_not_there(world):
    side = world.own
    with pytest.raises(Denied):
        make.met(side, make.running(side), present=[side.staff])


def test_a_meeting_is_put_off_or_struck_out_and_the_calendar_knows(world):
    side = world.own
    group = make.running(side)
    meeting, other = make.planned(side, group), make.planned(side, group, LATER)
    group_meetings.put_off_meeting(by=side.as_("teacher"), now=NOW, meeting=meeting, slot=make.slot(LATER))
    assert scheduling.dates_of(meeting).get().starts_at == meeting.starts_at == LATER
    group_meetings.cancel_meeting(by=side.as_("teacher"), now=NOW, meeting=other, reason="Ujian")
    assert scheduling.dates_of(other).get().state == "cancelled"
    with pytest.raises(NotNow):
        group_meetings.put_off_meeting(by=side.as_("teacher"), now=NOW, meeting=other, slot=make.slot(LATER))


def test_closing_calls_off_what_was_planned_and_reopening_waits_for_the_principal(world):
    side = world.own
    group = make.running(side)
    meeting = make.planned(side, group)
    actions.move_group(by=side.as_("hub"), now=NOW, group=group, name="close", comment="Digabung")
    meeting.refresh_from_db()
    assert (group.state, meeting.state, scheduling.dates_of(meeting).get().state) == (
        "closed",
        "cancelled",
        "cancelled",
    )
    assert not group.leaders.filter(until=None).exists()
    actions.move_group(by=side.as_("hub"), now=NOW, group=group, name="reopen")
    assert group.state == "proposed"
    actions.name_leader(by=side.as_("principal"), now=LATER, group=group, leader=side.teacher)
    assert group.state == "active"


def test_a_cycle_goes_through_its_four_stages(world):
    side = world.own
    row, teacher = make.cycle(side, make.running(side)), side.as_("teacher")
    group_cycles.move_cycle(by=teacher, now=NOW, cycle=row, name="plan")
    with pytest.raises(NotNow):
        group_cycles.move_cycle(by=teacher, now=NOW, cycle=row, name="carry_out")
    make.whole_plan(side, row)
    for name in ("carry_out", "evaluate"):
        group_cycles.move_cycle(by=teacher, now=NOW, cycle=row, name=name)
    with pytest.raises(NotNow):
        group_cycles.move_cycle(by=teacher, now=NOW, cycle=row, name="finish")
    group_cycles.edit_cycle(by=teacher, now=NOW, cycle=row, evaluation="Delapan siswa mencoba.")
    group_cycles.move_cycle(by=teacher, now=NOW, cycle=row, name="finish")
    assert row.stage == "done"
    assert make.cycle(side, row.group, title="Siklus 2").in_charge == side.teacher


def test_one_cycle_at_a_time(world):
    side = world.own
    group = make.running(side)
    make.cycle(side, group)
    with pytest.raises(NotNow):
        make.cycle(side, group)


def test_the_principal_asks_the_members_hear_and_answer_once(world):
    side = world.own
    group = make.running(side, members=[side.teacher, side.counsellor])
    note = make.question(side, group)
    assert told("group_note") == {side.teacher.pk, side.counsellor.pk}
    for role in ("hub", "teacher", "coach"):
        with pytest.raises(Denied):
            group_notes.speak_to_group(by=side.as_(role), now=NOW, group=group, kind="question", text="?")
    group_notes.answer_note(by=side.as_("counsellor"), now=NOW, note=note, answer="Waktu bersama.")
    assert told("group_answer") == {side.principal.pk}
    with pytest.raises(NotNow):
        group_notes.answer_note(by=side.as_("teacher"), now=NOW, note=note, answer="Lagi.")


def test_every_group_brings_one_observation_and_the_school_takes_something_from_it(world):
    side = world.own
    group, forum = make.running(side), make.forum(side)
    assert set(scheduling.dates_of(forum).get().people.values_list("user_id", flat=True)) == {side.teacher.pk}
    make.shared(side, forum, group)
    make.shared(side, forum, group, observation="Lebih baik begini.")
    assert [share.observation for share in forum.shares.all()] == ["Lebih baik begini."]
    with pytest.raises(Denied):
        forums.share_at_forum(by=side.as_("staff"), now=NOW, forum=forum, group=group, observation="x")
    with pytest.raises(NotNow):
        forums.conclude_forum(by=side.as_("hub"), now=NOW, forum=forum, summary="Dicoba semua.")
    forums.conclude_forum(by=side.as_("hub"), now=forum.starts_at, forum=forum, summary="Dicoba semua.")
    assert (forum.state, scheduling.dates_of(forum).get().state) == ("held", "held")


def test_a_meeting_takes_those_after_it_along_in_the_same_rhythm(world):
    side = world.own
    group = make.running(side)
    week = timedelta(days=7)
    first, second, other, third = (
        make.planned(side, group, NOW + span) for span in (week, 2 * week, 2 * week + timedelta(days=1), 3 * week)
    )
    later = make.slot(NOW + 2 * week + timedelta(days=2, hours=1), 45)
    group_meetings.put_off_meeting(by=side.as_("teacher"), now=NOW, meeting=second, slot=later, scope=Scope.FOLLOWING)
    third.refresh_from_db()
    other.refresh_from_db()
    first.refresh_from_db()
    assert third.starts_at == NOW + 3 * week + timedelta(days=2, hours=1)
    assert third.ends_at - third.starts_at == timedelta(minutes=45)
    assert scheduling.dates_of(third).get().starts_at == third.starts_at
    assert (first.starts_at, other.starts_at) == (NOW + week, NOW + 2 * week + timedelta(days=1))


def test_the_date_of_a_group_is_moved_by_its_meeting_and_never_from_the_calendar(world):
    side = world.own
    event = scheduling.dates_of(make.planned(side, make.running(side))).get()
    for role in ("hub", "teacher"):
        with pytest.raises(Denied):
            change_event(
                by=side.as_(role), now=NOW, event=event, slot=make.slot(NOW), title="Lain", practice="learning_group"
            )
