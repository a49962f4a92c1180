"""Master data of a school: subjects, rooms, classes, lessons, holidays."""

from __future__ import annotations

from datetime import date, time

import pytest

from schools.actions.schools import add_school_year
from schools.models import ClassGroup, Holiday, Lesson, Room, Subject
from tests.clock import NOW
from tests.factories import teaching as make
from tests.schools.pages import at, keyed, queries_of, text_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 9, 21)


@pytest.fixture
def own(world):
    return world.own


@pytest.fixture
def operator(own, client_for):
    return client_for(own.operator)


def year(own):
    return make.this_year(own.school)


def lesson(own, **changes):
    given = {
        "class_group": make.make_class(own.school).pk, "subject": make.make_subject(own.school).pk, "teacher": own.teacher.pk,
        "weekday": "1", "starts_at": "07:00", "ends_at": "08:30",
    }  # fmt: skip
    return keyed(**{**given, **changes})


@pytest.mark.parametrize(
    ("route", "sent", "model", "teaches"),
    [
        ("settings_subjects", {"name": "Fisika", "family": "MIPA"}, Subject, "Belum ada mata pelajaran"),
        ("settings_rooms", {"name": "Aula"}, Room, "Belum ada ruang"),
        (
            "settings_holidays",
            {"name": "Libur semester", "starts_on": "2026-12-21", "ends_on": "2027-01-02"},
            Holiday,
            "Catat libur semester",
        ),
    ],
)
def test_an_empty_page_teaches_and_one_more_is_added_once(own, operator, route, sent, model, teaches):
    url = at(own, route)
    assert teaches in text_of(operator.get(url))
    form = keyed(**sent)
    for _click in range(2):
        assert operator.post(url, form).status_code == 302
    row = model.objects.get(school=own.school)
    assert sent["name"] in text_of(operator.get(url))
    again = operator.post(url, keyed(**sent))
    assert again.status_code == 422
    assert "sudah ada" in text_of(again)
    assert operator.post(at(own, f"{route}_edit", row.pk), keyed(**{**sent, "name": "Nama baru"})).status_code == 302
    assert model.objects.get(pk=row.pk).name == "Nama baru"
    assert operator.post(at(own, f"{route}_remove", row.pk), keyed()).status_code == 302
    assert not model.objects.filter(pk=row.pk).exists()


def test_what_is_used_is_not_removed(own, operator):
    make.make_lesson(own.school, own.teacher, MONDAY, time(7), time(8))
    subject, group = Subject.objects.get(), ClassGroup.objects.get()
    for route, row in (("settings_subjects", subject), ("settings_classes", group)):
        assert "Sudah dipakai" in text_of(operator.get(at(own, f"{route}_edit", row.pk)))
        assert operator.post(at(own, f"{route}_remove", row.pk), keyed()).status_code == 409
        row.refresh_from_db()


def test_what_was_put_aside_is_offered_no_more(own, operator):
    room = make.make_room(own.school, "Aula")
    operator.post(at(own, "settings_rooms_edit", room.pk), keyed(name="Aula"))
    assert "Tidak dipakai" in text_of(operator.get(at(own, "settings_rooms")))
    assert room not in operator.get(at(own, "settings_lessons")).context["form"].fields["room"].queryset


def test_a_class_has_a_teacher_of_the_school_and_is_carried_into_the_next_year(own, world, operator):
    url = at(own, "settings_classes")
    sent = {"year": year(own).pk, "name": "VIII-B", "grade": "8", "homeroom": own.teacher.pk}
    assert operator.post(url, keyed(**{**sent, "homeroom": world.other.teacher.pk})).status_code == 422
    assert operator.post(url, keyed(**{**sent, "grade": "14"})).status_code == 422
    assert operator.post(url, keyed(**sent)).status_code == 302
    after = add_school_year(by=own.as_("operator"), now=NOW, school=own.school, name="2027/2028")
    form = {"source": year(own).pk, "target": after.pk}
    for _time in range(2):
        assert operator.post(at(own, "settings_class_carry"), keyed(**form)).status_code == 302
    carried = ClassGroup.objects.get(year=after)
    assert (carried.name, carried.grade, carried.homeroom) == ("VIII-B", 8, None)
    same = operator.post(at(own, "settings_class_carry"), keyed(source=after.pk, target=after.pk))
    assert same.status_code == 422


def test_a_lesson_is_typed_and_a_clash_is_said_before_it_is_saved(own, operator):
    url = at(own, "settings_lessons")
    assert operator.post(url, lesson(own)).status_code == 302
    other = make.make_class(own.school, "VIII-B")
    refused = operator.post(url, lesson(own, class_group=other.pk, starts_at="08:00", ends_at="09:00"))
    assert refused.status_code == 422
    assert "Dewi Lestari mengajar Matematika VIII-A dan Matematika VIII-B" in text_of(refused)
    kept = lesson(own, class_group=other.pk, starts_at="08:00", ends_at="09:00", despite_clashes="on")
    assert operator.post(url, kept).status_code == 302
    assert "Ada jadwal yang bentrok" in text_of(operator.get(url))
    assert operator.post(url, lesson(own, starts_at="09:00", ends_at="09:00")).status_code == 422
    assert operator.post(url, lesson(own, weekday="8")).status_code == 422
    assert Lesson.objects.count() == 2


def test_the_timetable_takes_as_many_queries_for_one_lesson_as_for_three(own, operator):
    url = at(own, "settings_lessons")
    make.make_lesson(own.school, own.teacher, MONDAY, time(7), time(8))
    queries_of(operator, url)
    one = queries_of(operator, url)
    for hour in (8, 9):
        make.make_lesson(own.school, own.teacher, MONDAY, time(hour), time(hour + 1))
    assert queries_of(operator, url) == one


def test_national_days_are_shown_and_not_for_the_school_to_change(own, operator):
    national = make.make_holiday(date(2026, 12, 25), "Hari Raya Natal")
    assert "Hari Raya Natal" in text_of(operator.get(at(own, "settings_holidays")))
    assert operator.get(at(own, "settings_holidays_edit", national.pk)).status_code == 404
    assert operator.post(at(own, "settings_holidays_remove", national.pk), keyed()).status_code == 404
    backwards = keyed(name="Libur", starts_on="2026-12-25", ends_on="2026-12-24")
    assert operator.post(at(own, "settings_holidays"), backwards).status_code == 422


def test_another_schools_rows_are_nowhere(own, world, operator):
    room = make.make_room(world.other.school, "Aula sana")
    assert "Aula sana" not in text_of(operator.get(at(own, "settings_rooms")))
    assert operator.get(at(own, "settings_rooms_edit", room.pk)).status_code == 404
    foreign = lesson(own, room=room.pk)
    assert operator.post(at(own, "settings_lessons"), foreign).status_code == 422
