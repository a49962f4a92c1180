"""Bells: `python -m faults.ring` rings each once more, as a broker that delivers twice would; `… queue NAME 10` writes ten mails."""

from __future__ import annotations

import sys

import django


def again() -> None:
    """The sweep, and every message."""
    from core.doorbell import bell
    from core.models import OutgoingMessage

    bell.press("core.tasks.sweep")
    for pk in OutgoingMessage.objects.values_list("pk", flat=True):
        bell.press("core.tasks.deliver_message", pk)


def queue(name: str, count: int) -> None:
    """Mails to NAME-0, NAME-1 …, written and rung for as a page does it."""
    from django.utils import timezone

    from core import mail

    for number in range(count):
        mail.queue(
            tenant=None, to_email=f"{name}-{number}@uji.test", kind="faults", template="emails/reminder", now=timezone.now(),
            context={"items": [], "total": 1, "more": 0, "item": {"headline": "Uji", "detail": "", "due_on": None, "link": ""}},
        )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    if sys.argv[1:2] == ["queue"]:
        queue(sys.argv[2], int(sys.argv[3]))
    else:
        again()
