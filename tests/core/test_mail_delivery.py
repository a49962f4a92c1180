"""Handing messages to a real mail server on this machine that may misbehave (reliability F6)."""

import smtplib
import socket
from datetime import timedelta

import pytest
from django.core.mail import BadHeaderError
from django.core.mail.backends.locmem import EmailBackend

from core import heartbeat
from core.mail import Outcome, deliver, deliver_waiting, release_expired
from core.mail.delivery import RETRY_AFTER, TROUBLE, ServerUnusable, Verdict, classify
from core.models import OutgoingMessage
from tests.clock import NOW
from tests.core.smtp_sink import CUT, HANG, SmtpSink

State = OutgoingMessage.State
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sink(settings):
    with SmtpSink() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", running.port, 0.5
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Guyub <guyub@sekolah.test>"
        yield running


@pytest.fixture
def message(send):
    return send(to_email="mitra@puskesmas.test", headline="Perjanjian berakhir 30 hari lagi")[0]


def only_at(step, answer):
    return lambda at, given: answer if at == step else None


def test_a_message_arrives_with_its_identifier_and_its_date(sink, message):
    assert deliver(message.pk, NOW) is Outcome.SENT
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts, message.worker) == (State.SENT, NOW, 1, "")
    (got,) = sink.accepted
    assert got.to == ("mitra@puskesmas.test",)
    assert got.message_id == message.message_id
    assert got.parsed["Date"] == "Mon, 21 Sep 2026 02:00:00 +0000"
    assert got.parsed["From"] == "Guyub <guyub@sekolah.test>"
    assert got.parsed["Auto-Submitted"] == "auto-generated"
    assert got.parsed.get_content_type() == "text/plain"
    assert "Perjanjian berakhir 30 hari lagi" in got.parsed.get_payload(decode=True).decode()


def test_delivering_again_does_nothing(sink, message):
    deliver(message.pk, NOW)
    for later in (NOW, NOW + timedelta(days=1)):
        assert deliver(message.pk, later) is Outcome.NOTHING
    assert deliver(message.pk + 1, NOW) is Outcome.NOTHING
    assert len(sink.accepted) == 1


def test_a_message_is_not_sent_before_its_time(sink, message):
    assert deliver(message.pk, NOW - MINUTE) is Outcome.NOTHING


def test_a_claimed_message_is_left_to_its_worker(sink, message):
    OutgoingMessage.objects.filter(pk=message.pk).update(
        state=State.CLAIMED, worker="other", lease_until=NOW + 5 * MINUTE, next_at=None
    )
    assert deliver(message.pk, NOW) is Outcome.NOTHING
    assert release_expired(NOW) == 0


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("rcpt", "450 mailbox busy"),
        ("rcpt", "452 mailbox full"),
        ("mail", "451 try later"),
        ("end", "451 try later"),
        ("data", CUT),
        ("end", CUT),
        ("end", "421 closing"),
        ("connect", "421 too busy"),
        ("connect", "554 no service"),
        ("mail", "550 sender not allowed"),
        ("end", HANG),
        ("connect", HANG),
    ],
)
def test_temporary_trouble_is_tried_again_by_the_ladder_and_ends_well(sink, message, step, answer):
    sink.answers = only_at(step, answer)
    now = NOW
    ladder = (*RETRY_AFTER, RETRY_AFTER[-1])
    for wait in ladder[:2] if answer == HANG else ladder:
        assert deliver(message.pk, now) in (Outcome.RETRY, Outcome.SERVER_DOWN)
        message.refresh_from_db()
        assert (message.state, message.next_at) == (State.RETRY, now + wait)
        assert message.last_error
        assert deliver(message.pk, now + wait - timedelta(seconds=1)) is Outcome.NOTHING
        now += wait
    sink.answers = only_at("none", "")
    assert deliver(message.pk, now) is Outcome.SENT
    assert sink.message_ids == [message.message_id]


@pytest.mark.parametrize(
    ("step", "answer"),
    [("rcpt", "550 no such user"), ("rcpt", "553 bad name"), ("end", "554 refused"), ("mail", "552 too large")],
)
def test_a_refusal_for_good_is_shown_to_the_operator_and_not_tried_again(sink, message, step, answer):
    sink.answers = only_at(step, answer)
    assert deliver(message.pk, NOW) is Outcome.FAILED
    assert list(OutgoingMessage.objects.undelivered(None)) == [message]
    message.refresh_from_db()
    assert answer[:3] in message.last_error
    assert deliver(message.pk, NOW + timedelta(days=1)) is Outcome.NOTHING


