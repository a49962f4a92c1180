"""What waits: on the home page and as reminders, for the people concerned and nobody else."""

from datetime import timedelta

import pytest

from collaboration.actions.plans import agree_to_plan
from collaboration.panels.plans import lesson_tasks, plan_tasks, project_tasks
from collaboration.reminders.plans import agreements, reflections, results
from core.lines import tasks_of
from schools.actions.people import end_membership
from tests.clock import NOW
from tests.factories import plans, projects, team_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def titles(collected):
    return [task.title for task in tasks_of(collected)]


def test_a_plan_waits_for_the_word_that_is_missing(side):
    plan = plans.written(side, authors=(side.special_needs_teacher,), starts_on=NOW.date() + timedelta(days=5))
    agree_to_plan(by=side.as_("teacher"), now=NOW, plan=plan)
    assert titles(plan_tasks(side.as_("special_needs_teacher"), NOW)) == [
        "Baca dan setujui rencana bersama: Air bersih di lingkungan kita"
    ]
    for role in ("teacher", "staff", "principal"):
        assert titles(plan_tasks(side.as_(role), NOW)) == []
    (due,) = agreements(side.school, NOW.date())
    assert (due.recipients, due.due_on) == ([side.special_needs_teacher], plan.starts_on)


def test_a_lesson_asks_first_whether_it_was_given_and_then_for_the_reflection(side):
    lesson = team_lessons.planned(side)
    after = NOW + timedelta(hours=3)
    assert titles(lesson_tasks(side.as_("teacher"), NOW)) == []
    assert titles(lesson_tasks(side.as_("teacher"), after)) == [
        "Apakah pelajaran bersama ini terlaksana? Perbandingan senilai · VIII-A"
    ]
    team_lessons.held(side, topic="Bilangan")
    assert "Tulis refleksi bersama: Bilangan · VIII-A" in titles(lesson_tasks(side.as_("teacher"), after))
    assert titles(lesson_tasks(side.as_("staff"), after)) == []
    assert lesson.state == "planned"


def test_reflections_remind_those_who_have_not_written_and_are_still_here(side):
    lesson = team_lessons.held(side)
    day = side.school.local_date(lesson.starts_at) + timedelta(days=1)
    (due,) = reflections(side.school, day)
    assert {person.pk for person in due.recipients} == {side.teacher.pk, side.special_needs_teacher.pk}
    team_lessons.reflected(side, lesson)
    end_membership(
        by=side.as_("principal"), now=NOW, school=side.school, user=side.special_needs_teacher, reason="Pindah tugas"
    )
    assert list(reflections(side.school, day)) == []


def test_a_reminder_says_nothing_of_what_was_reflected(side):
    lesson = team_lessons.held(side)
    team_lessons.reflected(side, lesson, pupils="Rahasia tim kami")
    (due,) = reflections(side.school, side.school.local_date(lesson.starts_at) + timedelta(days=1))
    assert "Rahasia" not in due.headline() + due.detail()


def test_results_are_asked_for_when_the_activity_is_over(side):
    project = projects.running(side)
    first, _second = project.subjects.all()
    projects.told(side, first)
    later = NOW + timedelta(days=30)
    assert titles(project_tasks(side.as_("teacher"), later)) == []
    assert titles(project_tasks(side.as_("special_needs_teacher"), later)) == ["Catat hasil Biologi: Membuat tape"]
    (due,) = results(side.school, project.ends_on + timedelta(days=1))
    assert due.recipients == [side.special_needs_teacher]
