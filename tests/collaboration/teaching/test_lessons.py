"""Team lessons: planned in three choices, roles that swap, reflections that stay with the team."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

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
from collaboration.models import LessonReflection, TeamLesson
from collaboration.queries.own_hours import hours_ahead
from collaboration.queries.team_lessons import minutes_apart, segments_of, unreflected
from collaboration.rhythm import Beat
from collaboration.scheduling import dates_of
from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from core.versions import Conflict
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import team_lessons as make
from tests.factories.teaching import make_class, make_holiday, make_lesson, make_room
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def at(side, route, *args):
    return school_url(side.school, f"collaboration:{route}", *args)


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize("minutes", [10, 35, 40, 80, 90, 160, 480])
@pytest.mark.parametrize("team", [2, 3])
def test_the_proposed_segments_make_the_whole_lesson(model, minutes, team):
    drafts = proposed(model, minutes, team)
    assert sum(draft.minutes for draft in drafts) == minutes
    assert all(draft.minutes > 0 for draft in drafts)
    assert all({task.place for task in draft.tasks} == set(range(team)) for draft in drafts)


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


def soon(side):
    """Tomorrow by the school's clock, as the page sees it."""
    return side.school.local_date(timezone.now()) + timedelta(days=1)


def test_three_choices_make_a_plan(side, client_for):
    day = soon(side)
    make_lesson(side.school, side.teacher, day, time(7, 15), time(8, 35))
    client = client_for(side.teacher)
    form = client.get(at(side, "lesson_create")).context["form"]
    first = form.fields["lesson"].choices[0][0]
    assert form.fields["lesson"].initial == first
    answer = client.post(
        at(side, "lesson_create"), keyed(model="station", colleague=side.special_needs_teacher.pk, lesson=first)
    )
    made = TeamLesson.objects.get()
    assert answer["Location"] == at(side, "lesson", made.pk)
    assert (made.minutes, made.day()) == (80, day)
    assert sum(segment.minutes for segment in segments_of(made)) == 80


