"""The state of what the service stands on."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from kombu.exceptions import OperationalError as BrokerError

from core import disk, heartbeat
from core.sealed_storage import as_stored

BACKUP_WITHIN = timedelta(hours=26)
"""A night's backup may take its time; after this the alarm (reliability F14)."""


@dataclass(frozen=True)
class Report:
    """`database`, `queue` and `storage` are up or not; `room` is "enough" or "short" (core.disk).

    `sweep` and `backup` are "running", "late" or "never" (none recorded).
    """

    database: bool
    queue: bool
    storage: bool
    room: str
    sweep: str
    backup: str

    @property
    def usable(self) -> bool:
        """People can work. Without the queue they can: rows wait, and the sweep does the work (docs/adr/0002)."""
        return self.database and self.storage

    @property
    def status(self) -> str:
        """One of "ok", "degraded" (people work, something needs a look) or "down". Monitors should ask for "ok"."""
        if not self.usable:
            return "down"
        well = self.queue and self.room == "enough" and "late" not in (self.sweep, self.backup)
        return "ok" if well else "degraded"

    def as_dict(self) -> dict[str, str]:
        """The answer of /healthz: words only, no addresses, no versions, nobody's data."""
        parts = {name: "up" if getattr(self, name) else "down" for name in ("database", "queue", "storage")}
        return {"status": self.status, **parts, "room": self.room, "sweep": self.sweep, "backup": self.backup}


def examine(now: datetime) -> Report:
    """Look at each part once; a part that hangs counts as down after its own timeout of a few seconds."""
    database = database_answers()
    signs = heartbeat.all_signs() if database else {}
    return Report(
        database,
        queue_answers(),
        storage_accepts(),
        "short" if disk.room().is_short else "enough",
        _state(signs.get(heartbeat.SWEEP), now, heartbeat.STALE_AFTER),
        _state(signs.get(heartbeat.BACKUP), now, BACKUP_WITHIN),
    )


def database_answers() -> bool:
    """The database runs a statement."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def queue_answers() -> bool:
    """The broker accepts a connection and answers it."""
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=0, timeout=settings.CELERY_BROKER_CONNECTION_TIMEOUT)
    except (BrokerError, OSError):
        return False
    return True


def storage_accepts() -> bool:
    """Private files can be written and the largest upload would still fit. Nothing is written to find out."""
    if accepts := getattr(as_stored(), "accepts", None):  # a bucket says so itself
        return bool(accepts())
    place = Path(settings.PRIVATE_ROOT)
    while not place.exists():  # before the first upload the folder itself is not there yet
        place = place.parent
    return os.access(place, os.W_OK | os.X_OK) and shutil.disk_usage(place).free > settings.UPLOAD_MAX_BYTES


def _state(last: datetime | None, now: datetime, stale_after: timedelta) -> str:
    """Whether something regular happened lately: without the sweep no reminder goes out, without a backup a disk takes all."""
    if last is None:
        return "never"
    return "running" if heartbeat.is_fresh(last, now, stale_after) else "late"
