"""`check_data` is silent about what the program did itself, and finds what a fault or a hand in the database did."""

from __future__ import annotations

import os
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone

from collaboration.models import MentoringMember, Observation, ObservationNote
from core.audit_chain import seal_new
from core.cipher import key_ring
from core.data_checks import run
from core.files import attach, sweep_orphans
from core.models import Attachment, AuditEvent
from partnerships.models import Agreement
from schools.models import Membership, SchoolYear
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload
from tests.core.test_private_fields import put
from tests.factories.agreements import signed
from tests.factories.mentoring import make_mentoring
from tests.factories.observations import make_observation
from tests.factories.partnerships import make_partnership


def rows(model, **about):
    """Past every manager, as a hand in the database."""
    return models.QuerySet(model).filter(**about)


@pytest.fixture
def told(world):
    """A school in which something has happened, and a picture of its own."""
    sweep_orphans(timezone.now())  # what earlier tests left behind
    signed(world.own)
    make_observation(world.own, "held")
    make_mentoring(world.own, "active")
    seal_new(NOW)
    picture = attach(by=world.own.as_("operator"), now=NOW, subject=world.own.school, upload=upload("logo.png", png()))
    return world, picture


def found(deep=False) -> str:
    return "\n".join(sentence for _key, sentences in run(deep) for sentence in sentences)


def test_what_the_program_did_is_in_order(told, capsys):
    call_command("check_data", "--deep")
    assert "The data are in order." in capsys.readouterr().out


def overlap(world, picture):
    year = SchoolYear.objects.filter(school=world.own.school).first()
    if year is None:
        year = SchoolYear.objects.create(
            school=world.own.school, name="2026/2027", starts_on=date(2026, 7, 1), ends_on=date(2027, 6, 30)
        )
    SchoolYear.objects.create(school=year.school, name="lain", starts_on=year.ends_on, ends_on=date(2030, 1, 1))


def spoil(world, picture):
    name = picture.file.name
    with open(default_storage.path(name), "r+b") as file:
        file.seek(-1, 2)
        last = file.read()[0]
        file.seek(-1, 2)
        file.write(bytes([last ^ 1]))  # sealed, it may be any byte; only another one spoils it


def exchange(world, picture):
    with picture.file.open() as stored:
        content = stored.read()
    default_storage.delete(picture.file.name)
    default_storage.save(picture.file.name, ContentFile(content[:-1] + b"x"))


FAULTS = {
    "its partnership belongs to another school": lambda world, picture: rows(Agreement).update(
        partnership=make_partnership(world.other)
    ),
    "was changed after it was sealed": lambda world, picture: rows(AuditEvent, place=1).update(verb="need.lost"),
    "that FIELD_KEYS does not hold": lambda world, picture: put(
        rows(ObservationNote).first(), "guyub-enc:1:00000000:AA"
    ),
    "does not open": lambda world, picture: put(rows(ObservationNote).first(), f"guyub-enc:1:{key_ring().writes}:AAAA"),
    "is missing": lambda world, picture: default_storage.delete(picture.file.name),
    "its SHA-256 differs": exchange,
    "changed or cut off": spoil,
    "bytes instead of": lambda world, picture: rows(Attachment).update(size=7),
    "hangs on a row that is gone": lambda world, picture: rows(Attachment).update(subject_id=999_999),
    "neither principal nor operator": lambda world, picture: rows(
        Membership, role__in=("principal", "operator"), school=world.own.school
    ).update(is_active=False, ended_at=NOW),
    "overlaps another school year": overlap,
    "fewer than two parties": lambda world, picture: rows(Agreement).first().parties.all().delete(),
    "its text was not frozen": lambda world, picture: rows(Agreement).update(payload={}),
    "its confirmed scan is gone": lambda world, picture: rows(Agreement).update(
        scan_id=picture.pk, scan_confirmed_at=NOW
    ),
    "it runs with fewer than two people": lambda world, picture: rows(MentoringMember).first().delete(),
    "its observation was erased": lambda world, picture: rows(Observation).update(erased_at=NOW),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_a_fault_is_found(told, sentence):
    FAULTS[sentence](*told)
    assert sentence in found(deep=True)


def test_the_command_fails_and_names_what_it_found(told, capsys):
    rows(Agreement).update(payload={})
    with pytest.raises(CommandError, match="1 contradictions"):
        call_command("check_data")
    assert "FAIL  agreements are frozen" in capsys.readouterr().out


def test_a_file_that_no_row_names_is_found_once_it_is_old(told):
    _world, picture = told
    rows(Attachment).delete()
    assert "no row names this file" not in found(), "an upload may just be under way"
    os.utime(default_storage.path(picture.file.name), (0, 0))
    assert f"{picture.file.name}: no row names this file" in found()
