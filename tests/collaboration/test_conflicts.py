"""Who and what is taken already when something is planned."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from collaboration import scheduling
from collaboration.models import Event
from collaboration.queries.conflicts import conflicts_of
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from tests.clock import NOW
from tests.factories import teaching

pytestmark = pytest.mark.django_db
DAY = NOW.date() + timedelta(days=7)


def slot(side, start=8, end=9, **facts) -> Slot:
    zone = side.school.zone
    return Slot(datetime.combine(DAY, time(start), zone), datetime.combine(DAY, time(end), zone), **facts)


def planned(side, practice=Practice.OTHER, title="Rapat kecil", **facts) -> Event:
    return scheduling.put_on(school=side.school, now=NOW, practice=practice, title=title, slot=slot(side, **facts))


def said(side, asked: Slot, role="staff", besides=()) -> list[tuple[str, str]]:
    return [(c.kind, c.sentence) for c in conflicts_of(side.as_(role), side.school, asked, besides=besides)]


def test_a_person_a_class_and_a_room_are_taken_once(world):
    side = world.own
    group, room = teaching.make_class(side.school), teaching.make_room(side.school)
    planned(side, people=(side.teacher,), class_groups=(group,), room=room)
    found = said(side, slot(side, people=(side.teacher, side.staff), class_groups=(group,), room=room))
    assert [kind for kind, _ in found] == ["person", "class", "room"]
    assert all("Rapat kecil" in sentence for _, sentence in found)


def test_what_ends_when_the_other_begins_is_no_clash_nor_is_the_date_itself_or_one_called_off(world):
    side = world.own
    event = planned(side, people=(side.teacher,))
    assert said(side, slot(side, 9, 10, people=(side.teacher,))) == []
    assert said(side, slot(side, people=(side.teacher,)), besides=[event.pk]) == []
    scheduling.call_off([event], now=NOW, reason="hujan")
    assert said(side, slot(side, people=(side.teacher,))) == []


def test_of_an_observation_others_learn_the_hour_alone(world):
    side = world.own
    planned(side, Practice.OBSERVATION, "Observasi Bu Dewi", people=(side.teacher,))
    ((_kind, others),) = said(side, slot(side, people=(side.teacher,)))
    assert "Observasi" not in others
    assert "08.00" in others
    ((_kind, own),) = said(side, slot(side, people=(side.teacher,)), role="teacher")
    assert "Observasi Bu Dewi" in own


def test_lessons_of_others_clash_but_not_the_lesson_that_the_date_is_about(world):
    side = world.own
    lesson = teaching.make_lesson(side.school, side.teacher, DAY, time(8), time(9, 20))
    (found,) = said(side, slot(side, people=(side.teacher,)))
    assert found[0] == "lesson"
    assert "Matematika" in found[1]
    assert said(side, slot(side, people=(side.teacher,), class_groups=(lesson.class_group,))) == []


def test_a_meeting_of_many_hears_of_each_other_date_once_and_of_all_lessons_in_one_sentence(world):
    side = world.own
    many = (side.teacher, side.staff, side.special_needs_teacher, side.counsellor)
    planned(side, people=many[:3])
    for n, person in enumerate(many):
        teaching.make_lesson(
            side.school, person, DAY, time(8), time(9, 20), class_group=teaching.make_class(side.school, f"VII-{n}")
        )
    (_kind, taken), (_kind, lessons) = said(side, slot(side, people=many))
    first, second, third = (str(person) for person in many[:3])
    assert all(name in taken for name in (f"{first}, ", second, f" dan {third}"))
    assert "4 orang mengajar pada jam itu" in lessons
    assert all(f"{person} (VII-{n})" in lessons for n, person in enumerate(many))
    assert len(said(side, slot(side, people=many[:2]))) == 3, "few are named one by one, with subject and hours"


def test_holidays_are_said_whoever_is_asked(world):
    side = world.own
    teaching.make_holiday(DAY, "Hari Batik")
    teaching.make_holiday(DAY, "Milik tetangga", school=world.other.school)
    assert said(side, slot(side)) == [("holiday", "Hari libur: Hari Batik.")]


def test_the_number_of_questions_does_not_grow(world, django_assert_num_queries):
    side = world.own
    for n in range(5):
        planned(side, title=f"Rapat {n}", people=(side.teacher,))
    staff, asked = side.as_("staff"), slot(side, people=(side.teacher,))
    with django_assert_num_queries(6):
        assert len(conflicts_of(staff, side.school, asked)) == 5


@pytest.mark.parametrize(("name", "says"), [("Ruang X-7", "Ruang X-7 sudah"), ("X-7", "Ruang X-7 sudah")])
def test_a_room_is_called_a_room_once(world, name, says):
    side = world.own
    room = teaching.make_room(side.school, name)
    planned(side, room=room)
    ((_kind, sentence),) = said(side, slot(side, room=room))
    assert sentence.startswith(says)
