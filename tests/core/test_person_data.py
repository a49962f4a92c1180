"""A person gets a copy of what is held about them, and nothing about anybody else."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEvent
from tests.factories.observations import make_observation
from tests.factories.partnerships import make_need

WORD = "kenarijingga"


@pytest.fixture
def copied(world, tmp_path):
    make_need(world.own)
    make_observation(world.own, "held", text=WORD)
    call_command("export_person", world.own.teacher.email, str(tmp_path))
    return tmp_path


def test_the_copy_holds_the_persons_rows_and_nobody_elses(world, copied):
    teacher = world.own.teacher
    text = (copied / f"data-{teacher.pk}.json").read_text()
    content = json.loads(text)
    (account,) = content["rows"]["schools.User"]
    assert (account["email"], account["name"]) == (teacher.email, teacher.name)
    assert "password" not in account
    assert content["rows"]["schools.Membership"][0]["role"] == "teacher"
    assert content["rows"]["core.AuditEvent"]
    assert content["named_in"]["collaboration.Observation.observed"] == 1
    for other in (world.own.principal, world.own.hub, world.other.teacher):
        assert other.email not in text


def test_what_was_said_in_confidence_is_not_in_it(world, copied):
    assert all(WORD not in path.read_bytes().decode("latin-1") for path in copied.iterdir())


def test_it_can_be_read_and_is_recorded(world, copied):
    paper = copied / f"data-{world.own.teacher.pk}.pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.stat().st_mode & 0o777 == 0o600
    assert AuditEvent.objects.filter(verb="user.data_exported", subject_id=world.own.teacher.pk).exists()


def test_an_unknown_address_is_said(world, tmp_path):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("export_person", "tidak@ada.test", str(tmp_path))