def test_a_clash_is_said_once_and_can_be_accepted(side, client_for):
    day = soon(side)
    make_lesson(
        side.school,
        side.special_needs_teacher,
        day,
        time(7, 15),
        time(8),
        class_group=make_class(side.school, "IX-C", 9),
    )
    typed = {
        "model": "assist", "colleague": side.special_needs_teacher.pk, "lesson": "lain", "class_group": make_class(side.school).pk,
        "on": day.isoformat(), "from_time": "07:15", "to_time": "08:35",
    }  # fmt: skip
    client = client_for(side.teacher)
    page = client.post(at(side, "lesson_create"), typed)
    assert page.status_code == 422
    assert side.special_needs_teacher.display_name in str(page.context["form"].errors["despite_conflicts"])
    assert client.post(at(side, "lesson_create"), {**typed, "despite_conflicts": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_time": "07:00"}, "to_time"), ({"to_time": "07:18"}, "to_time"), ({"class_group": ""}, "class_group"),
        ({"colleague": ""}, "colleague"), ({"on": "0026-01-01"}, "on"), ({"model": "sendiri"}, "model"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_at_its_field(side, client_for, changes, field):
    typed = {
        "model": "assist", "colleague": side.special_needs_teacher.pk, "lesson": "lain", "class_group": make_class(side.school).pk,
        "on": soon(side).isoformat(), "from_time": "07:15", "to_time": "08:35", **changes,
    }  # fmt: skip
    page = client_for(side.teacher).post(at(side, "lesson_create"), typed)
    assert page.status_code == 422
    assert field in page.context["form"].errors


def test_another_lesson_is_planned_by_its_number_in_the_class_of_that_day(side, client_for):
    day, group = soon(side), make_class(side.school, "IX-C", 9)
    for hour in (7, 8):
        make_lesson(side.school, side.counsellor, day, time(hour), time(hour, 40), class_group=group)
        make_lesson(side.school, side.counsellor, day, time(hour, 10), time(hour, 50))
    typed = {
        "model": "assist", "colleague": side.special_needs_teacher.pk, "lesson": "lain", "class_group": group.pk,
        "on": day.isoformat(), "hour": "2-2",
    }  # fmt: skip
    client = client_for(side.teacher)
    assert client.post(at(side, "lesson_create"), keyed(**typed)).status_code == 302
    made = TeamLesson.objects.get()
    assert made.starts_at.astimezone(side.school.zone).time() == time(8)
    moved = {
        "model": made.model,
        "on": day.isoformat(),
        "hour": "1-2",
        "class_groups": [group.pk],
        "version": made.version,
    }
    assert client.post(at(side, "lesson_edit", made.pk), keyed(**moved)).status_code == 302
    made.refresh_from_db()
    assert made.minutes == 100
    without = client.post(at(side, "lesson_create"), keyed(**{**typed, "hour": ""}))
    assert set(without.context["form"].errors) >= {"from_time", "to_time"}


def test_one_button_makes_the_next_lesson(side, client_for):
    lesson = make.planned(side, at=make.slot(side, starts=timezone.now() + timedelta(days=1)))
    client = client_for(side.teacher)
    page = client.get(at(side, "lesson", lesson.pk))
    initial = page.context["swap_form"].initial
    answer = client.post(
        at(side, "lesson_swap", lesson.pk),
        keyed(
            on=initial["on"].isoformat(),
            from_time=f"{initial['from_time']:%H:%M}",
            to_time=f"{initial['to_time']:%H:%M}",
        ),
    )
    assert answer.status_code == 302
    assert lesson.followers.get().starts_at - lesson.starts_at >= timedelta(days=6, hours=23)


def test_a_team_says_every_clash_before_it_is_founded(side, client_for):
    day = soon(side)
    make_lesson(
        side.school, side.special_needs_teacher, day, time(8), time(9), class_group=make_class(side.school, "IX-C", 9)
    )
    typed = {
        "name": "Tim", "members": [side.special_needs_teacher.pk], "model": "teaming", "class_group": make_class(side.school).pk,
        "weekday": day.isoweekday(), "from_time": "08:00", "to_time": "09:00", "starts_on": day.isoformat(),
        "ends_on": (day + timedelta(days=14)).isoformat(),
    }  # fmt: skip
    client = client_for(side.teacher)
    page = client.post(at(side, "team_create"), typed)
    assert page.status_code == 422
    assert "despite_conflicts" in page.context["form"].errors
    assert client.post(at(side, "team_create"), {**typed, "despite_conflicts": "on"}).status_code == 302
    assert TeamLesson.objects.count() == 3


def test_a_team_of_two_years_of_weeks_is_refused(side, client_for):
    typed = {
        "name": "Tim", "members": [side.special_needs_teacher.pk], "model": "teaming", "class_group": make_class(side.school).pk,
        "weekday": 2, "from_time": "08:00", "to_time": "09:00", "starts_on": "2026-09-22", "ends_on": "2028-09-22",
    }  # fmt: skip
    page = client_for(side.teacher).post(at(side, "team_create"), typed)
    assert page.status_code == 422
    assert "ends_on" in page.context["form"].errors


def test_lists_take_as_many_queries_for_one_as_for_three(side, client_for):
    client, url = client_for(side.principal), at(side, "lesson_list")
    make.planned(side)
    queries_of(client, url)
    one = queries_of(client, url)
    for number in (2, 3):
        make.planned(side, topic=f"Topik {number}")
    assert queries_of(client, url) == one


def test_one_lesson_takes_as_many_queries_for_one_segment_as_for_three(side, client_for):
    lesson = make.planned(side)
    client, url = client_for(side.teacher), at(side, "lesson", lesson.pk)
    tasks = (TaskFacts(side.teacher.pk, Part.LEAD),)
    counts = []
    for number in (1, 3):
        segments = [SegmentFacts(20, "Bagian", tasks)] * number
        shape_lesson(by=side.as_("teacher"), now=NOW, lesson=lesson, segments=segments)
        queries_of(client, url)
        counts.append(queries_of(client, url))
    assert counts[0] == counts[1]


def test_the_segments_page_saves_and_warns(side, client_for):
    lesson = make.planned(side)
    typed = {
        "version": 1, "bagian-TOTAL_FORMS": 1, "bagian-INITIAL_FORMS": 1, "bagian-MIN_NUM_FORMS": 1, "bagian-MAX_NUM_FORMS": 20,
        "bagian-0-minutes": 60, "bagian-0-what": "Diskusi", "bagian-0-part0": "station", "bagian-0-label0": "Stasiun ukur",
        "bagian-0-pupils0": "Kelompok Melati",
    }  # fmt: skip
    client = client_for(side.teacher)
    page = client.get(client.post(at(side, "lesson_segments", lesson.pk), keyed(**typed))["Location"])
    words = text_of(page)
    assert "Bagian-bagian berjumlah 60 menit, pelajaran 80 menit." in words
    assert "Stasiun ukur" in words
    bad = client.post(at(side, "lesson_segments", lesson.pk), keyed(**{**typed, "bagian-0-label0": ""}))
    assert bad.status_code == 422


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


def test_what_clashes_with_the_new_hour_of_a_team_is_said_before_it_is_saved(side, client_for):
    today = side.school.local_date(REAL)
    tuesday = today + timedelta(days=7 + (2 - today.isoweekday()) % 7)
    row = make.team(side, weeks=2, first=tuesday)
    stood = hours(row)
    make_holiday(tuesday + timedelta(days=6), "Libur sekolah", side.school)
    client, url = client_for(side.teacher), at(side, "team_hour", row.pk)
    sent = keyed(since=str(tuesday), weekday="1", from_time="09:00", to_time="10:00", room="", version=row.version)
    asked = client.post(url, sent)
    assert asked.status_code == 422
    assert "Libur sekolah" in text_of(asked)
    assert hours(row) == stood
    assert client.post(url, keyed(**{**sent, "form_key": "lagi", "despite_conflicts": "on"})).status_code == 302
    assert hours(row) != stood
