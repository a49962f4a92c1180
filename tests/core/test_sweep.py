"""The sweep does all that waits, from anywhere, without a broker; twice is the same as once (reliability F7)."""

import uuid
from datetime import date, time, timedelta

import pytest
from celery import current_app
from django.apps import apps
from django.core import mail as sent_mail
from django.core.management import CommandError, call_command
from django.db.models import DateField
from django.utils import timezone

from core import heartbeat, tasks
from core.models import AuditEvent, FormReceipt, OutgoingMessage, Reminder, ScopedLink
from core.privacy import our_models
from core.retention import dated, forget, past
from core.sweep import sweep
from schools.models import ClassGroup, Lesson, SchoolYear, Subject
from tests.clock import NOW
from tests.core.reminding import ReminderRule, at, only_rules

DUE = date(2026, 12, 31)


def tables():
    """Everything in the tables of core, except the signs of life."""
    models = [m for m in apps.get_app_config("core").get_models() if m._meta.model_name != "heartbeat"]
    return {m._meta.label: list(m._default_manager.order_by("pk").values()) for m in models}


def test_one_sweep_carries_a_date_into_the_mailbox(world, agenda):
    agenda.add(world.own.school, DUE, world.own.hub)
    recorded = AuditEvent.objects.count()
    moved = sweep(at(DUE))
    assert len(sent_mail.outbox) == 1
    assert moved == {
        "leases": 0, "planned": 2, "reminders": 2, "messages": 1, "settled": 1, "scanned": 0, "documents": 0, "exports": 0,
        "batches": 0, "bundles": 0, "copies": 0,
        "partnerships.next_steps": 0, "partnerships.series": 0, "partnerships.silent_texts": 0, "collaboration.reports": 0,
        "collaboration.observations_erased": 0, "collaboration.mentoring_erased": 0, "inclusion.guardians": 0,
        "sealed": recorded, "forgotten": 0, "orphans": 0,
        "heartbeat": 1,
    }  # fmt: skip
    assert heartbeat.last(heartbeat.SWEEP) == at(DUE)


def test_the_second_sweep_changes_nothing(world, agenda):
    agenda.add(world.own.school, DUE, world.own.hub, "mitra@mitra.test")
    sweep(at(DUE))
    before = tables()
    sweep(at(DUE))
    assert tables() == before


def test_the_command_works_for_a_given_moment(world, agenda, capsys):
    agenda.add(world.own.school, DUE, world.own.hub)
    call_command("sweep", "--now", "2026-12-31T09:00:00+07:00")
    assert len(sent_mail.outbox) == 1
    assert "messages 1" in capsys.readouterr().out


def test_the_command_works_for_the_present_and_can_be_silent(world, agenda, capsys):
    call_command("sweep", verbosity=0)
    assert capsys.readouterr().out == ""
    assert heartbeat.is_alive(heartbeat.SWEEP, timezone.now())


@pytest.mark.parametrize("given", ["kemarin", "2026-12-31T09:00:00"])
def test_the_command_refuses_a_moment_it_cannot_place(given):
    with pytest.raises(CommandError, match="--now"):
        call_command("sweep", "--now", given)


def test_a_failing_step_stops_no_other_and_is_heard_of(world, agenda, send):
    def broken(tenant, today):
        raise ZeroDivisionError

    send(to_email="mitra@mitra.test")
    rule = ReminderRule(key="tests.broken", label="Rusak", offsets=(0,), find=broken)
    with only_rules(rule), pytest.raises(ZeroDivisionError):
        sweep(NOW)
    assert len(sent_mail.outbox) == 1
    assert heartbeat.last(heartbeat.SWEEP) == NOW


def test_handing_over_leaves_the_sending_to_the_workers(world, agenda, send):
    (fresh,) = send(to_email="baru@mitra.test")
    (old,) = send(to_email="lama@mitra.test", now=NOW - timedelta(minutes=1))
    (retry,) = send(to_email="lagi@mitra.test")
    OutgoingMessage.objects.filter(pk=retry.pk).update(state="retry", next_at=NOW)
    assert sweep(NOW, hand_over=True)["messages"] == 2
    assert sent_mail.outbox == []
    assert not OutgoingMessage.objects.filter(pk__in=[fresh.pk, old.pk, retry.pk], state="sent").exists()


SAMPLES = {
    "core.tasks.sweep": "nothing",
    "core.tasks.deliver_message": "message",
    "core.tasks.render_document": "none",
    "core.tasks.write_export": "none",
    "core.tasks.pack_bundle": "none",
    "core.tasks.work_on_batch": "none",
    "core.tasks.write_copy": "none",
}


