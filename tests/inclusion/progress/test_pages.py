"""The pages of progress: a number in seconds, the course of a goal, reads on record, withdrawal at once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.lines import tasks_of
from core.models import AuditEvent
from inclusion.actions.consents import withdraw_consent
from inclusion.models import ProgressEntry
from inclusion.panels.progress import must_do
from inclusion.reminders.progress import RULES
from schools.links import school_url
from tests.clock import NOW
from tests.factories import inclusion, progress

pytestmark = pytest.mark.django_db


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


def reads(pupil):
    return AuditEvent.objects.filter(verb="pupil.progress_opened", subject_id=pupil.pk).count()


def withdraw(side, pupil):
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=side.as_("parent"), now=timezone.now(), consent=consent)


@pytest.fixture
def goal(world):
    return progress.a_goal(world.own)


@pytest.fixture
def pupil(goal):
    return goal.long_goal.plan.pupil


def queries(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_a_number_on_the_sheet_is_an_entry(world, client_for, goal, pupil):
    client = client_for(world.own.teacher)
    page = client.get(at(world.own, "progress_sheet")).content.decode()
    assert "Bayu" in page
    assert "Bayu Pratama" not in page, "the full name does not stay on a phone"
    assert reads(pupil) == 1
    today = world.own.school.local_date(timezone.now())
    answer = client.post(
        at(world.own, "progress_note", goal.pk),
        {"value": "47,5", "help": "some", "note": "", "day": today, "sheet": "1"},
    )
    assert answer["Location"].endswith(f"#goal-{goal.pk}")
    entry = ProgressEntry.objects.get()
    assert (entry.value, entry.help, entry.by) == (Decimal("47.5"), "some", world.own.teacher)
    refused = client.post(at(world.own, "progress_note", goal.pk), {"value": "banyak", "day": today})
    assert refused.status_code == 422


@pytest.mark.parametrize("name", ["progress_sheet", "progress_list"])
def test_a_list_costs_the_same_for_one_pupil_and_for_three(world, client_for, goal, name):
    client = client_for(world.own.special_needs_teacher)
    client.get(at(world.own, name))
    one = queries(client, at(world.own, name))
    for word in ("Citra Ayu", "Danu Putra"):
        progress.a_goal(world.own, pupil=inclusion.supported_pupil(world.own, name=word))
    client.get(at(world.own, name))  # the first reading is put on record, opening again soon is the same reading
    assert queries(client, at(world.own, name)) == one


def test_the_page_of_a_goal_shows_the_old_entry_struck_through(world, client_for, goal, pupil):
    wrong = progress.noted(world.own, goal, value=450)
    client = client_for(world.own.teacher)
    answer = client.post(
        at(world.own, "progress_correct", wrong.pk), {"value": "45", "day": wrong.day, "help": "", "note": ""}
    )
    assert answer["Location"] == at(world.own, "progress_goal", goal.pk)
    page = client.get(answer["Location"]).content.decode()
    assert "<s " in page
    assert "450" in page
    assert reads(pupil) == 1


def test_a_stored_number_is_corrected_without_zeros_that_nobody_typed(world, client_for, goal):
    wrong = progress.noted(world.own, goal, value=450)
    page = client_for(world.own.teacher).get(at(world.own, "progress_correct", wrong.pk))
    assert 'value="450"' in page.content.decode()


def test_a_parent_reads_the_progress_of_the_own_child_alone(world, client_for, goal, pupil):
    progress.noted(world.own, goal, value=45)
    other = progress.a_goal(world.own, pupil=inclusion.supported_pupil(world.own, name="Citra Ayu"))
    other.long_goal.plan.pupil.guardians.update(user=None)
    client = client_for(world.own.parent)
    page = client.get(at(world.own, "progress_of", pupil.pk)).content.decode()
    assert goal.text in page
    assert "Cara mengukur" in page
    assert reads(pupil) == 1
    assert client.get(at(world.own, "progress_of", other.long_goal.plan.pupil_id)).status_code == 404
    assert client.get(at(world.own, "progress_goal", other.pk)).status_code == 404


def test_withdrawal_closes_every_page_at_once(world, client_for, goal, pupil):
    entry = progress.noted(world.own, goal, value=45)
    client = client_for(world.own.teacher)
    ways = [
        ("progress_goal", goal.pk),
        ("progress_note", goal.pk),
        ("progress_correct", entry.pk),
        ("progress_of", pupil.pk),
    ]
    assert [client.get(at(world.own, *way)).status_code for way in ways] == [200] * 4
    withdraw(world.own, pupil)
    assert [client.get(at(world.own, *way)).status_code for way in ways] == [409] * 4
    for name in ("progress_sheet", "progress_list"):
        assert "Bayu" not in client.get(at(world.own, name)).content.decode()


def test_a_quiet_goal_asks_the_person_in_charge_and_names_nobody_in_the_mail(world, goal, pupil):
    teacher, gpk, today = world.own.as_("teacher"), world.own.as_("special_needs_teacher"), NOW.date()
    assert [task.title for task in tasks_of(must_do(teacher, NOW))] == ["Catat perkembangan Bayu"]
    (due,) = RULES[0].find(world.own.school, today)
    assert due.recipients == [world.own.teacher]
    assert "Bayu" not in f"{due.headline} {due.detail} {due.url}"
    progress.noted(world.own, goal, day=today - timedelta(days=3))
    assert tasks_of(must_do(teacher, NOW)) == []
    assert list(RULES[0].find(world.own.school, today)) == []
    later = NOW + timedelta(days=30)
    pupil.team.filter(user=world.own.teacher).update(left_on=today)
    assert tasks_of(must_do(teacher, later)) == []
    assert [task.title for task in tasks_of(must_do(gpk, later))] == ["Catat perkembangan Bayu"]
    withdraw(world.own, pupil)
    assert tasks_of(must_do(gpk, later)) == []
    assert list(RULES[0].find(world.own.school, later.date())) == []
