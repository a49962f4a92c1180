"""The audit trail as a chain: each event carries a hash over its own content and the hash of the event before it (docs/adr/0012).

The sweep seals, not the action that records: a chain grows at one end, and whoever holds that end until the commit would make a
whole school wait. Between recording and sealing passes a minute at most.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import models, transaction

from core.models import AuditChain, AuditEvent

AT_ONCE = 500
MOST_PER_SWEEP = 40
"""Batches of one sweep: a trail from before the chain is sealed in a few minutes, and no sweep takes longer than a minute."""


@dataclass(frozen=True)
class Broken:
    """A place at which the chain of a tenant (0: the platform) does not hold."""

    tenant: int
    place: int
    reason: str

    def __str__(self) -> str:
        return f"audit chain of school {self.tenant}, place {self.place}: {self.reason}"


def seal_of(event: AuditEvent, place: int, previous: str) -> str:
    """The hash over one event and the seal before it.

    The name that was shown (`actor_label`) is left out, for a name may have to be forgotten; account and link are in.
    """
    said = [
        previous, place, event.pk, event.tenant_id, event.at.astimezone(UTC).isoformat(), event.actor_id, event.link_id,
        event.subject_type, event.subject_id, event.verb, event.details,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def seal_new(now: datetime) -> int:
    """Seal what was recorded since the last time. Returns how many events; twice at once does no harm."""
    waiting = AuditEvent.objects.filter(seal="").order_by("tenant_id").values_list("tenant_id", flat=True).distinct()
    done, batches = 0, 0
    for tenant_id in list(waiting):
        while batches < MOST_PER_SWEEP:
            sealed, batches = _seal_batch(tenant_id), batches + 1
            done += sealed
            if sealed < AT_ONCE:
                break
    return done


@transaction.atomic
def _seal_batch(tenant_id: int | None) -> int:
    """The next events of one tenant, under the lock of its chain's end."""
    AuditChain.objects.get_or_create(pk=tenant_id or 0, defaults={"tenant_id": tenant_id})
    end = AuditChain.objects.select_for_update().get(pk=tenant_id or 0)
    events = list(AuditEvent.objects.filter(tenant_id=tenant_id, seal="").order_by("id")[:AT_ONCE])
    for event in events:
        event.place, event.previous = end.length + 1, end.seal
        event.seal = seal_of(event, event.place, event.previous)
        end.length, end.seal = event.place, event.seal
    if events:
        # The one change that a row of the record ever sees; past AppendOnlyQuerySet on purpose.
        rows: models.QuerySet[AuditEvent] = models.QuerySet(AuditEvent)
        rows.bulk_update(events, ["place", "previous", "seal"], batch_size=100)
        end.save(update_fields=["length", "seal"])
    return len(events)


def ends() -> dict[str, list[int | str]]:
    """Where each chain ends now: {"12": [length, seal]}, to be noted outside the database."""
    return {str(row.pk): [row.length, row.seal] for row in AuditChain.objects.order_by("pk")}


def verify(noted: dict[str, list[int | str]] | None = None) -> Iterator[Broken]:
    """Every place at which a chain does not hold; with `noted`, ends of earlier chains, also whether these are still part of it."""
    for end in AuditChain.objects.order_by("pk"):
        yield from _verify(end, (noted or {}).get(str(end.pk)))
    known = set(AuditChain.objects.values_list("pk", flat=True))
    for tenant in sorted(int(key) for key in noted or {}):
        if tenant not in known:
            yield Broken(tenant, 0, "the whole chain is gone")


def _verify(end: AuditChain, noted: list[int | str] | None) -> Iterator[Broken]:
    place, last = 0, ""
    events = AuditEvent.objects.filter(tenant_id=end.tenant_id).exclude(seal="").order_by("place")
    for event in events.iterator(chunk_size=2000):
        place += 1
        if event.place != place:
            yield Broken(end.pk, place, f"{(event.place or 0) - place} events are missing before event {event.pk}")
            place = event.place or place
        elif event.previous != last:
            yield Broken(end.pk, place, f"event {event.pk} does not follow the one before it")
        if event.seal != seal_of(event, place, event.previous):
            yield Broken(end.pk, place, f"event {event.pk} was changed after it was sealed")
        last = event.seal
        if noted and noted[0] == place and noted[1] != event.seal:
            yield Broken(end.pk, place, f"event {event.pk} is not the one that was noted: the chain was written anew")
    if (place, last) != (end.length, end.seal):
        yield Broken(
            end.pk, end.length, f"the chain ends at {place}, not at {end.length}: its end was cut off or changed"
        )
    if noted and place < int(noted[0]):
        yield Broken(end.pk, place, f"{noted[0]} events were noted, {place} are there")
