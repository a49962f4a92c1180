"""Messages to people: `queue` writes one, `deliver` hands it to the mail server, the outbox shows what became of it."""

from core.mail.delivery import Outcome, deliver, deliver_waiting, release_expired
from core.mail.outbox import mark_read, resend
from core.mail.queueing import queue
from core.mail.text import SitePath, absolute, harmless, one_line

__all__ = [
    "Outcome",
    "SitePath",
    "absolute",
    "deliver",
    "deliver_waiting",
    "harmless",
    "mark_read",
    "one_line",
    "queue",
    "release_expired",
    "resend",
]
