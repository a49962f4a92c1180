"""Who opened the data of a child, as the parents read it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inclusion.actions.reading import READS, record_read
from inclusion.queries.reads import reads_page
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


def read(world, pupil, role, verb="pupil.plan_opened", now=NOW):
    record_read(by=world.own.as_(role), now=now, pupil=pupil, verb=verb)


def days(world, pupil, *, own=False, role="parent"):
    return reads_page(pupil, world.own.school, world.own.as_(role), READS, own=own, position="")[0]


def test_by_day_and_person_with_role_and_words(world):
    pupil = make.supported_pupil(world.own)
    read(world, pupil, "teacher", now=NOW - timedelta(days=1))
    for minutes, verb in ((0, "pupil.plan_opened"), (5, "pupil.plan_opened"), (9, "pupil.assessment_opened")):
        read(world, pupil, "counsellor", verb, now=NOW + timedelta(minutes=minutes))
    read(world, pupil, "principal")
    today, yesterday = days(world, pupil)
    assert [(one.who, one.role) for one in today.people] == [
        (world.own.principal.display_name, "Kepala sekolah"), (world.own.counsellor.display_name, "Guru BK"),
    ]  # fmt: skip
    assert [(one.what, len(one.times)) for one in today.people[1].lines] == [
        ("Hasil asesmen dibuka", 1), ("Rencana dibuka", 2),
    ]  # fmt: skip
    assert yesterday.people[0].role == "Wali kelas"


def test_own_reads_are_folded_and_nothing_else_counts(world):
    pupil = make.supported_pupil(world.own)
    read(world, pupil, "parent")
    assert days(world, pupil) == []
    assert days(world, pupil, own=True)[0].people[0].is_self


def test_another_child_is_another_record(world):
    first, second = make.registered(world.own), make.registered(world.own, name="Citra Dewi")
    read(world, first, "counsellor")
    assert days(world, second) == []


def test_it_costs_the_same_for_one_and_three(world, django_assert_num_queries):
    pupil, parent = make.supported_pupil(world.own), world.own.as_("parent")
    for role in ("teacher", "counsellor", "principal"):
        read(world, pupil, role)
        with django_assert_num_queries(4):
            reads_page(pupil, world.own.school, parent, READS, own=False, position="")


def test_parents_and_the_principal_read_it_and_nobody_else(world, client_for):
    pupil = make.supported_pupil(world.own, now=REAL)
    read(world, pupil, "counsellor", now=REAL)
    url = school_url(world.own.school, "inclusion:reads", pupil.pk)
    for person in (world.own.parent, world.own.principal):
        assert world.own.counsellor.display_name in client_for(person).get(url).content.decode()
    for person in (world.own.counsellor, world.own.special_needs_teacher, world.own.teacher, world.own.operator):
        assert client_for(person).get(url).status_code == 404