def test_a_server_that_refuses_connections_is_trouble_of_the_server(sink, message, settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = closed.getsockname()[1]
        assert deliver(message.pk, NOW) is Outcome.SERVER_DOWN


def test_without_encryption_nothing_is_sent_in_the_clear(sink, message, settings):
    settings.EMAIL_USE_TLS = True
    assert deliver(message.pk, NOW) is Outcome.SERVER_DOWN
    assert "mail" not in sink.steps
    message.refresh_from_db()
    assert "STARTTLS" in message.last_error


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), Verdict.PERMANENT),
        (BadHeaderError("newline"), Verdict.PERMANENT),
        (smtplib.SMTPServerDisconnected("gone"), Verdict.TEMPORARY),
        (TimeoutError(), Verdict.SERVER),
        (ServerUnusable("no"), Verdict.SERVER),
    ],
)
def test_what_an_error_means_while_sending(error, verdict):
    assert classify(error) is verdict


def test_when_the_server_is_down_nobody_else_waits_for_it(sink, message, send):
    (second,) = send(to_email="lain@puskesmas.test")
    sink.answers = only_at("connect", HANG)
    assert deliver(message.pk, NOW) is Outcome.SERVER_DOWN
    sink.answers = only_at("none", "")
    assert deliver(second.pk, NOW + MINUTE / 2) is Outcome.NOTHING
    assert OutgoingMessage.objects.get(pk=second.pk).state == State.QUEUED
    assert deliver(second.pk, NOW + MINUTE) is Outcome.SENT


def test_a_jumped_clock_does_not_stop_the_mail(sink, message):
    heartbeat.beat(TROUBLE, NOW + timedelta(days=40))
    assert deliver(message.pk, NOW) is Outcome.SENT


def test_trouble_of_one_recipient_does_not_stop_the_others(sink, message, send):
    send(to_email="lain@puskesmas.test")
    sink.answers = lambda step, given: "450 busy" if step == "rcpt" and "mitra@" in given else None
    assert deliver_waiting(NOW) == 1


def test_a_dead_servers_queue_is_not_worked_through(sink, message, send):
    for n in range(3):
        send(to_email=f"lain{n}@puskesmas.test")
    sink.answers = only_at("connect", "421 no")
    assert deliver_waiting(NOW) == 0
    assert sink.steps.count("connect") == 1
    assert OutgoingMessage.objects.filter(state=State.QUEUED).count() == 3


def test_a_worker_that_died_is_followed_by_one_more_sending_with_the_same_identifier(sink, message):
    OutgoingMessage.objects.filter(pk=message.pk).update(
        state=State.CLAIMED, worker="dead", lease_until=NOW + 15 * MINUTE, next_at=None, attempts=1
    )
    assert release_expired(NOW + 14 * MINUTE) == 0
    assert release_expired(NOW + 15 * MINUTE) == 1
    message.refresh_from_db()
    assert (message.state, message.crashes) == (State.UNKNOWN, 1)
    assert deliver(message.pk, NOW + 15 * MINUTE) is Outcome.SENT
    assert sink.message_ids == [message.message_id]


def test_a_message_that_takes_three_workers_down_is_parked(sink, message):
    now = NOW
    for _ in range(3):
        assert OutgoingMessage.objects.waiting(now).count() == 1
        OutgoingMessage.objects.filter(pk=message.pk).update(
            state=State.CLAIMED, worker="dead", lease_until=now + 15 * MINUTE, next_at=None
        )
        now += 15 * MINUTE
        assert release_expired(now) == 1
    message.refresh_from_db()
    assert (message.state, message.crashes) == (State.FAILED, 3)
    assert message.last_error == OutgoingMessage.WORKERS_DIED
    assert deliver(message.pk, now) is Outcome.NOTHING
    assert sink.accepted == []


class Overtaken(EmailBackend):
    """A mail server so slow that, while it takes a message, another worker takes the message over."""

    def send_messages(self, messages):
        OutgoingMessage.objects.update(worker="successor")
        return super().send_messages(messages)


def test_a_late_outcome_does_not_overwrite_the_successors(message, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Overtaken"
    deliver(message.pk, NOW)
    message.refresh_from_db()
    assert (message.state, message.worker) == (State.CLAIMED, "successor")
    assert "taken over" in caplog.text


def test_what_is_older_than_fourteen_days_is_held_back_and_shown(sink, message):
    assert deliver(message.pk, NOW + timedelta(days=14, seconds=1)) is Outcome.WITHHELD
    assert sink.accepted == []
    assert [m.state for m in OutgoingMessage.objects.undelivered(None)] == [State.WITHHELD]


def test_a_secret_is_forgotten_once_it_is_sent(sink, world, send):
    (row,) = send(to_user=world.own.hub, secret=True, url="/l/rahasia/", detail="kode 1234")
    sink.answers = only_at("rcpt", "450 busy")
    deliver(row.pk, NOW)
    sink.answers = only_at("none", "")
    assert deliver(row.pk, NOW + MINUTE) is Outcome.SENT
    assert "/l/rahasia/" in sink.accepted[0].parsed.get_payload(decode=True).decode()
    row.refresh_from_db()
    assert (row.body_text, row.url) == ("", "")


def test_no_sending_takes_longer_than_the_time_limit_of_a_lease(settings):
    assert settings.EMAIL_TIMEOUT <= 15
    assert settings.MAIL_LEASE_SECONDS > settings.CELERY_TASK_TIME_LIMIT
