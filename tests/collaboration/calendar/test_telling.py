"""When a date moves or falls away, those whose time it took hear of it: once per act, however many dates it touches."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from collaboration.actions.calendar import call_off_event, change_event
from collaboration.actions.group_meetings import cancel_meeting
from collaboration.actions.teaching_teams import end_team, reschedule_team
from collaboration.recurrence import Every, Rule
from collaboration.rhythm import Beat
from collaboration.series import Scope
from collaboration.terms import Practice
from core.models import OutgoingMessage
from tests.clock import NOW
from tests.factories import calendar as make
from tests.factories import groups, team_lessons

pytestmark = pytest.mark.django_db


def heard(user) -> list[OutgoingMessage]:
    """What came into this person's inbox about dates."""
    return list(
        OutgoingMessage.objects.filter(to_user=user, channel="inbox", kind__startswith="collaboration.dates").order_by(
            "id"
        )
    )


def weekly(side, people, times=4):
    rule = Rule(Every.WEEK, make.DAY, times=times)
    when = make.slot(side, people=people)
    return make.recurring(side, title="Apel pagi", when=when, rule=rule, skips_holidays=False)


def test_a_row_that_is_called_off_is_one_message_for_each_person_with_all_its_dates(world):
    side = world.own
    series = weekly(side, (side.teacher, side.staff, side.hub), times=14)
    first = series.events.order_by("starts_at")[0]
    call_off_event(by=side.as_("hub"), now=NOW, event=first, reason="Renovasi aula", scope=Scope.ALL)
    (message,) = heard(side.teacher)
    assert len(heard(side.staff)) == 1
    assert heard(side.hub) == []
    assert message.subject == "Dibatalkan: Apel pagi"
    assert "pada 14 tanggal" in message.body_text
    assert message.body_text.count(": dibatalkan") == 12
    assert "dan 2 tanggal lagi" in message.body_text
    assert "Renovasi aula" in message.body_text


def test_a_row_that_moves_says_from_when_to_when(world):
    side = world.own
    series = weekly(side, (side.teacher,), times=3)
    second = series.events.order_by("starts_at")[1]
    later = make.slot(side, make.DAY + timedelta(days=8), 15, 16, people=(side.teacher,))
    given = {"title": "Apel pagi", "practice": Practice.OTHER, "scope": Scope.FOLLOWING}
    change_event(by=side.as_("hub"), now=NOW, event=second, slot=later, **given)
    (message,) = heard(side.teacher)
    assert "pada 2 tanggal" in message.body_text
    assert "Rabu, 30 September 2026, 13.00–14.00 WIB: menjadi Kamis, 1 Oktober 2026, 15.00–16.00 WIB" in " ".join(
        message.body_text.replace("pukul ", "").split()
    )


def test_other_words_at_the_same_time_and_place_are_no_news_and_who_is_left_out_is_told(world):
    side = world.own
    event = make.planned(side, when=make.slot(side, people=(side.teacher, side.staff)))
    given = {"by": side.as_("hub"), "now": NOW, "event": event, "practice": Practice.OTHER}
    change_event(slot=make.slot(side, people=(side.teacher, side.staff)), title="Rapat besar", **given)
    assert heard(side.teacher) == []
    change_event(slot=make.slot(side, people=(side.teacher,)), title="Rapat besar", **given)
    assert heard(side.teacher) == []
    assert [one.subject for one in heard(side.staff)] == ["Anda tidak lagi ikut: Rapat besar"]


def test_who_left_the_school_and_what_is_over_are_no_matter(world):
    side = world.own
    event = make.planned(side, when=make.slot(side, people=(side.teacher, side.staff)))
    other = make.planned(side, title="Besok", when=make.slot(side, people=(side.teacher, side.staff)))
    side.staff.memberships.update(is_active=False, ended_at=NOW)
    call_off_event(by=side.as_("hub"), now=NOW + timedelta(days=30), event=event, reason="Tidak jadi")
    assert heard(side.teacher) == []
    call_off_event(by=side.as_("hub"), now=NOW, event=other, reason="Hujan")
    assert (len(heard(side.teacher)), heard(side.staff)) == (1, [])


def test_a_standing_team_and_a_group_tell_their_members_the_same_way(world):
    side = world.own
    team = team_lessons.team(side, weeks=3)
    beat = Beat(4, time(10), time(11))
    reschedule_team(by=side.as_("teacher"), now=NOW, team=team, since=date(2026, 9, 23), beat=beat, room=None)
    end_team(by=side.as_("teacher"), now=NOW, team=team)
    counts = [one.body_text.count("\n- ") for one in heard(side.special_needs_teacher)]
    assert (counts, heard(side.teacher)) == ([2, 3], [])
    group = groups.running(side, members=[side.teacher, side.staff])
    cancel_meeting(by=side.as_("teacher"), now=NOW, meeting=groups.planned(side, group), reason="Ujian sekolah")
    assert "Ujian sekolah" in heard(side.staff)[0].body_text