def test_every_task_has_a_sample_and_takes_unknown_arguments(world, agenda):
    current_app.loader.import_default_modules()
    ours = {name for name in current_app.tasks if not name.startswith("celery.")}
    assert ours == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_task_run_twice_leaves_the_same_state(world, agenda, send, name):
    (message,) = send(to_email="mitra@mitra.test", now=timezone.now())
    agenda.add(world.own.school, timezone.now().date(), world.own.hub)
    arguments = {"message": [message.pk], "none": [0], "nothing": []}[SAMPLES[name]]
    task = getattr(tasks, name.rpartition(".")[2])
    task(*arguments, from_a_newer_version=True)
    once = tables(), len(sent_mail.outbox)
    task(*arguments)
    assert (tables(), len(sent_mail.outbox)) == once


def test_what_is_past_its_time_is_forgotten_and_nothing_else(world, agenda, send):
    def past(row, **days):
        type(row).objects.filter(pk=row.pk).update(**{name: NOW - timedelta(days=n) for name, n in days.items()})

    kept, gone = [], []
    for days, pile in ((179, kept), (181, gone)):
        (email,) = send(to_email="mitra@mitra.test")
        OutgoingMessage.objects.filter(pk=email.pk).update(state="failed", next_at=None, last_error="550")
        past(email, created_at=days)
        pile.append(email)
    (waiting,) = send(to_email="mitra@mitra.test")
    OutgoingMessage.objects.filter(pk=waiting.pk).update(
        state="claimed", next_at=None, worker="x", lease_until=NOW + timedelta(days=1)
    )
    past(waiting, created_at=400)
    kept.append(waiting)
    for days, pile in ((364, kept), (366, gone)):
        (note,) = send(to_user=world.own.hub, channels=["inbox"])
        past(note, created_at=days)
        pile.append(note)
    for days, pile in ((6, kept), (8, gone)):
        written = NOW - timedelta(days=days)
        pile.append(FormReceipt.objects.create(key=uuid.uuid4(), actor_key="user:1", created_at=written))
    assert sweep(NOW)["forgotten"] == len(gone)
    assert all(type(row).objects.filter(pk=row.pk).exists() for row in kept)
    assert not any(type(row).objects.filter(pk=row.pk).exists() for row in gone)


def test_the_ledger_is_kept_for_two_years(world, agenda):
    agenda.add(world.own.school, DUE, "mitra@mitra.test")
    sweep(at(DUE))
    agenda.dues.clear()
    sweep(at(DUE) + timedelta(days=729))
    assert Reminder.objects.count() == 3
    sweep(at(DUE) + timedelta(days=731))
    assert not Reminder.objects.exists()


def test_links_are_forgotten_a_month_after_they_ended(world, agenda):
    for days in (29, 31):
        ScopedLink.objects.create(
            tenant=world.own.school, public_id=f"00000000-0000-4000-8000-0000000000{days}", token_hash=str(days),
            purpose="tests", subject_type="schools.school", subject_id=1, recipient_label="Mitra",
            created_at=NOW - timedelta(days=60), created_by_label="Hub", expires_at=NOW - timedelta(days=days),
        )  # fmt: skip
    before = ScopedLink.objects.count()
    sweep(NOW)
    assert ScopedLink.objects.count() == before - 1
    assert ScopedLink.objects.filter(token_hash="29").exists()


def test_each_declared_period_names_a_date_of_its_row(world):
    declared = [(model, ends) for model in our_models() for ends in getattr(model, "PRIVACY").ends]
    assert len(declared) >= 9
    for model, ends in declared:
        assert isinstance(dated(model, ends.since), DateField), model
        assert list(past(model, ends, NOW)) is not None, "and can be asked for"


def test_the_timetable_of_a_year_goes_one_year_after_it(world):
    school = world.own.school
    year = SchoolYear.objects.create(school=school, name="lama", starts_on=date(2024, 7, 1), ends_on=date(2025, 6, 30))
    group = ClassGroup.objects.create(school=school, year=year, name="VII-Z", grade=7)
    subject = Subject.objects.create(school=school, name="Sandi")
    Lesson.objects.create(
        school=school,
        year=year,
        class_group=group,
        subject=subject,
        weekday=1,
        starts_at=time(7),
        ends_at=time(8),
        teacher=world.own.teacher,
    )
    forget(at(date(2026, 6, 30)))
    assert Lesson.objects.filter(year=year).exists()
    forget(at(date(2026, 7, 2)))
    assert not Lesson.objects.filter(year=year).exists()
