"""The audit trail never shows a raw code: every verb that the program records has words."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from core.models import AuditEvent, ImportBatch
from core.registry import registry
from schools.audit_words import about_words, detail_words, line, verb_words
from tests.clock import NOW

APPS = ("core", "schools", "partnerships")


def recorded_verbs():
    """Verbs in calls of `audit.record` that are written out as a whole; those of workflows and imports are made of parts."""
    found = set()
    for app in APPS:
        for path in Path(settings.BASE_DIR, app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record" and len(node.args) > 1:
                    found |= {leaf.value for leaf in ast.walk(node.args[1]) if isinstance(leaf, ast.Constant)}
    return sorted(verb for verb in found if re.fullmatch(r"[a-z_]+\.[a-z_]+", str(verb)))


@pytest.mark.parametrize("verb", recorded_verbs())
def test_a_recorded_verb_has_words(verb):
    assert verb in registry.verbs


def test_moves_speak_through_their_workflow():
    for workflow in registry.workflows.values():
        for transition in workflow.transitions:
            assert verb_words(f"{workflow.name}.{transition.name}") == transition.label


def test_each_end_of_an_import_has_words():
    for state in ImportBatch.State:
        assert f"import.{state.value}" in registry.verbs


def test_an_unknown_verb_is_told_in_general():
    assert str(verb_words("rocket.launched")) == "Perubahan lain"
    assert str(verb_words("partnership.exploded")) == "Perubahan lain"
    assert about_words("moon.crater") == ""


def event(**details):
    return AuditEvent(verb="school.edited", subject_type="schools.school", subject_id=1, at=NOW, details=details)


def test_details_are_told_in_words():
    assert detail_words(event(fields=["phone", "logo_id"])) == "Telepon, Lambang"
    assert detail_words(event(given=["hub"], taken=["teacher", "coach"])) == (
        "diberikan: Pusat Penggerak Kolaborasi; dicabut: Guru, Pembimbing"
    )
    assert detail_words(event(role="hub", user=7)) == "Pusat Penggerak Kolaborasi"
    assert detail_words(event(npsn="1")) == ""


def test_only_what_has_a_page_becomes_a_link():
    assert line(event()).has_page
    assert not line(AuditEvent(verb="x.y", subject_type="core.attachment", subject_id=1, at=NOW)).has_page
