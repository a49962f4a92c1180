"""Somebody who left every school is forgotten; what they did stays, without their name."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from core import erasures
from core.audit_chain import seal_new, verify
from core.models import AuditEvent, OutgoingMessage
from core.policy import Actor, Denied, NotNow
from schools.actions.erasing import erase_person
from schools.actions.people import end_membership
from schools.models import User
from tests.clock import NOW
from tests.factories.partnerships import make_need
from tests.snapshots import read, tables


@pytest.fixture
def leaver(world):
    """The hub wrote a need, was written to, and left."""
    erasures.path().unlink(missing_ok=True)
    world.own.hub.name = "Kirana Wulandari"
    world.own.hub.save()
    make_need(world.own)
    end_membership(by=world.own.as_("principal"), now=NOW, school=world.own.school, user=world.own.hub, reason="Pindah")
    seal_new(NOW)
    return User.objects.get(pk=world.own.hub.pk)


def test_a_person_is_gone_from_every_table_and_the_trail_holds(world, leaver):
    name, email = leaver.name, leaver.email
    erase_person(by=Actor.system(), now=NOW, user=leaver)
    found = {table for table, model in tables().items() if name in repr(read(model)) or email in repr(read(model))}
    assert found == set()
    assert AuditEvent.objects.filter(actor_id=leaver.pk, actor_label="Pengguna terhapus").exists()
    assert list(verify()) == []
    assert not OutgoingMessage.objects.filter(to_user=leaver).exists()
    leaver.refresh_from_db()
    assert not leaver.is_active
    assert not leaver.has_usable_password()


def test_the_ledger_names_nobody_and_erases_again(leaver):
    before = (leaver.email, leaver.name)
    erase_person(by=Actor.system(), now=NOW, user=leaver)
    ledger = erasures.path().read_text()
    assert before[1] not in ledger
    assert erasures.path().stat().st_mode & 0o777 == 0o600
    assert erasures.apply_again(NOW) == 0
    User.objects.filter(pk=leaver.pk).update(email=before[0], name=before[1])
    assert erasures.apply_again(NOW) == 1
    assert erasures.adopt(erasures.path()) == 0, "its own lines it has"
    leaver.refresh_from_db()
    assert (leaver.email, leaver.name) != before


def test_members_are_not_erased_and_nobody_inside_a_school_erases(world):
    with pytest.raises(NotNow, match="masih menjadi anggota"):
        erase_person(by=Actor.system(), now=NOW, user=world.own.teacher)
    with pytest.raises(Denied):
        erase_person(by=world.own.as_("principal"), now=NOW, user=world.own.teacher)


def test_the_command_asks_first(leaver, capsys):
    with pytest.raises(CommandError, match="cannot be undone"):
        call_command("erase_person", leaver.email)
    with pytest.raises(CommandError, match="Nobody"):
        call_command("erase_person", "tidak@ada.test", "--yes")
    call_command("erase_person", leaver.email, "--yes")
    assert "was erased" in capsys.readouterr().out
