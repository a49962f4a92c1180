"""The breach kit names those whose data an account or a link touched, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from core.breaches import Question, affected
from core.models import AuditEvent
from core.policy import Hidden
from inclusion.actions.reading import record_read
from schools.actions.breaches import list_affected
from tests.clock import NOW
from tests.core.papers_made import text_of
from tests.factories import inclusion as make
from tests.factories import inclusion_plans as plans

SOON = NOW + timedelta(hours=1)


@pytest.fixture
def leaked(world):
    """The counsellor's account looked at one pupil's plan and downloaded a paper of it; a colleague looked at another."""
    one, other = make.supported_pupil(world.own, name="Kenari Satu"), make.supported_pupil(world.own, name="Melati Dua")
    plan = plans.opened(world.own, pupil=one)
    thief = world.own.as_("counsellor")
    record_read(by=thief, now=SOON, pupil=one, verb="pupil.plan_opened", about=plan)
    record_read(by=thief, now=SOON, pupil=one, verb="pupil.paper_opened", about=plan)
    record_read(by=world.own.as_("special_needs_teacher"), now=SOON, pupil=other, verb="pupil.plan_opened")
    return Question(world.own.school.pk, NOW + timedelta(minutes=1), SOON, world.own.counsellor.pk)


def test_who_was_touched_and_how(leaked, world):
    (found,) = affected(leaked)
    assert (str(found.person), found.times) == ("Kenari Satu", 2)
    assert found.words == "Dokumen diunduh (1), Rencana dibuka (1)"
    everything = affected(Question(leaked.tenant_id, leaked.since, leaked.until))
    assert {str(one.person) for one in everything} == {"Kenari Satu", "Melati Dua"}
    assert affected(Question(world.other.school.pk, leaked.since, leaked.until)) == []
    assert affected(Question(leaked.tenant_id, SOON + timedelta(days=1), SOON + timedelta(days=2))) == []


def test_the_number_of_questions_does_not_grow(leaked, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        affected(Question(leaked.tenant_id, NOW - timedelta(days=1), SOON))


def test_the_command_writes_list_letter_and_steps(leaked, world, tmp_path):
    school, words = world.own.school, {"since": leaked.since.isoformat(), "until": leaked.until.isoformat()}
    call_command(
        "breach", school.slug, words["since"], words["until"], str(tmp_path), account=world.own.counsellor.email
    )
    made = {path.suffix: path for path in tmp_path.iterdir()}
    sheet = openpyxl.load_workbook(made[".xlsx"]).active
    assert [row[0].value for row in sheet.iter_rows()][1:] == ["Kenari Satu"]
    assert "Kenari Satu" in made[".csv"].read_text()
    paper = text_of(made[".pdf"].read_bytes())
    assert "Kenari Satu" in paper
    assert "3 × 24 jam" in paper
    assert "Melati" not in paper
    assert made[".pdf"].stat().st_mode & 0o777 == 0o600
    assert AuditEvent.objects.filter(verb="breach.listed", tenant=school).count() == 3
    with pytest.raises(CommandError, match="Nobody"):
        call_command("breach", school.slug, words["since"], words["until"], str(tmp_path), account="tidak@ada.test")


def test_the_list_is_the_principals(leaked, world):
    facts = {"now": SOON, "school": world.own.school, "question": leaked, "form": "csv"}
    with pytest.raises(Hidden):
        list_affected(by=world.own.as_("operator"), **facts)
    assert b"Kenari Satu" in list_affected(by=world.own.as_("principal"), **facts)
