"""One message against each way in which a mail server fails: `python -m faults.refusals`. Says what was wrong, and the longest call."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

from tests.core.smtp_sink import CUT, HANG, SmtpSink

MINUTES = [1, 5, 15, 60, 360, 360]
OFFERS_TLS = "250-sink\r\n250 STARTTLS"
Mood = Callable[[str, str], str | None]


def at(step: str, answer: str) -> Mood:
    """A server that answers one step so, and all others as ever."""
    return lambda now, given: answer if now == step else None


def broken_tls(step: str, given: str) -> str | None:
    """It offers TLS, and then talks on in plain text."""
    return {"ehlo": OFFERS_TLS, "other": "220 go on"}.get(step)


MODES: dict[str, tuple[Mood | None, str]] = {
    "refused": (None, "retry"), "hang": (at("data", HANG), "retry"), "421": (at("connect", "421 closing"), "retry"),
    "450": (at("rcpt", "450 busy"), "retry"), "550": (at("rcpt", "550 no such mailbox"), "failed"),
    "cut after DATA": (at("end", CUT), "retry"), "no TLS": (at("none", ""), "retry"), "TLS fails": (broken_tls, "retry"),
}  # fmt: skip
"""What the server does (None: nobody listens), and what the message is to become."""


def main() -> None:
    django.setup()
    print(json.dumps({mode: tried(mode, mood, ends) for mode, (mood, ends) in MODES.items()}))


def tried(mode: str, mood: Mood | None, ends: str) -> dict[str, Any]:
    """Six attempts, each when it is due. A hanging server is waited for as long as in life, once."""
    from django.conf import settings
    from django.utils import timezone

    from core import mail
    from core.models import Heartbeat, OutgoingMessage

    Heartbeat.objects.filter(name="mail-trouble").delete()  # of the mode before, whose clock ran ahead of this one's
    now, address = timezone.now(), f"{mode.replace(' ', '-')}@uji.test"
    item = {"headline": "Uji", "detail": "", "due_on": now.date()}
    (row,) = mail.queue(
        tenant=None, to_email=address, kind="faults", template="emails/reminder", context={"item": item}, now=now
    )
    waits, longest, problems = [], 0.0, []
    with SmtpSink(*([mood] if mood else [])) as sink:
        settings.EMAIL_PORT = sink.port if mood else 1
        settings.EMAIL_USE_TLS = "TLS" in mode
        for attempt in range(len(MINUTES)):
            settings.EMAIL_TIMEOUT = 15 if mode == "hang" and not attempt else 1
            begun = time.monotonic()
            mail.deliver(row.pk, now)
            longest = max(longest, time.monotonic() - begun)
            row = OutgoingMessage.objects.get(pk=row.pk)
            if row.next_at is None:
                break
            waits.append(round((row.next_at - now) / timedelta(minutes=1)))
            now = row.next_at
    if row.state != ends or waits != (MINUTES if ends == "retry" else []):
        problems.append(f"{row.state} after waits of {waits} minutes")
    if sink.accepted or longest > 16:
        problems.append(f"{len(sink.accepted)} accepted, longest call {longest:.1f} s")
    if ends == "failed" and not on_the_operators_page(row):
        problems.append("the operator does not see it")
    return {"wrong": "; ".join(problems), "seconds": longest}


def on_the_operators_page(row: Any) -> bool:
    """The operator's list of what could not be delivered names the address."""
    from django.test import Client

    from core.models import OutgoingMessage
    from schools.links import school_url
    from schools.models import School, User

    School.objects.update(timezone="Asia/Jakarta")  # a zone that schools may choose
    school = School.objects.get()
    OutgoingMessage.objects.filter(pk=row.pk).update(tenant=school)
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email="operator@uji.test"))
    return row.to_email in client.get(school_url(school, "schools:undelivered")).content.decode()


if __name__ == "__main__":
    main()
