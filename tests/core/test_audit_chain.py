"""Whoever changes, removes or reorders events of the audit trail in the database is found out (reliability T22)."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from core import audit, audit_chain
from core.audit_chain import ends, seal_new, seal_of, verify
from core.models import AuditChain, AuditEvent
from core.policy import Actor
from core.sweep import sweep
from tests.clock import NOW
from tests.core.test_audit import make_need

RAW = models.QuerySet(AuditEvent)


@pytest.fixture
def trail(world):
    """Events of both schools and of the platform, sealed."""
    for side in (world.own, world.other):
        for number in range(3):
            audit.record(side.as_("hub"), "need.looked_at", side.school, NOW, number=number)
    audit.record(Actor.system(), "platform.looked_at", world.own.hub, NOW)
    seal_new(NOW)
    return world.own.school


def of(school, place):
    return RAW.filter(tenant=school, place=place)


def found() -> str:
    return "\n".join(map(str, verify()))


def test_the_sweep_seals_each_schools_events_in_a_chain_of_their_own(trail, world):
    assert not AuditEvent.objects.filter(seal="").exists()
    assert list(verify()) == []
    for school in (world.own.school, world.other.school, None):
        chain = list(AuditEvent.objects.filter(tenant=school).order_by("place"))
        assert [event.place for event in chain] == list(range(1, len(chain) + 1))
        assert [event.previous for event in chain] == ["", *(event.seal for event in chain[:-1])]
        end = AuditChain.objects.get(tenant=school)
        assert (end.length, end.seal) == (len(chain), chain[-1].seal)
    assert seal_new(NOW) == 0, "a second time finds nothing to do"


def test_new_events_follow_the_old_ones(trail, world):
    before = ends()
    make_need(world.own)
    assert sweep(NOW)["sealed"] > 0
    assert list(verify(before)) == []
    assert AuditChain.objects.get(tenant=trail).length > before[str(trail.pk)][0]


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        (lambda s: of(s, 2).update(verb="need.deleted"), "was changed"),
        (lambda s: of(s, 2).update(details={"number": 9}), "was changed"),
        (lambda s: of(s, 2).update(actor_id=999_999), "was changed"),
        (lambda s: of(s, 2).update(at=NOW.replace(year=2025)), "was changed"),
        (lambda s: of(s, 1).delete(), "missing"),
        (lambda s: of(s, 2).delete(), "missing"),
        (
            lambda s: RAW.filter(tenant=s).order_by("-place")[:1].get() and of(s, ends()[str(s.pk)][0]).delete(),
            "cut off",
        ),
    ],
)
def test_one_changed_row_is_found(trail, tamper, reason):
    tamper(trail)
    assert reason in found()
    with pytest.raises(CommandError, match=reason):
        call_command("verify_audit")


def test_a_forged_seal_breaks_the_next_link(trail):
    event = of(trail, 2).get()
    event.verb = "need.deleted"
    of(trail, 2).update(verb=event.verb, seal=seal_of(event, 2, event.previous))
    assert "does not follow the one before" in found()


def test_a_chain_that_was_written_anew_differs_from_the_notes(trail, tmp_path, capsys):
    """Who writes the whole database can make a new chain that holds; what was noted elsewhere says otherwise."""
    notes = tmp_path / "notes.json"
    call_command("verify_audit", "--notes", str(notes))
    assert "unbroken" in capsys.readouterr().out
    assert json.loads(notes.read_text())[str(trail.pk)][0] >= 3
    of(trail, 2).update(verb="need.deleted")
    RAW.update(place=None, previous="", seal="")
    AuditChain.objects.all().delete()
    seal_new(NOW)
    assert found() == ""
    with pytest.raises(CommandError, match="was written anew"):
        call_command("verify_audit", "--notes", str(notes))
    RAW.filter(tenant=trail).delete()
    AuditChain.objects.filter(tenant=trail).delete()
    assert "the whole chain is gone" in "\n".join(map(str, verify(json.loads(notes.read_text()))))


def test_a_name_may_be_forgotten_without_breaking_the_chain(trail):
    RAW.update(actor_label="Pengguna terhapus")
    assert found() == ""


def test_a_long_trail_is_sealed_in_parts(trail, world, monkeypatch):
    monkeypatch.setattr(audit_chain, "AT_ONCE", 2)
    monkeypatch.setattr(audit_chain, "MOST_PER_SWEEP", 2)
    for number in range(7):
        audit.record(world.own.as_("hub"), "need.looked_at", trail, NOW, number=number)
    assert [seal_new(NOW), seal_new(NOW), seal_new(NOW)] == [4, 3, 0]
    assert found() == ""
