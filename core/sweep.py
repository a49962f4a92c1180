"""The sweep: everything that waits, done or rung for again. Run it as often, and from as many places, as you like.

It is the same work whether beat, cron or a person starts it; without a broker it does the work itself (reliability
section 6).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db.models import Q

from core import (
    audit_chain,
    batches,
    bundles,
    data_copies,
    documents,
    exports,
    files,
    heartbeat,
    mail,
    reminders,
    retention,
)
from core.doorbell import bell
from core.models import Batch, BatchPaper, Bundle, DataCopy, Document, OutgoingMessage, TableExport
from core.registry import registry
from core.reminders.rules import run_all

RING_AT_ONCE = 500


@dataclass(frozen=True)
class Step:
    """One part of the sweep: its name and what it does at a moment; it returns how many things it moved."""

    name: str
    work: Callable[[datetime], int]


def sweep(now: datetime, *, hand_over: bool = False) -> dict[str, int]:
    """Do every step, even when one fails; its error is raised at the end. Returns how many things each step moved.

    With `hand_over` the slow work (sending, rendering) is rung for instead of done here.
    """
    moved: dict[str, int] = {}
    steps = [
        Step("leases", mail.release_expired),
        *(Step(step.key, step.work) for step in registry.sweep_steps.values()),
        Step("planned", reminders.plan),
        Step("reminders", reminders.send_due),
        Step("messages", ring_for_messages if hand_over else mail.deliver_waiting),
        Step("settled", reminders.settle),
        Step("documents", ring_for_documents if hand_over else documents.render_pending),
        Step("exports", ring_for_exports if hand_over else exports.write_pending),
        Step("batches", ring_for_batches if hand_over else batches.work_pending),
        Step("bundles", ring_for_bundles if hand_over else bundles.pack_pending),
        Step("copies", ring_for_copies if hand_over else data_copies.write_pending),
        Step("sealed", audit_chain.seal_new),
        Step("forgotten", retention.forget),
        Step("scanned", files.scan_again),
        Step("orphans", files.sweep_nightly),
        Step("heartbeat", _beat),
    ]
    run_all(partial(_do, step, now, moved) for step in steps)
    return moved


def _do(step: Step, now: datetime, moved: dict[str, int]) -> int:
    moved[step.name] = step.work(now)
    return moved[step.name]


def _beat(now: datetime) -> int:
    heartbeat.beat(heartbeat.SWEEP, now)
    return 1


def ring_for_messages(now: datetime) -> int:
    """Ring again for messages whose time has come: the first bell was not heard. Returns how many."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    fresh = OutgoingMessage.objects.filter(state=OutgoingMessage.State.QUEUED, next_at__gt=unheard)
    waiting = OutgoingMessage.objects.waiting(now).exclude(pk__in=fresh.values("pk"))
    return _ring_each("core.tasks.deliver_message", list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))


def ring_for_documents(now: datetime) -> int:
    """Ring again for papers that nobody renders. Returns how many."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    waiting = Document.objects.claimable(now).filter(created_at__lte=unheard).order_by("pk")
    return _ring_each("core.tasks.render_document", list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))


def ring_for_exports(now: datetime) -> int:
    """Ring again for long tables that nobody writes, and throw the old ones away. Returns how many moved."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    waiting = TableExport.objects.claimable(now).filter(created_at__lte=unheard).order_by("pk")
    rung = _ring_each("core.tasks.write_export", list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))
    return rung + exports.forget_old(now)


def ring_for_copies(now: datetime) -> int:
    """Ring again for copies of people's data that nobody writes, and throw the old ones away. Returns how many moved."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    waiting = DataCopy.objects.claimable(now).filter(created_at__lte=unheard).order_by("pk")
    rung = _ring_each(data_copies.TASK, list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))
    return rung + data_copies.forget_old(now)


def ring_for_bundles(now: datetime) -> int:
    """Ring again for ZIPs that nobody packs, and throw the old ones away. Returns how many moved."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    waiting = Bundle.objects.claimable(now).filter(created_at__lte=unheard).order_by("pk")
    rung = _ring_each("core.tasks.pack_bundle", list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))
    return rung + bundles.forget_old(now)


def ring_for_batches(now: datetime) -> int:
    """Ring again for batches with papers that nobody makes, and throw the old ones away. Returns how many moved."""
    unheard = now - timedelta(seconds=settings.RING_AGAIN_SECONDS)
    free = Q(pk__in=BatchPaper.objects.claimable(now).order_by().values("batch_id"))
    settled = ~Q(pk__in=BatchPaper.objects.open().order_by().values("batch_id"))
    waiting = Batch.objects.filter(free | settled, state=Batch.State.WORKING, created_at__lte=unheard).order_by("pk")
    rung = _ring_each(batches.TASK, list(waiting.values_list("pk", flat=True)[:RING_AT_ONCE]))
    return rung + batches.forget_old(now)


def _ring_each(task: str, ids: list[int]) -> int:
    rung = 0
    for pk in ids:
        if not bell.press(task, pk):
            break
        rung += 1
    return rung
