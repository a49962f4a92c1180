"""Ring Celery after the commit. The row is the truth: a bell that nobody hears is logged and costs nothing but time.

A dead Redis refuses at once; a hanging one holds the caller until the socket times out. After one such failure the
bell stays silent for a while, so that at most one request per process and minute pays for it (reliability section 0,
finding 7).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

SILENCE_SECONDS = 60.0


class Bell:
    """Publishes task names; remembers until when it stays silent after a failure (monotonic seconds)."""

    def __init__(self) -> None:
        self.silent_until = 0.0

    def press(self, task: str, *args: int) -> bool:
        """Publish one task now. False when there is no broker, or it did not answer; never raises for either."""
        if not getattr(settings, "CELERY_BROKER_URL", "") or time.monotonic() < self.silent_until:
            return False
        try:
            current_app.send_task(task, args=args, retry=False)
        except (OperationalError, RedisError, OSError) as error:
            self.silent_until = time.monotonic() + SILENCE_SECONDS
            logger.warning("the doorbell is silent for %d s: %s: %s", SILENCE_SECONDS, type(error).__name__, error)
            return False
        return True


bell = Bell()


_silenced: ContextVar[bool] = ContextVar("doorbell_silenced", default=False)


@contextmanager
def silence() -> Iterator[None]:
    """Nobody is rung for inside: whoever writes the row does its work at once. After a crash the sweep finds it."""
    token = _silenced.set(True)
    try:
        yield
    finally:
        _silenced.reset(token)


def ring(task: str, *args: int) -> None:
    """Ask for `task(*args)` once the present transaction is committed (at once when there is none)."""
    if _silenced.get():
        return
    transaction.on_commit(partial(bell.press, task, *args), robust=True)
