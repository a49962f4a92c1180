"""What the home page asks, and what reminders say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collaboration.actions.group_meetings import write_minutes
from collaboration.panels import groups as panels
from collaboration.reminders import groups as rules
from core.lines import tasks_of
from tests.clock import NOW
from tests.factories import groups as make

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TOMORROW = NOW + timedelta(days=1)


def titles(collect, actor, now=NOW) -> list[str]:
    return [task.title for task in tasks_of(collect(actor, now))]


def test_the_principal_is_asked_for_a_leader_and_whoever_proposed_waits(world):
    side = world.own
    make.proposed(side)
    assert titles(panels.must_do, side.as_("principal")) == ["Tunjuk ketua untuk Kelompok MIPA"]
    assert titles(panels.waiting, side.as_("teacher")) == ["Penunjukan ketua Kelompok MIPA"]
    assert titles(panels.waiting, side.as_("staff")) == titles(panels.must_do, side.as_("staff")) == []


def test_todays_minutes_are_to_be_written_and_tomorrow_they_are_late(world):
    side = world.own
    meeting = make.planned(side, make.running(side), NOW - timedelta(hours=1))
    teacher = side.as_("teacher")
    assert titles(panels.must_do, teacher) == ["Tulis notulen Kelompok MIPA"]
    assert titles(panels.late, teacher) == []
    assert titles(panels.late, teacher, TOMORROW) == ["Tulis notulen Kelompok MIPA"]
    assert titles(panels.must_do, teacher, TOMORROW) == []
    write_minutes(by=teacher, now=NOW, meeting=meeting, present=[], looked_at="Kuis", noticed="Ragu.")
    assert titles(panels.must_do, teacher) == titles(panels.late, teacher, TOMORROW) == []


def test_questions_and_forums_wait_for_the_leader(world):
    side = world.own
    group = make.running(side)
    make.question(side, group)
    forum = make.forum(side)
    assert titles(panels.must_do, side.as_("teacher")) == [
        "Jawab pertanyaan kepala sekolah untuk Kelompok MIPA", "Siapkan pengamatan Kelompok MIPA untuk forum",
    ]  # fmt: skip
    assert titles(panels.waiting, side.as_("principal")) == ["Jawaban dari Kelompok MIPA"]
    make.shared(side, forum, group)
    assert len(titles(panels.must_do, side.as_("teacher"))) == 1


def due(rule, side, today=TODAY):
    return [
        (d.due_on, [person.pk for person in d.recipients], str(d.headline())) for d in rule.find(side.school, today)
    ]


def test_reminders_speak_of_missing_minutes_near_forums_and_steps_until_they_are_done(world):
    side = world.own
    group = make.running(side)
    meeting = make.planned(side, group, NOW - timedelta(hours=1))
    forum, row = make.forum(side), make.whole_plan(side, make.cycle(side, group), due=TODAY)
    ((on, who, words),) = due(rules.MINUTES, side, TOMORROW.date())
    assert (on, who) == (TODAY, [side.teacher.pk])
    assert "Kelompok MIPA" in words
    assert due(rules.FORUM, side)[0][:2] == (TODAY + timedelta(days=3), [side.teacher.pk])
    assert due(rules.STEP, side)[0][:2] == (TODAY, [side.teacher.pk])
    assert (
        due(rules.MINUTES, world.other, TOMORROW.date())
        == due(rules.FORUM, world.other)
        == due(rules.STEP, world.other)
        == []
    )
    write_minutes(by=side.as_("teacher"), now=NOW, meeting=meeting, present=[], looked_at="Kuis", noticed="Ragu.")
    make.shared(side, forum, group)
    row.steps.update(is_done=True)
    assert due(rules.MINUTES, side, TOMORROW.date()) == due(rules.FORUM, side) == due(rules.STEP, side) == []
