"""From the ledger to the mailbox: at which hour, in how many messages, once."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as sent_mail

from core import heartbeat
from core.mail import deliver_waiting
from core.models import OutgoingMessage, Reminder
from core.reminders import plan, send_due, sending, settle
from core.sweep import sweep
from tests.core.reminding import at

State, Channel = Reminder.State, OutgoingMessage.Channel
DUE = date(2026, 12, 31)


@pytest.fixture
def awake(db):
    """The sweep was here five minutes before 09.00 on the due day."""
    heartbeat.beat(heartbeat.SWEEP, at(DUE) - timedelta(minutes=5))


def run(now):
    """Plan, send, deliver and settle as one sweep does; returns the subjects that left."""
    sent_mail.outbox.clear()
    plan(now)
    send_due(now)
    deliver_waiting(now)
    settle(now)
    return [letter.subject for letter in sent_mail.outbox]


def test_a_reminder_reaches_mailbox_and_inbox_and_its_row_is_closed(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.own.hub, headline="MoU berakhir hari ini", url="/sekolah/perjanjian/3/")
    assert run(at(DUE)) == ["MoU berakhir hari ini"]
    assert sent_mail.outbox[0].to == [world.own.hub.email]
    assert "http://testserver/sekolah/perjanjian/3/" in sent_mail.outbox[0].body
    assert "31 Desember 2026" in sent_mail.outbox[0].body
    (note,) = OutgoingMessage.objects.inbox_of(world.own.hub.pk, world.own.school.pk)
    assert (note.subject, note.url) == ("MoU berakhir hari ini", "/sekolah/perjanjian/3/")
    rows = Reminder.objects.filter(offset_days=0)
    assert {(row.channel, row.state, row.message.channel) for row in rows} == {
        (Channel.EMAIL, State.SENT, Channel.EMAIL), (Channel.INBOX, State.SENT, Channel.INBOX),
    }  # fmt: skip


def test_sweeping_on_sends_nothing_twice(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.own.hub, "mitra@puskesmas.test")
    assert len(run(at(DUE))) == 2
    for later in (timedelta(0), timedelta(minutes=5), timedelta(days=1), timedelta(days=13)):
        assert run(at(DUE) + later) == []
    assert OutgoingMessage.objects.count() == 3


def test_nothing_leaves_before_seven_on_the_schools_clock(world, agenda, awake):
    agenda.add(world.own.school, DUE, "wib@mitra.test")
    agenda.add(world.other.school, DUE, "wita@mitra.test")
    jakarta = ZoneInfo("Asia/Jakarta")

    def recipients(hour, minute):
        run(at(DUE, hour, minute, jakarta))
        return [letter.to[0] for letter in sent_mail.outbox]

    assert recipients(5, 59) == []
    assert recipients(6, 0) == ["wita@mitra.test"]
    assert recipients(6, 59) == []
    assert recipients(7, 0) == ["wib@mitra.test"]


def test_up_to_three_matters_are_separate_and_more_are_one_digest(world, agenda, awake):
    people = list(world.own.everyone.values())
    for n in range(4):
        recipients = ["tiga@mitra.test", "empat@mitra.test"] if n < 3 else ["empat@mitra.test"]
        agenda.add(world.own.school, DUE, *recipients, subject=people[n], headline=f"Hal {n}")
    run(at(DUE))
    by_recipient = {}
    for letter in sent_mail.outbox:
        by_recipient.setdefault(letter.to[0], []).append(letter.subject)
    assert by_recipient == {
        "tiga@mitra.test": ["Hal 0", "Hal 1", "Hal 2"],
        "empat@mitra.test": ["4 hal memerlukan perhatian Anda"],
    }


def test_after_days_without_a_worker_each_person_gets_one_digest(world, agenda):
    heartbeat.beat(heartbeat.SWEEP, at(DUE - timedelta(days=20)))
    people = list(world.own.everyone.values())
    for n in range(10):
        due_on = DUE - timedelta(days=n)
        agenda.add(
            world.own.school, due_on, world.own.hub, "mitra@mitra.test",
            subject=people[n], headline=f"Hal {n}", url=f"/sekolah/hal/{n}/",
        )  # fmt: skip
    moved = sweep(at(DUE, 5))
    assert moved["reminders"] == 0
    for minute in range(0, 60, 20):
        sweep(at(DUE, 6, minute))
    sweep(at(DUE, 7))
    sweep(at(DUE, 7, 5))
    assert sorted(letter.to[0] for letter in sent_mail.outbox) == sorted([world.own.hub.email, "mitra@mitra.test"])
    body = sent_mail.outbox[0].body
    assert all(f"Hal {n}\n" in body and f"http://testserver/sekolah/hal/{n}/\n" in body for n in range(10))
    (note,) = OutgoingMessage.objects.inbox_of(world.own.hub.pk, world.own.school.pk)
    assert note.subject == "10 hal memerlukan perhatian Anda"


def test_a_clock_that_jumps_ahead_sends_one_digest_and_nothing_old_and_recovers(world, agenda, awake):
    people = list(world.own.everyone.values())
    for n in range(10):
        agenda.add(world.own.school, DUE + timedelta(days=5 * n), "mitra@mitra.test", subject=people[n])
    sweep(at(DUE))
    before = len(sent_mail.outbox)
    ahead = at(DUE) + timedelta(days=40)
    sweep(ahead)
    sweep(ahead + timedelta(minutes=5))
    assert len(sent_mail.outbox) == before + 1
    assert not Reminder.objects.filter(
        state=State.SENT, closed_at__gte=ahead, send_on__lt=ahead.date() - timedelta(days=14)
    )
    assert Reminder.objects.missed(world.own.school.pk).exists()
    count = len(sent_mail.outbox)
    for back in (0, -2, 1, 2):
        sweep(at(DUE) + timedelta(days=back))
    assert len({letter.extra_headers["Message-ID"] for letter in sent_mail.outbox}) == len(sent_mail.outbox)
    assert len(sent_mail.outbox) == count


def test_a_long_digest_says_how_much_more_there_is(world, agenda):
    people = [*world.own.everyone.values(), *world.other.everyone.values()]
    for n, person in enumerate(people):
        for days in (0, 1):
            agenda.add(
                world.own.school, DUE - timedelta(days=days), "m@mitra.test", subject=person, headline=f"Hal {n}"
            )
    assert run(at(DUE)) == ["48 hal memerlukan perhatian Anda"]
    assert "dan 8 hal lain" in sent_mail.outbox[0].body
    assert not Reminder.objects.filter(state__in=[State.PLANNED, State.QUEUED]).exists()


def test_a_reminder_that_is_no_longer_wanted_at_seven_is_not_sent(world, agenda, awake):
    agenda.add(world.own.school, DUE, "mitra@mitra.test")
    assert run(at(DUE, 1)) == []
    agenda.dues.clear()
    assert run(at(DUE, 7)) == []
    assert Reminder.objects.get(offset_days=0).state == State.CANCELLED


def test_somebody_who_left_between_planning_and_sending_gets_nothing(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.own.hub)
    plan(at(DUE))
    world.own.hub.is_active = False
    world.own.hub.save(update_fields=["is_active"])
    assert send_due(at(DUE)) == 0
    assert set(Reminder.objects.filter(offset_days=0).values_list("state", flat=True)) == {State.CANCELLED}
    assert plan(at(DUE)) == 0


def test_an_account_that_was_erased_takes_nothing_down(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.outsider)
    plan(at(DUE))
    world.outsider.delete()
    agenda.dues.clear()
    assert send_due(at(DUE)) == 0
    assert not Reminder.objects.filter(state=State.PLANNED).exists()


def test_an_account_erased_while_its_message_waits_leaves_no_open_row(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.outsider)
    plan(at(DUE))
    send_due(at(DUE))
    world.outsider.delete()
    agenda.dues.clear()
    settle(at(DUE))
    assert not Reminder.objects.filter(state__in=[State.PLANNED, State.QUEUED]).exists()


def test_a_refused_message_closes_its_reminder_as_failed(world, agenda, awake):
    agenda.add(world.own.school, DUE, "mitra@mitra.test")
    plan(at(DUE))
    send_due(at(DUE))
    OutgoingMessage.objects.update(state="failed", next_at=None, last_error="550 no such user")
    assert settle(at(DUE)) == 1
    assert Reminder.objects.get(offset_days=0).state == State.FAILED


def test_rows_that_another_sweep_has_taken_are_left_alone(world, agenda, awake):
    agenda.add(world.own.school, DUE, world.own.hub)
    plan(at(DUE))
    taken = Reminder.objects.filter(channel=Channel.INBOX, state=State.PLANNED)
    rows = list(Reminder.objects.filter(state=State.PLANNED).order_by("id"))
    taken.update(state=State.CANCELLED, closed_at=at(DUE))
    assert sending._send(world.own.school, rows, at(DUE)) == 0
    assert Reminder.objects.filter(state=State.PLANNED).count() == 1
    assert not OutgoingMessage.objects.exists()


def test_an_address_that_is_none_stops_nobody_else_and_is_shown(world, agenda, awake):
    agenda.add(world.own.school, DUE, "aaa", "mitra@mitra.test", None)
    assert run(at(DUE)) != []
    assert [letter.to for letter in sent_mail.outbox] == [["mitra@mitra.test"]]
    assert Reminder.objects.missed(world.own.school.pk).get().recipient == "email:aaa"
    assert run(at(DUE, 10)) == []
