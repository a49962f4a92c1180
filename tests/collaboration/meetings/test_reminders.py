"""What must not be missed, and who hears of it; what stands on whose home page."""

from __future__ import annotations

from datetime import timedelta

from collaboration.actions import meeting_agenda, meeting_people
from collaboration.panels.meetings import late, must_do, waiting, week
from collaboration.reminders import meetings as rules
from core.lines import tasks_of
from tests.clock import NOW
from tests.factories import meetings

DAY = timedelta(days=1)


def who(dues):
    return {person.email.split("@")[0] for due in dues for person in due.recipients}


def titles(collected):
    return [str(task.title) for task in tasks_of(collected)]


def test_those_who_have_not_answered_are_asked_again(world):
    side = world.own
    meeting = meetings.invited(side)
    mine = meeting.invitees.get(user=side.teacher)
    meeting_people.answer_invitation(by=side.as_("teacher"), now=NOW, invitee=mine, answer="coming")
    asked = who(rules.unanswered(side.school, meeting.day() - 3 * DAY))
    assert "teacher" not in asked
    assert {"staff", "committee"} <= asked
    assert not list(rules.unanswered(world.other.school, meeting.day() - 3 * DAY))


def test_who_presents_is_reminded(world):
    side = world.own
    meeting = meetings.planned(side)
    item = meetings.item(meeting)
    meeting_agenda.edit_item(by=side.as_("hub"), now=NOW, item=item, presenter=side.coach)
    assert who(rules.unprepared(side.school, meeting.day() - 3 * DAY)) == {"coach"}
    assert any("Siapkan acara" in title for title in titles(must_do(side.as_("coach"), meeting.starts_at - 3 * DAY)))


def test_minutes_are_due_on_the_third_school_day(world):
    side = world.own
    meeting = meetings.held(side)
    assert meeting.minutes_due_on.isoformat() == "2026-09-24"
    assert who(rules.unwritten(side.school, meeting.minutes_due_on)) == {"staff"}
    assert titles(must_do(side.as_("staff"), NOW)) == ["Edarkan notulen: Pertemuan protokol"]
    assert titles(late(side.as_("staff"), NOW + 10 * DAY)) == ["Edarkan notulen: Pertemuan protokol"]
    assert titles(late(side.as_("hub"), NOW + 10 * DAY)) == ["Edarkan notulen: Pertemuan protokol"]
    assert titles(late(side.as_("teacher"), NOW + 10 * DAY)) == []


def test_the_committee_is_reminded_before_the_next_meeting(world):
    side = world.own
    meeting = meetings.circulated(side)
    assert not list(rules.unconfirmed(side.school, meeting.day()))
    later = meetings.planned(side, meeting.series)
    assert [due.due_on for due in rules.unconfirmed(side.school, later.day())] == [later.day()]
    assert who(rules.unconfirmed(side.school, later.day())) == {"committee"}
    assert titles(must_do(side.as_("committee"), NOW)) == ["Sahkan notulen: Pertemuan protokol"]
    assert [task.context for task in tasks_of(must_do(side.as_("committee"), NOW))] == ["21 Sep 2026"]
    assert titles(waiting(side.as_("hub"), NOW)) == ["Pengesahan notulen: Pertemuan protokol"]


def test_the_week_shows_it_and_parents_see_nothing(world):
    side = world.own
    meeting = meetings.invited(side, day=side.school.local_date(NOW) + 2 * DAY)
    assert titles(week(side.as_("teacher"), NOW)) == [meeting.title]
    for role in ("parent", "partner"):
        assert titles(week(side.as_(role), NOW)) == []
        assert titles(must_do(side.as_(role), NOW)) == []


def test_one_tick_marks_all_the_others_present(world, client_for):
    from schools.links import school_url

    side, meeting = world.own, meetings.held(world.own)
    one = meeting.invitees.get(user=side.coach)
    url = school_url(side.school, "collaboration:meeting_attendance", meeting.pk)
    sent = {f"mark_{one.pk}": "excused", f"reason_{one.pk}": "Sakit", "rest_present": "on"}
    assert client_for(side.staff).post(url, sent).status_code == 302
    counts = meeting.attendance_counts()
    assert (counts["excused"], counts["present"], counts["absent"]) == (1, counts["invited"] - 1, 0)
