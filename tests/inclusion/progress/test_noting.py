"""Who notes progress, for which day, and that a phone's entry arrives once."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.models import AuditEvent
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.progress import PhoneEntry, correct_progress, keep_entries, note_progress
from inclusion.models import ProgressEntry
from tests.clock import NOW
from tests.factories import inclusion, progress

pytestmark = pytest.mark.django_db
DAY = NOW.date()


def note(side, goal, by="teacher", **facts):
    given = {"day": DAY, "value": Decimal(45), **facts}
    return note_progress(by=side.as_(by), now=NOW, goal=goal, **given)


def withdraw(side, goal):
    for consent in goal.long_goal.plan.pupil.consents.filter(purpose="support"):
        withdraw_consent(by=side.as_("special_needs_teacher"), now=NOW, consent=consent)


def test_the_team_notes_and_readers_do_not(world):
    goal = progress.a_goal(world.own)
    for role in ("teacher", "special_needs_teacher", "counsellor"):
        note(world.own, goal, by=role)
    assert goal.entries.count() == 3
    for role in ("principal", "parent"):
        with pytest.raises(Denied):
            note(world.own, goal, by=role)
    with pytest.raises(Hidden):
        note(world.own, goal, by="staff")
    assert AuditEvent.objects.filter(verb="progress.noted").count() == 3


def test_a_day_outside_the_plan_or_still_to_come_is_refused(world):
    goal = progress.a_goal(world.own)
    note(world.own, goal, day=progress.BEGAN)
    for day in (DAY + timedelta(days=1), progress.BEGAN - timedelta(days=1)):
        with pytest.raises(NotNow):
            note(world.own, goal, day=day)


def test_nothing_is_noted_for_a_closed_plan_or_after_withdrawal(world):
    goal = progress.a_goal(world.own)
    plan = goal.long_goal.plan
    type(plan).objects.filter(pk=plan.pk).update(state="closed")
    with pytest.raises(NotNow):
        note(world.own, goal)
    type(plan).objects.filter(pk=plan.pk).update(state="in_force")
    withdraw(world.own, goal)
    with pytest.raises(NotNow):
        note(world.own, goal)


def test_what_was_noted_offline_before_a_withdrawal_is_refused_after_it(world):
    """The day of the measurement does not count: what is stored now needs a consent now."""
    goal = progress.a_goal(world.own)
    kept = PhoneEntry(uuid.uuid4(), goal.pk, DAY - timedelta(days=2), Decimal(44), note="Lancar")
    withdraw(world.own, goal)
    safe, refused = keep_entries(by=world.own.as_("teacher"), now=NOW, school=world.own.school, entries=[kept])
    assert safe == []
    assert "Belum ada persetujuan orang tua" in refused[str(kept.client_key)]
    assert not ProgressEntry.objects.exists()


def test_a_correction_replaces_and_the_old_entry_stays(world):
    goal = progress.a_goal(world.own)
    wrong = progress.noted(world.own, goal, value=450)
    right = correct_progress(by=world.own.as_("teacher"), now=NOW, entry=wrong, value=Decimal(45))
    assert (right.replaces, right.day) == (wrong, wrong.day)
    assert list(ProgressEntry.objects.standing()) == [right]
    with pytest.raises(NotNow):
        correct_progress(by=world.own.as_("teacher"), now=NOW, entry=wrong, value=Decimal(44))
    correct_progress(by=world.own.as_("counsellor"), now=NOW, entry=right, value=None)
    assert not ProgressEntry.objects.standing().exists()
    assert goal.entries.count() == 3


def test_an_entry_without_a_number_is_refused_by_the_database(world):
    goal = progress.a_goal(world.own)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressEntry.objects.create(school=world.own.school, goal=goal, day=DAY, by_label="?", created_at=NOW)


def test_what_a_phone_sends_twice_stands_once(world):
    goal = progress.a_goal(world.own)
    sent = [PhoneEntry(uuid.uuid4(), goal.pk, DAY, Decimal(44)), PhoneEntry(uuid.uuid4(), goal.pk, DAY, Decimal(46))]
    for _time in range(2):
        safe, refused = keep_entries(by=world.own.as_("teacher"), now=NOW, school=world.own.school, entries=sent)
        assert (safe, refused) == ([one.client_key for one in sent], {})
    assert goal.entries.count() == 2


def test_a_phone_is_told_why_an_entry_stays_with_it(world):
    goal = progress.a_goal(world.own)
    foreign = progress.a_goal(world.other)
    sent = [
        PhoneEntry(uuid.uuid4(), goal.pk, DAY + timedelta(days=3), Decimal(44)),
        PhoneEntry(uuid.uuid4(), foreign.pk, DAY, Decimal(44)),
        PhoneEntry(uuid.uuid4(), goal.pk, DAY, Decimal(44)),
    ]
    safe, refused = keep_entries(by=world.own.as_("teacher"), now=NOW, school=world.own.school, entries=sent)
    assert safe == [sent[2].client_key]
    assert "belum tiba" in refused[str(sent[0].client_key)]
    assert "tidak ditemukan" in refused[str(sent[1].client_key)]
    withdraw(world.own, goal)
    late = [PhoneEntry(uuid.uuid4(), goal.pk, DAY, Decimal(47))]
    safe, refused = keep_entries(
        by=world.own.as_("teacher"), now=NOW, school=world.own.school, entries=[*late, sent[2]]
    )
    assert safe == [sent[2].client_key], "what has arrived stays arrived"
    assert "persetujuan orang tua" in refused[str(late[0].client_key)]


def test_a_key_of_another_goal_is_no_way_to_overwrite(world):
    goal = progress.a_goal(world.own)
    other = progress.a_goal(world.own, pupil=goal.long_goal.plan.pupil, text="Menulis", unit="kalimat")
    entry = progress.noted(world.own, goal)
    with pytest.raises(Denied):
        note(world.own, other, client_key=entry.client_key)
    with pytest.raises(Denied):
        note(world.own, goal, by="counsellor", client_key=entry.client_key)


def test_a_class_teacher_outside_the_team_notes_nothing(world):
    pupil = inclusion.supported_pupil(world.own)
    goal = progress.a_goal(world.own, pupil=pupil)
    pupil.team.filter(user=world.own.teacher).update(left_on=DAY)
    with pytest.raises(Hidden):
        note(world.own, goal)


def test_days_are_the_schools_own(world):
    """At 23.30 UTC it is tomorrow in Jakarta already."""
    goal = progress.a_goal(world.own)
    late = NOW.replace(hour=23, minute=30)
    made = note_progress(
        by=world.own.as_("teacher"), now=late, goal=goal, day=DAY + timedelta(days=1), value=Decimal(45)
    )
    assert made.day == date(2026, 9, 22)
