"""Hand messages to the mail server: claim, send, write down the outcome (reliability F1, F6 and section 6).

At least once, recognisably: a claim is a conditional update, so that one worker sends; a worker that dies between
the server's "250 OK" and our commit leaves an expired lease, and the message goes out once more under the same
Message-ID.
"""

from __future__ import annotations

import enum
import logging
import os
import smtplib
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F

from core import heartbeat
from core.models import OutgoingMessage

logger = logging.getLogger(__name__)
State = OutgoingMessage.State

RETRY_AFTER = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
)
TOO_OLD = timedelta(days=14)
MAX_CRASHES = 3
CLOSING, TOO_LARGE = 421, 552
TROUBLE = "mail-trouble"
TROUBLE_PAUSE = timedelta(minutes=1)


class Outcome(enum.Enum):
    """What became of one call of `deliver`."""

    SENT = "sent"
    RETRY = "retry"
    SERVER_DOWN = "server_down"
    FAILED = "failed"
    WITHHELD = "withheld"
    NOTHING = "nothing"


class Verdict(enum.Enum):
    """What an error of the mail server means for the message."""

    TEMPORARY = "temporary"
    SERVER = "server"
    PERMANENT = "permanent"


class ServerUnusable(OSError):
    """The mail server did not let us in: refused, silent, no TLS, wrong password. No message is to blame."""


def lease_time() -> timedelta:
    """How long a claim holds: 15 minutes, far longer than any sending can take."""
    return timedelta(seconds=settings.MAIL_LEASE_SECONDS)


def deliver(pk: int, now: datetime) -> Outcome:
    """Send one message of the outbox if it is due and nobody else is sending it. Call it outside any transaction.

    NOTHING: it is not due, taken, done or gone. SERVER_DOWN: the mail server itself cannot be used; nothing will be
    tried again for a minute. Safe to call any number of times, at once from any number of workers.
    """
    if _server_in_trouble(now):
        return Outcome.NOTHING
    message = _claim(pk, now)
    if message is None:
        return Outcome.NOTHING
    if message.created_at < now - TOO_OLD:
        _finish(message, State.WITHHELD, last_error=message.last_error or OutgoingMessage.TOO_OLD)
        return Outcome.WITHHELD
    try:
        with _connection() as connection:
            connection.send_messages([_as_email(message)])
            wiped = {"body_text": "", "url": ""} if message.has_secret else {}
            _finish(message, State.SENT, sent_at=now, last_error="", **wiped)
    except (OSError, ValueError) as error:
        return _after(error, message, now)
    return Outcome.SENT


def _claim(pk: int, now: datetime) -> OutgoingMessage | None:
    worker = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
    claim = {"state": State.CLAIMED, "lease_until": now + lease_time(), "worker": worker, "next_at": None}
    free = OutgoingMessage.objects.waiting(now).order_by().filter(pk=pk, crashes__lt=MAX_CRASHES)
    with transaction.atomic(durable=True):
        won = free.update(attempts=F("attempts") + 1, **claim)
    return OutgoingMessage.objects.filter(pk=pk, worker=worker, state=State.CLAIMED).first() if won else None


def _finish(message: OutgoingMessage, state: str, **changes: object) -> None:
    """Write the outcome, unless the lease was lost to somebody else meanwhile."""
    mine = OutgoingMessage.objects.filter(pk=message.pk, state=State.CLAIMED, worker=message.worker)
    if not mine.update(state=state, lease_until=None, worker="", **changes):
        logger.warning("message %s was taken over before its outcome (%s) was written", message.message_id, state)


@contextmanager
def _connection() -> Iterator:
    """An open connection that never waits longer than EMAIL_TIMEOUT; trouble while closing is no trouble."""
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT or 15)
    try:  # smtplib's own errors are OSErrors too
        try:
            connection.open()
        except OSError as error:
            raise ServerUnusable(f"{type(error).__name__}: {error}") from error
        yield connection
    finally:
        with suppress(OSError):
            connection.close()


def _as_email(message: OutgoingMessage) -> EmailMessage:
    """The same bytes each time: identifier and date come from the row."""
    headers = {
        "Message-ID": message.message_id,
        "Date": format_datetime(message.created_at),
        "Auto-Submitted": "auto-generated",
        "Content-Language": message.language,
    }
    return EmailMessage(
        message.subject, message.body_text, settings.DEFAULT_FROM_EMAIL, [message.to_email], headers=headers
    )


def _after(error: Exception, message: OutgoingMessage, now: datetime) -> Outcome:
    verdict = classify(error)
    words = str(error)[:500] if isinstance(error, ServerUnusable) else f"{type(error).__name__}: {error}"[:500]
    if verdict is Verdict.PERMANENT:
        logger.error("message %s was refused for good: %s", message.message_id, type(error).__name__)
        _finish(message, State.FAILED, last_error=words)
        return Outcome.FAILED
    wait = RETRY_AFTER[min(message.attempts, len(RETRY_AFTER)) - 1]
    _finish(message, State.RETRY, next_at=now + wait, last_error=words)
    if verdict is Verdict.TEMPORARY:
        return Outcome.RETRY
    heartbeat.beat(TROUBLE, now)
    logger.warning("the mail server cannot be used: %s", words)
    return Outcome.SERVER_DOWN


def classify(error: Exception) -> Verdict:
    """Whether waiting can heal an error. Trouble with the server or our account with it concerns no single message."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        return Verdict.PERMANENT if codes and min(codes) >= 500 else Verdict.TEMPORARY
    if isinstance(error, smtplib.SMTPResponseException):
        our_sender = isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code != TOO_LARGE
        if error.smtp_code == CLOSING or our_sender:
            return Verdict.SERVER
        return Verdict.PERMANENT if error.smtp_code >= 500 else Verdict.TEMPORARY
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return Verdict.TEMPORARY
    return Verdict.PERMANENT if isinstance(error, smtplib.SMTPNotSupportedError | ValueError) else Verdict.SERVER


def _server_in_trouble(now: datetime) -> bool:
    since = heartbeat.last(TROUBLE)
    return since is not None and timedelta(0) <= now - since < TROUBLE_PAUSE


def release_expired(now: datetime) -> int:
    """Take back claims whose worker never reported; park a message that took three workers down. Returns how many."""
    expired = OutgoingMessage.objects.filter(state=State.CLAIMED, lease_until__lte=now)
    freed = {"lease_until": None, "worker": "", "crashes": F("crashes") + 1}
    parked = expired.filter(crashes__gte=MAX_CRASHES - 1).update(
        state=State.FAILED, last_error=OutgoingMessage.WORKERS_DIED, **freed
    )
    if parked:
        logger.error("%d messages parked: each took %d workers down", parked, MAX_CRASHES)
    return parked + expired.update(state=State.UNKNOWN, next_at=now, **freed)


def deliver_waiting(now: datetime, limit: int = 1000) -> int:
    """Send what is due, in this process, until the mail server fails. Returns how many were sent."""
    sent = 0
    for pk in list(OutgoingMessage.objects.waiting(now).values_list("pk", flat=True)[:limit]):
        outcome = deliver(pk, now)
        sent += outcome is Outcome.SENT
        if outcome is Outcome.SERVER_DOWN:
            break
    return sent
