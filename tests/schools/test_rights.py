"""The rights desk: a clock of 3 × 24 hours, an answer that stays, copies that reach only whom they may."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from core import erasures
from core.data_copies import check_open, forget_old, request_copy, take, write_copy
from core.lines import tasks_of
from core.models import AuditEvent, DataCopy
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.pupils import leave_school
from inclusion.actions.reading import record_read
from inclusion.models import Pupil
from schools.access import personal_actor
from schools.actions.rights import answer_request, ask_myself, carry_out_erasure, record_request
from schools.models import RightsRequest
from schools.panels import rights_waiting
from schools.reminders import due_rights
from tests.access.asking import let_go
from tests.clock import NOW
from tests.factories import inclusion as make
from tests.factories import profiles
from tests.factories.observations import make_observation
from tests.memory import remembered

WORD = "kenarijingga"


@remembered
def asked(side, kind="copy", subject=None, **facts):
    """A parent came to the office."""
    given = {"via": "person", "asker": "Bu Wulan", **facts}
    return record_request(by=side.as_("operator"), now=NOW, school=side.school, kind=kind, subject=subject, **given)


def packed(copy) -> dict[str, bytes]:
    """What is in the ZIP."""
    copy.refresh_from_db()
    with copy.file.open() as stored, zipfile.ZipFile(io.BytesIO(stored.read())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_clock_runs_from_when_it_came_and_the_keepers_are_told(world):
    request = asked(world.own, words=WORD)
    assert request.due_at == NOW + timedelta(hours=72)
    tones = [request.tone_at(NOW + timedelta(hours=hours)) for hours in (1, 49, 73)]
    assert tones == ["wait", "warn", "bad"]
    (task,) = tasks_of(rights_waiting(world.own.as_("principal"), NOW))
    assert "Bu Wulan" in task.context
    (due,) = due_rights(world.own.school, NOW.date())
    assert {person.pk for person in due.recipients} == {world.own.principal.pk, world.own.operator.pk}
    assert "Wulan" not in due.headline()
    assert tasks_of(rights_waiting(world.own.as_("hub"), NOW)) == []


def test_an_answer_is_given_once_and_a_refusal_says_why(world):
    request, by = asked(world.own), world.own.as_("operator")
    with pytest.raises(NotNow, match="dasar"):
        answer_request(by=by, now=NOW, request=request, outcome="refused", answer="Tidak.")
    done = answer_request(by=by, now=NOW, request=request, outcome="refused", answer=WORD, ground="identity")
    assert (done.answered_at, done.answered_by_label) == (NOW, world.own.operator.display_name)
    with pytest.raises(NotNow, match="sudah dijawab"):
        answer_request(by=by, now=NOW, request=request, outcome="done", answer="Ya.")
    assert WORD not in repr(list(AuditEvent.objects.values_list("details", flat=True)))
    with pytest.raises(Hidden):
        asked(world.own) and record_request(
            by=world.own.as_("hub"), now=NOW, school=world.own.school, kind="copy", via="letter", asker="x"
        )
    with pytest.raises(Denied):
        answer_request(by=world.other.as_("operator"), now=NOW, request=request, outcome="done", answer="x")


def test_people_ask_about_themselves_alone(world):
    facts = {"now": NOW, "school": world.own.school, "kind": "correction", "words": ""}
    request = ask_myself(by=world.own.as_("teacher"), user=world.own.teacher, **facts)
    assert (request.person, request.via) == (world.own.teacher, "account")
    with pytest.raises(Denied):
        ask_myself(by=world.own.as_("teacher"), user=world.own.hub, **facts)


def test_the_parents_copy_holds_everything_about_the_child_and_nothing_of_another(world):
    pupil, other = make.supported_pupil(world.own, name="Kenari Satu"), make.registered(world.own, name="Melati Dua")
    profiles.assessed(world.own, pupil, summary=WORD)
    record_read(by=world.own.as_("counsellor"), now=NOW, pupil=pupil, verb="pupil.plan_opened")
    copy = request_copy(by=world.own.as_("parent"), now=NOW, obj=pupil)
    assert request_copy(by=world.own.as_("parent"), now=NOW, obj=pupil).pk == copy.pk, "asked twice is one"
    assert write_copy(copy.pk, NOW)
    inside = packed(copy)
    held = json.loads(inside["data.json"])["rows"]
    assert held["inclusion.Pupil"][0]["name"] == "Kenari Satu"
    assert WORD in json.dumps(held), "what is encrypted is opened for the parents"
    assert held["core.AuditEvent"][0]["actor_label"] == world.own.counsellor.display_name
    assert "phone" not in held["inclusion.Guardian"][0], "what is another guardian's is left out"
    assert other.name not in inside["data.json"].decode()
    assert inside["data.pdf"].startswith(b"%PDF")
    let_go(take(copy, by=personal_actor(world.own.parent), now=NOW))
    assert AuditEvent.objects.filter(verb="pupil.data_taken_out", subject_id=pupil.pk).exists(), "parents see it"


@pytest.mark.parametrize("role", ["principal", "operator", "hub", "teacher", "committee"])
def test_nobody_else_takes_a_childs_copy(world, role):
    pupil = make.supported_pupil(world.own)
    with pytest.raises(Hidden):
        request_copy(by=world.own.as_(role), now=NOW, obj=pupil)


def test_a_copy_for_a_colleague_holds_this_school_alone_and_no_confidence(world):
    make_observation(world.own, "held", text=WORD)
    copy = request_copy(by=world.own.as_("principal"), now=NOW, obj=world.own.teacher)
    assert write_copy(copy.pk, NOW)
    inside = packed(copy)
    assert WORD.encode() not in inside["data.json"]
    held = json.loads(inside["data.json"])
    assert {row["actor_label"] for row in held["rows"]["core.AuditEvent"]} == {world.own.teacher.display_name}
    assert held["named_in"] == {}
    with pytest.raises(Hidden):
        request_copy(by=world.own.as_("operator"), now=NOW, obj=world.own.teacher)
    with pytest.raises(Hidden):
        request_copy(by=world.other.as_("principal"), now=NOW, obj=world.own.teacher)


def test_whoever_may_no_longer_have_it_gets_nothing_and_it_goes_after_three_days(world):
    pupil = make.supported_pupil(world.own)
    copy = request_copy(by=world.own.as_("parent"), now=NOW, obj=pupil)
    write_copy(copy.pk, NOW)
    copy.refresh_from_db()
    name = copy.file.name
    pupil.guardians.update(is_active=False)
    with pytest.raises(Denied):
        check_open(copy)
    assert forget_old(NOW + timedelta(hours=71)) == 0
    assert forget_old(NOW + timedelta(hours=73)) == 1
    assert not default_storage.exists(name)
    assert not DataCopy.objects.exists()


def test_an_erasure_that_was_asked_for_takes_the_child_and_the_name_in_the_request(world):
    erasures.path().unlink(missing_ok=True)
    pupil = make.supported_pupil(world.own, name="Kenari Satu")
    request = asked(world.own, kind="erasure", subject=pupil)
    with pytest.raises(NotNow, match="masih bersekolah"):
        carry_out_erasure(by=world.own.as_("principal"), now=NOW, request=request)
    leave_school(by=world.own.as_("operator"), now=NOW, pupil=pupil)
    with pytest.raises(Denied):
        carry_out_erasure(by=world.own.as_("operator"), now=NOW, request=request)
    carry_out_erasure(by=world.own.as_("principal"), now=NOW, request=request)
    assert not Pupil.objects.exists()
    request.refresh_from_db()
    assert "Kenari" not in f"{request.subject_label}{request.asker}"
    with pytest.raises(NotNow):
        carry_out_erasure(by=world.own.as_("principal"), now=NOW, request=request)


def test_an_account_is_erased_by_the_platform(world):
    request = asked(world.own, kind="erasure", subject=world.own.teacher)
    with pytest.raises(Denied):
        carry_out_erasure(by=world.own.as_("principal"), now=NOW, request=request)
    assert RightsRequest.objects.open().count() == 1
