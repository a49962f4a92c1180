"""Signs of life (reliability 6.7): the sweep leaves one each time, and /healthz turns red when they stop."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.models import Heartbeat

SWEEP = "sweep"
BACKUP = "backup"
STALE_AFTER = timedelta(minutes=15)


def beat(name: str, now: datetime) -> None:
    """Remember that the part called `name` was alive at `now`."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=now)], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def last(name: str) -> datetime | None:
    """When the part called `name` last gave a sign; None when it never did."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


def all_signs() -> dict[str, datetime]:
    """The last sign of every part that ever gave one."""
    return dict(Heartbeat.objects.values_list("name", "at"))


def is_fresh(at: datetime, now: datetime, stale_after: timedelta = STALE_AFTER) -> bool:
    """True when the sign is at most `stale_after` old. One from the future (a clock that jumped) is none."""
    return -stale_after <= now - at <= stale_after


def is_alive(name: str, now: datetime, stale_after: timedelta = STALE_AFTER) -> bool:
    """True when the last sign of the part called `name` is fresh."""
    at = last(name)
    return at is not None and is_fresh(at, now, stale_after)
