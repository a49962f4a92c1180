"""The pages of team lessons: planning, clashes, segments, the hour of a team."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from collaboration.actions.team_lessons import (
    SegmentFacts,
    TaskFacts,
    shape_lesson,
)
from collaboration.guides.teaching import Part
from collaboration.models import TeamLesson
from collaboration.queries.team_lessons import segments_of
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import team_lessons as make
from tests.factories.teaching import make_class, make_holiday, make_lesson
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def at(side, route, *args):
    return school_url(side.school, f"collaboration:{route}", *args)


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
    plan = text_of(client.get(at(side, "lesson", made.pk)))
    assert all(f"Putaran {number}" in plan for number in (1, 2, 3))
    assert "Putaran 4" not in plan


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


def test_calling_off_stands_after_what_comes_next_and_after_what_was_given(side, client_for):
    """Before the lesson the next one comes first; once it has begun, that it was given."""
    client = client_for(side.teacher)
    ahead = make.planned(side, at=make.slot(side, starts=timezone.now() + timedelta(days=1)))
    words = text_of(client.get(at(side, "lesson", ahead.pk)))
    assert words.index("Buat pelajaran berikutnya") < words.index("Batalkan pelajaran bersama")
    begun = make.planned(
        side, at=make.slot(side, starts=timezone.now() - timedelta(minutes=5)), now=timezone.now() - timedelta(hours=1)
    )
    words = text_of(client.get(at(side, "lesson", begun.pk)))
    assert (
        words.index("Catat sebagai terlaksana")
        < words.index("Batalkan pelajaran bersama")
        < words.index("Buat pelajaran berikutnya")
    )


def test_after_the_lesson_the_own_reflection_is_the_next_step_until_it_is_written(side, client_for):
    lesson, client = make.held(side), client_for(side.teacher)
    page = client.get(at(side, "lesson", lesson.pk))
    words = text_of(page)
    assert page.context["owes_reflection"]
    assert words.index("Tulis refleksi saya") < words.index("Buat pelajaran berikutnya")
    client.post(at(side, "lesson_reflect", lesson.pk), keyed(pupils="Siswa saling bertanya."))
    assert not client.get(at(side, "lesson", lesson.pk)).context["owes_reflection"]
    assert client_for(side.special_needs_teacher).get(at(side, "lesson", lesson.pk)).context["owes_reflection"]
