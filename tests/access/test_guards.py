"""A table that cannot fail proves nothing: each guard is taken away in turn, and the table must notice (reliability M5)."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from core import files
from partnerships import policy as partnership_rules
from partnerships.models import Activity, Agreement, EvaluationRound, Need, Obligation, Partner, Partnership
from schools import policy as school_rules
from tests.access.asking import ask, path, word
from tests.access.reading import PEOPLE, SCHOOL_LINES

pytestmark = pytest.mark.django_db

GUARDS = {
    "partnerships:need": [
        partnership_rules.check_see_needs,
        partnership_rules.check_raise_need,
        partnership_rules.check_edit_need,
        Need.objects.get_queryset().visible_to.__func__,
    ],
    "partnerships:partner": [
        partnership_rules.check_see_directory,
        partnership_rules.check_write_directory,
        partnership_rules.check_edit_partner,
        partnership_rules.check_import_partners,
        Partner.objects.get_queryset().visible_to.__func__,
    ],
    "partnerships:partnership": [
        partnership_rules.check_see_partnerships,
        partnership_rules.check_open_partnership,
        partnership_rules.check_write,
        Partnership.objects.get_queryset().visible_to.__func__,
    ],
    "partnerships:candidate": [partnership_rules.check_see_workings],
    "partnerships:proposal": [partnership_rules.check_see_proposal, partnership_rules.check_approve],
    "partnerships:agreement": [partnership_rules.check_write, Agreement.objects.get_queryset().visible_to.__func__],
    "partnerships:obligation": [partnership_rules.check_write, Obligation.objects.get_queryset().visible_to.__func__],
    "partnerships:activity": [partnership_rules.check_write, Activity.objects.get_queryset().visible_to.__func__],
    "partnerships:round": [partnership_rules.check_write, EvaluationRound.objects.get_queryset().visible_to.__func__],
    "partnerships:review": [partnership_rules.check_approve],
    "schools:people": [school_rules.check_manage_people],
    "schools:settings": [school_rules.check_edit_settings],
    "schools:audit": [school_rules.check_read_audit],
    "core:": [files.readable],
}
"""First words of the addresses that a guard keeps -> the guards."""

CASES = [
    pytest.param(start, guard, id=f"{start} {guard.__qualname__}")
    for start, guards in GUARDS.items()
    for guard in guards
]


def lets_pass(*args, **kwargs):
    """In place of a rule: no objection."""


def shows_all(self, actor):
    """In place of `visible_to`: every row of every school."""
    return self.all()


def says_yes(actor, row):
    """In place of a question: yes."""
    return True


@contextmanager
def without(guard):
    """The guard's name stays, wherever it was imported; what it does is gone."""
    own = guard.__code__
    instead = {"visible_to": shows_all, "readable": says_yes}.get(guard.__name__, lets_pass)
    guard.__code__ = instead.__code__
    try:
        yield
    finally:
        guard.__code__ = own


def deviates(scene, start: str) -> bool:
    """Some cell that should be refused is answered otherwise: to the school's own people, or to strangers."""
    for line in (line for line in SCHOOL_LINES if line.address.startswith(start)):
        refused = {PEOPLE[column]: expected for column, expected in line.cells.items() if expected in ("-", "no")}
        for who, expected in {**refused, "other:hub": "-"}.items():
            url = line_of_other(scene, line) if who == "other:hub" else ""
            if word(ask(scene, who, line, url=url)).replace("go", "ok") != expected:
                return True
    return False


def line_of_other(scene, line) -> str:
    """A row of the own school under the address of the other one."""
    return path(line, scene.other, scene.own.keys(line.on))


@pytest.mark.parametrize(("start", "guard"), CASES)
def test_the_table_notices_a_missing_guard(scene, start, guard):
    with without(guard):
        assert deviates(scene, start)


def test_without_a_missing_guard_nothing_deviates(scene):
    assert not deviates(scene, "partnerships:review")
