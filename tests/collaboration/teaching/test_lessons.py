"""Team lessons: planned in three choices, roles that swap, reflections that stay with the team."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from collaboration.actions.teaching_teams import end_team, reschedule_team
from collaboration.actions.team_lessons import (
    SegmentFacts,
    TaskFacts,
    edit_lesson,
    move_lesson,
    shape_lesson,
    swap_roles,
)
from collaboration.guides.teaching import Model, Part, proposed
from collaboration.models import LessonReflection
from collaboration.queries.own_hours import hours_ahead
from collaboration.queries.team_lessons import minutes_apart, segments_of, unreflected
from collaboration.rhythm import Beat
from collaboration.scheduling import dates_of
from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from core.versions import Conflict
from schools.links import school_url
from tests.clock import NOW
from tests.factories import team_lessons as make
from tests.factories.teaching import make_holiday, make_lesson, make_room
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def at(side, route, *args):
    return school_url(side.school, f"collaboration:{route}", *args)


def test_the_proposed_segments_make_the_whole_lesson():
    wrong = []
    for model, minutes, team in product(Model, [10, 35, 40, 80, 90, 160, 480], [2, 3]):
        drafts = proposed(model, minutes, team)
        whole = sum(draft.minutes for draft in drafts) == minutes and all(draft.minutes > 0 for draft in drafts)
        if not whole or any({task.place for task in draft.tasks} != set(range(team)) for draft in drafts):
            wrong.append((model, minutes, team, drafts))
    assert wrong == []


def test_each_model_says_what_each_teacher_does():
    parts = {model: {task.part for draft in proposed(model, 80, 2) for task in draft.tasks} for model in Model}
    assert Part.OBSERVE in parts[Model.OBSERVE]
    assert Part.ASSIST in parts[Model.ASSIST]
    assert Part.STATION in parts[Model.STATION]
    assert Part.GROUP in parts[Model.PARALLEL] & parts[Model.ALTERNATIVE]
    assert Part.TOGETHER in parts[Model.TEAMING]


def test_a_lesson_stands_in_the_calendar_with_its_people_and_class(side):
    lesson = make.planned(side)
    event = dates_of(lesson).get()
    assert (event.practice, event.title) == ("team_teaching", "Perbandingan senilai · VIII-A")
    assert {row.user for row in event.people.all()} == {side.teacher, side.special_needs_teacher}
    told = OutgoingMessage.objects.filter(kind="collaboration.lesson_part", channel="inbox")
    assert [message.to_user for message in told] == [side.special_needs_teacher]


def test_nobody_teaches_as_a_team_of_one(side):
    with pytest.raises(NotNow):
        make.planned(side, at=make.slot(side, with_="teacher"))


@pytest.mark.parametrize("role", ["parent", "committee", "partner", "principal"])
def test_only_colleagues_teach(side, role):
    with pytest.raises(Denied):
        make.planned(side, at=make.slot(side, with_=role))


def test_the_next_lesson_swaps_the_roles(side):
    lesson = make.planned(side, model="observe")
    later = make.slot(side, starts=NOW + timedelta(days=7))
    made = swap_roles(by=side.as_("special_needs_teacher"), now=NOW, lesson=lesson, slot=later)
    leads = {lesson: side.teacher, made: side.special_needs_teacher}
    for one, leader in leads.items():
        first = segments_of(one)[0]
        assert {task.user: task.part for task in first.tasks.all()}[leader] == Part.LEAD
    assert made.previous == lesson
    with pytest.raises(NotNow):
        swap_roles(by=side.as_("teacher"), now=NOW, lesson=lesson, slot=later)


def test_segments_that_do_not_add_up_are_kept_and_said(side):
    lesson = make.planned(side)
    short = [SegmentFacts(30, "Diskusi", (TaskFacts(side.teacher.pk, Part.LEAD),))]
    shape_lesson(by=side.as_("teacher"), now=NOW, lesson=lesson, segments=short, expected=1)
    assert minutes_apart(lesson, segments_of(lesson)) == -50
    with pytest.raises(Conflict):
        shape_lesson(by=side.as_("special_needs_teacher"), now=NOW, lesson=lesson, segments=short, expected=1)


def test_a_stranger_gets_no_part(side):
    lesson = make.planned(side)
    with pytest.raises(NotNow):
        shape_lesson(
            by=side.as_("teacher"), now=NOW, lesson=lesson, segments=[SegmentFacts(80, "X", (TaskFacts(side.staff.pk, Part.LEAD),))]
        )  # fmt: skip


def test_another_hour_moves_the_date_and_another_model_brings_its_segments(side):
    lesson = make.planned(side)
    later = make.slot(side, starts=NOW + timedelta(days=1))
    edit_lesson(by=side.as_("teacher"), now=NOW, lesson=lesson, slot=later, expected=1, model="station")
    assert dates_of(lesson).get().starts_at == later.starts_at
    assert len(segments_of(lesson)) == 5


def test_a_lesson_is_not_given_before_it_begins(side):
    lesson = make.planned(side, at=make.slot(side, starts=NOW + timedelta(hours=2)))
    with pytest.raises(NotNow):
        move_lesson(by=side.as_("teacher"), now=NOW, lesson=lesson, name="hold")


def test_what_is_called_off_says_so_in_the_calendar(side):
    lesson = make.planned(side)
    move_lesson(by=side.as_("teacher"), now=NOW, lesson=lesson, name="cancel", comment="Guru sakit")
    assert dates_of(lesson).get().state == "cancelled"


def test_reflections_wait_for_the_lesson(side):
    with pytest.raises(NotNow):
        make.reflected(side, make.planned(side))


def test_only_the_team_reads_what_was_reflected(world, side, client_for):
    lesson = make.held(side)
    make.reflected(side, lesson, pupils="Rahasia tim kami")
    for role in ("principal", "hub", "staff", "counsellor", "coach", "supervisor"):
        assert not LessonReflection.objects.visible_to(side.as_(role)).exists(), role
        assert "Rahasia tim kami" not in text_of(client_for(getattr(side, role)).get(at(side, "lesson", lesson.pk))), (
            role
        )
    for role in ("teacher", "special_needs_teacher"):
        assert "Rahasia tim kami" in text_of(client_for(getattr(side, role)).get(at(side, "lesson", lesson.pk)))
    assert not LessonReflection.objects.visible_to(world.other.as_("teacher")).exists()


def test_leaders_see_that_it_was_written(side, client_for):
    lesson = make.held(side)
    make.reflected(side, lesson)
    words = "1 dari 2 guru sudah menulis refleksi."
    assert words in text_of(client_for(side.principal).get(at(side, "lesson", lesson.pk)))
    assert words not in text_of(client_for(side.coach).get(at(side, "lesson", lesson.pk)))


def test_the_audit_trail_does_not_tell_what_was_reflected(side):
    lesson = make.held(side)
    make.reflected(side, lesson, pupils="Rahasia tim kami")
    event = AuditEvent.objects.get(verb="team_lesson.reflected")
    assert event.details == {}


def test_no_number_can_be_given_in_a_reflection():
    numbers = ("IntegerField", "DecimalField", "FloatField", "PositiveSmallIntegerField", "PositiveIntegerField")
    fields = [field for field in LessonReflection._meta.concrete_fields if field.get_internal_type() in numbers]
    assert [field.name for field in fields] == ["version"]


def test_who_has_not_reflected_is_reminded_until_it_is_done(side):
    lesson = make.held(side)
    assert lesson in unreflected(side.teacher.pk, side.school.pk)
    make.reflected(side, lesson)
    assert lesson not in unreflected(side.teacher.pk, side.school.pk)
    assert lesson in unreflected(side.special_needs_teacher.pk, side.school.pk)


def test_a_standing_team_shares_the_lead(side):
    team = make.team(side, weeks=3)
    leaders = [lesson.teachers.get(order=0).user for lesson in team.lessons.order_by("starts_at")]
    assert leaders == [side.teacher, side.special_needs_teacher, side.teacher]


def test_ending_a_team_calls_off_what_is_still_to_come(side):
    team = make.team(side, weeks=3)
    end_team(by=side.as_("teacher"), now=datetime(2026, 9, 23, tzinfo=UTC), team=team)
    states = list(team.lessons.order_by("starts_at").values_list("state", flat=True))
    assert states == ["planned", "cancelled", "cancelled"]


def test_own_hours_come_from_the_timetable_without_holidays(side):
    day = NOW.date() + timedelta(days=1)
    make_lesson(side.school, side.teacher, day, time(7, 15), time(7, 55))
    make_lesson(side.school, side.teacher, day, time(7, 55), time(8, 35))
    make_holiday(day + timedelta(days=7))
    (hour,) = hours_ahead(side.school, side.teacher.pk, NOW, days=13)
    assert (hour.day, hour.starts, hour.ends) == (day, time(7, 15), time(8, 35))


def hours(team) -> list[str]:
    zone = team.school.zone
    return [f"{row.starts_at.astimezone(zone):%d-%m %H.%M}" for row in team.lessons.order_by("starts_at", "pk")]


def test_the_hour_of_a_team_moves_all_lessons_to_come_but_those_moved_by_themselves(side, client_for):
    row = make.team(side, weeks=4)
    first, _second, third, _fourth = row.lessons.order_by("starts_at")
    own = make.slot(side, starts=third.starts_at + timedelta(hours=3))
    edit_lesson(by=side.as_("teacher"), now=NOW, lesson=third, slot=own)
    room = make_room(side.school)
    reschedule_team(
        by=side.as_("teacher"), now=NOW, team=row, since=date(2026, 9, 23), beat=Beat(4, time(10), time(11)), room=room
    )
    assert hours(row) == ["22-09 08.00", "01-10 10.00", "06-10 11.00", "15-10 10.00"]
    moved = row.lessons.order_by("starts_at")[1]
    event = dates_of(moved).get()
    assert (event.starts_at, event.room, moved.room) == (moved.starts_at, room, room)
    assert {one.user for one in event.people.all()} == {side.teacher, side.special_needs_teacher}
    assert (row.weekday, row.from_time, row.room) == (4, time(10), room)
    with pytest.raises(NotNow):
        reschedule_team(
            by=side.as_("teacher"), now=NOW, team=row, since=date(2027, 9, 1), beat=Beat(5, time(7), time(8)), room=None
        )
    with pytest.raises(Denied):
        reschedule_team(
            by=side.as_("staff"), now=NOW, team=row, since=NOW.date(), beat=Beat(5, time(7), time(8)), room=None
        )
    assert first.starts_at == row.lessons.order_by("starts_at").first().starts_at
