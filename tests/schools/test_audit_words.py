"""The audit trail never shows a raw code: what is recorded has words."""

from core.models import AuditEvent, ImportBatch
from core.registry import registry
from schools.audit_words import about_words, detail_words, line, verb_words
from tests.clock import NOW


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


def test_a_paper_is_told_by_its_kind():
    kind, found = next(iter(registry.document_kinds.items()))
    told = AuditEvent(
        verb="document.rendered", subject_type="core.document", subject_id=1, at=NOW, details={"kind": kind}
    )
    assert detail_words(told) == str(found.label)
    told.details = {"kind": "long.gone"}
    assert detail_words(told) == ""


def test_only_what_has_a_page_becomes_a_link():
    assert line(event()).has_page
    assert not line(AuditEvent(verb="x.y", subject_type="core.attachment", subject_id=1, at=NOW)).has_page
