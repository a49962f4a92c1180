"""What is put back is what was walked, and nothing is put back where it could be something else."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import override_settings

from partnerships.actions.partnerships import edit_partnership
from partnerships.models import Partnership
from tests.clock import NOW
from tests.factories.implementation import underway
from tests.factories.partnerships import exploring, make_need, make_partner, make_partnership, move
from tests.memory import FORGETFUL, MEMORY
from tests.snapshots import read, tables

pytestmark = pytest.mark.django_db


def rows():
    """Everything that stands in the database."""
    return {table: read(model) for table, model in tables().items()}


@pytest.fixture
def again(world):
    """`again(walk)`: what `walk` gave in a world that was empty before it and is empty again after it, and the rows."""

    def of(walk):
        MEMORY.leave()
        MEMORY.enter()
        with transaction.atomic():
            given = walk()
            found = rows()
            transaction.set_rollback(True)
        return given, found

    return of


def test_rows_and_objects_come_back(world, again):
    first, walked = again(lambda: underway(world.own))
    second, put_back = again(lambda: underway(world.own))
    assert second is not first
    if not FORGETFUL:
        assert put_back == walked
        assert {f.name: getattr(first, f.name) for f in first._meta.fields} == {
            f.name: getattr(second, f.name) for f in second._meta.fields
        }


def test_a_row_that_was_handed_in_is_brought_up_to_date(world, again):
    def walk():
        partnership = make_partnership(world.own)
        return partnership, move(world.own, partnership, "explore")

    for _time in range(2):
        (handed_in, moved), _rows = again(walk)
        assert moved is handed_in
        assert moved.stage == "exploration"


def test_one_after_the_other_and_within_each_other(world, again):
    for _time in range(2):
        (one, two), _rows = again(lambda: (exploring(world.own), exploring(world.own)))
        assert one.pk != two.pk
        _need, found = again(lambda: make_need(world.own))
        assert len(found["partnerships_need"]) == 1


def test_other_arguments_are_another_call(world, again):
    mine, _rows = again(lambda: make_partner(world.own, "Puskesmas Satu"))
    theirs, _rows = again(lambda: make_partner(world.other, "Puskesmas Satu"))
    named, _rows = again(lambda: make_partner(world.own, "Puskesmas Dua"))
    assert (mine.school, theirs.school) == (world.own.school, world.other.school)
    assert (mine.name, named.name) == ("Puskesmas Satu", "Puskesmas Dua")


def test_whoever_wrote_is_on_the_own_way(world, again):
    def walk():
        partnership = exploring(world.own)
        edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, title="Lain")
        assert MEMORY.here is None
        return exploring(world.own)

    for _time in range(2):
        again(walk)


def test_changed_rules_are_walked(world, again):
    again(lambda: exploring(world.own))
    MEMORY.leave()
    MEMORY.enter()
    with override_settings(SITE_URL="https://lain.test"):
        exploring(world.own)
    assert MEMORY.here is None
    assert Partnership.objects.count() == 1


@pytest.mark.usefixtures("monkeypatch")
def test_a_test_that_changes_the_program_walks(world):
    assert MEMORY.here is None


@pytest.mark.usefixtures("db")
def test_outside_the_world_nothing_is_known():
    assert MEMORY.here is None
