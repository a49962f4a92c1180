"""A table that cannot fail proves nothing: each guard is taken away in turn, and a cell must notice (reliability M5)."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import FunctionType

import pytest
from django.apps import apps

from core import files
from tests.access.asking import ask, path, word
from tests.access.guards import GUARDS
from tests.access.reading import PEOPLE, SCHOOL_LINES, Line
from tests.access.scene import Scene

pytestmark = pytest.mark.django_db

APPS = ("core", "schools", "partnerships", "collaboration", "inclusion")
COLUMNS = {who: column for column, who in PEOPLE.items() if column not in ("memb", "anon")}
"""Who it is in the scene -> the column of the table that tells what is expected."""


ELSEWHERE = {
    "another guard refuses the same people, so that one may be missing": (
        "inclusion.models.home_material.HomeMaterialQuerySet.visible_to",
        "inclusion.models.progress.ProgressEntryQuerySet.visible_to",
        "inclusion.policy.accommodations.check_see_page",
        "inclusion.policy.common.check_see_plan_of",
    ),
    "no address of a school leads there": (
        "core.models.data_copy.DataCopyQuerySet.visible_to",
        "core.policy.check_same_tenant",
        "schools.policy.check_accept_invitation",
        "schools.policy.check_create_school",
        "schools.policy.check_erase_person",
        "schools.policy.check_own_profile",
        "schools.policy.check_support",
    ),
    "whoever is refused by the table is refused before; it refuses people who see the row": (
        "collaboration.models.readiness.ReadinessCheckQuerySet.visible_to",
        "collaboration.models.team_lesson.ReflectionQuerySet.visible_to",
        "collaboration.models.week_sheet.WeekSheetQuerySet.visible_to",
        "collaboration.policy.calendar.check_see_timetable",
        "collaboration.policy.cockpit.check_work_on_data",
        "collaboration.policy.common.check_take_part",
        "collaboration.policy.groups.check_read_forum",
        "collaboration.policy.meetings.check_answer",
        "collaboration.policy.meetings.check_cleared",
        "collaboration.policy.meetings.check_read_minutes",
        "collaboration.policy.mentoring.check_answer",
        "collaboration.policy.mentoring.check_gain",
        "collaboration.policy.mentoring.check_keep",
        "collaboration.policy.mentoring.check_step",
        "collaboration.policy.mentoring.check_work",
        "collaboration.policy.observations.check_answer",
        "collaboration.policy.observations.check_keep",
        "collaboration.policy.observations.check_read_feedback",
        "collaboration.policy.observations.check_read_shared",
        "collaboration.policy.observations.check_reflect",
        "collaboration.policy.observations.check_send_notes",
        "collaboration.policy.observations.check_share",
        "collaboration.policy.scorecard.check_comment_scorecard",
        "inclusion.models.letter.ParentLetterQuerySet.visible_to",
        "inclusion.models.parents.ParentMessageQuerySet.visible_to",
        "inclusion.policy.consents.check_record_consent",
        "inclusion.policy.erasing.check_ask_erasure",
        "inclusion.policy.erasing.check_ask_unread",
        "inclusion.policy.erasing.check_erase",
        "inclusion.policy.handover.check_hand_over",
        "inclusion.policy.handover.check_read_class_notes",
        "inclusion.policy.letters.check_read_letters",
        "inclusion.policy.parents.check_home",
        "inclusion.policy.parents.check_read_messages",
        "inclusion.policy.plans.check_answer",
        "inclusion.policy.plans.check_own_sheet",
        "inclusion.policy.pupils.check_browse_register",
        "inclusion.policy.pupils.check_see_facts",
        "inclusion.policy.pupils.check_see_whole_register",
        "inclusion.policy.reviews.check_hand_out",
        "inclusion.policy.reviews.check_read_minutes",
        "partnerships.models.activity.ContributionQuerySet.visible_to",
        "schools.policy.check_end_membership",
        "schools.policy.check_grant",
        "schools.policy.check_invite",
        "schools.policy.check_reset_second_factor",
    ),
}
"""Reason -> guards that no cell can notice. The tests of the actions ask them one by one."""


@dataclass(frozen=True)
class Guarded:
    """A guard, and the cell that it keeps shut."""

    guard: str
    who: str
    line: Line

    def __str__(self) -> str:
        return self.guard

    @property
    def expected(self) -> str:
        """What the table says; the people of another school find nothing."""
        return "-" if self.who.startswith("other:") else self.line.cells[COLUMNS[self.who]]

    def answer(self, scene: Scene) -> str:
        """What this person is answered now. Somebody from the other school asks for a row of the own one under their address."""
        strange = self.who.startswith("other:")
        url = path(self.line, scene.other, scene.own.keys(self.line.on)) if strange else ""
        return word(ask(scene, self.who, self.line, url=url, raise_request_exception=False)).replace("go", "ok")


def guarded() -> Iterator[Guarded]:
    """The lines of GUARDS."""
    lines, module = {(line.address, line.on, line.act): line for line in SCHOOL_LINES}, ""
    for words in (text.split() for text in GUARDS.splitlines() if text):
        if len(words) == 1:
            module = words[0].strip("[]")
        else:
            guard, who, act, address, on = words
            yield Guarded(f"{module}.{guard}", who, lines[address, on, act])


def every_guard() -> dict[str, FunctionType]:
    """Each rule about a person (`check_…(actor, …)`), each `visible_to` of a table and the door of files, by its full name."""
    return dict(_rules()) | dict(_views()) | {"core.files.readable": files.readable}


def _rules() -> Iterator[tuple[str, FunctionType]]:
    for app in APPS:
        policy = import_module(f"{app}.policy")
        inside = pkgutil.iter_modules(getattr(policy, "__path__", ()), f"{policy.__name__}.")
        for module in (policy, *(import_module(entry.name) for entry in inside)):
            for name, rule in inspect.getmembers(module, inspect.isfunction):
                first = next(iter(inspect.signature(rule).parameters.values()), None)
                if (
                    name.startswith("check_")
                    and first
                    and first.annotation == "Actor"
                    and rule.__module__ == module.__name__
                ):
                    yield f"{module.__name__}.{name}", rule


def _views() -> Iterator[tuple[str, FunctionType]]:
    for model in apps.get_models():
        rows = model._default_manager.get_queryset()
        if hasattr(rows, "visible_to"):
            view = rows.visible_to.__func__
            yield f"{view.__module__}.{view.__qualname__}", view


def lets_pass(*args, **kwargs):
    """In place of a rule: no objection."""


def shows_all(self, actor):
    """In place of `visible_to`: every row of every school."""
    return self.all()


def says_yes(actor, row):
    """In place of a question: yes."""
    return True


@contextmanager
def without(guard: FunctionType) -> Iterator[None]:
    """The guard's name stays, wherever it was imported; what it does is gone."""
    own = guard.__code__
    instead = {"visible_to": shows_all, "readable": says_yes}.get(guard.__name__, lets_pass)
    guard.__code__ = instead.__code__
    try:
        yield
    finally:
        guard.__code__ = own


@pytest.mark.parametrize("case", guarded(), ids=str)
def test_the_table_notices_a_missing_guard(scene, case):
    assert case.answer(scene) == case.expected
    with without(every_guard()[case.guard]):
        assert case.answer(scene) != case.expected


def test_every_guard_is_asked_or_has_a_reason():
    asked = [case.guard for case in guarded()]
    reasons = [name for names in ELSEWHERE.values() for name in names]
    assert sorted(asked + reasons) == sorted(every_guard())
