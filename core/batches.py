"""Many papers at once: make them in the background, one after the other, and hand them out as one ZIP (ADR 0002).

The rows are the queue. Each worker takes the next paper that is free, makes it and says so; when none is left, the ZIP is packed.
A worker that dies leaves its paper claimed for five minutes, then another takes it: what was made is found again, never made twice.
Who may read a paper is asked when it is made, when it is packed and when the ZIP is handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import audit, documents, doorbell, mail
from core.bundles import KEEP, Entry, check_open, entries, pack_again, request_bundle
from core.models import Batch, BatchPaper, Bundle, Document, OutgoingMessage
from core.policy import Actor, Check, NotNow, Refusal, allowed, check_same_tenant
from core.registry import registry

TASK = "core.tasks.work_on_batch"
WORKERS = 4
"""So many workers are called to one batch; each of them takes papers until none is free."""
SLICE = 10
"""After so many papers a worker puts the batch back in the queue, so that other work gets its turn and no time limit is met."""
MAX_ATTEMPTS = 3
MAX_PAPERS = 1_000
SOON = timedelta(seconds=20)
"""When a paper that another renderer holds is looked at again."""


@dataclass(frozen=True)
class Wanted:
    """One paper that belongs into a batch: the row it is about, a word for the list of contents, the folder in the ZIP."""

    subject_id: int
    label: str
    folder: str = ""


@dataclass(frozen=True)
class BatchKind:
    """A kind of batch, registered by its app with `registry.add_batch_kind`.

    `choices(actor, today)` are (code, words) to choose from, the usual one first; `papers(actor, choice, today)` what belongs in
    it. `make(by=, now=, subject_id=)` asks for one paper under its own policy: the document, or a `Refusal` that says why not.
    """

    key: str
    label: Any
    help: Any
    icon: str
    check: Check
    choices: Callable[[Actor, date], Sequence[tuple[str, Any]]]
    papers: Callable[[Actor, str, date], Sequence[Wanted]]
    make: Callable[..., Document]


@dataclass(frozen=True)
class Progress:
    """How far a batch is: settled papers of all, in percent, and the seconds that the rest may take (None before the first)."""

    settled: int
    total: int
    percent: int
    seconds_left: int | None

    @property
    def minutes_left(self) -> int:
        """The same in whole minutes, rounded; 0 for less than half of one."""
        return round((self.seconds_left or 0) / 60)


def kinds_for(actor: Actor) -> list[BatchKind]:
    """The kinds that this person may ask for."""
    return [kind for kind in registry.batch_kinds.values() if allowed(kind.check, actor)]


@transaction.atomic
def request_batch(*, by: Actor, now: datetime, kind: BatchKind, choice: str, today: date) -> Batch:
    """Ask for the papers of `kind` under `choice`; the batch that this person has running of the same already, if there is one.

    Raises the refusal of the kind's check; `NotNow` for a choice that there is not, for nothing to print, and for far too much.
    """
    kind.check(by)
    words = dict(kind.choices(by, today)).get(choice)
    if words is None:
        raise NotNow(_("Pilihan ini tidak ada."))
    running = _running(by, kind, choice)
    if running is not None:
        return running
    wanted = kind.papers(by, choice, today)
    if not wanted:
        raise NotNow(_("Untuk pilihan ini belum ada yang dapat dicetak."))
    if len(wanted) > MAX_PAPERS:
        raise NotNow(_("Dokumennya terlalu banyak untuk satu kali cetak (lebih dari 1.000)."))
    batch = Batch(
        tenant_id=by.tenant_id, kind=kind.key, choice=choice, title=f"{kind.label} {words}".strip()[:150],
        language=translation.get_language() or "id", total=len(wanted), created_by_id=by.user_id, created_by_label=by.label,
        created_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError:  # the same person asked for the same at the same moment
        return Batch.objects.visible_to(by).get(kind=kind.key, choice=choice, state=Batch.State.WORKING)
    BatchPaper.objects.bulk_create(
        [
            BatchPaper(
                batch=batch, position=place, subject_id=one.subject_id, folder=one.folder[:100], label=one.label[:250]
            )
            for place, one in enumerate(wanted)
        ]
    )
    audit.record(by, "batch.requested", batch, now, kind=kind.key, papers=len(wanted))
    for _worker in range(min(WORKERS, len(wanted))):
        doorbell.ring(TASK, batch.pk)
    return batch


def _running(by: Actor, kind: BatchKind, choice: str) -> Batch | None:
    return Batch.objects.visible_to(by).filter(kind=kind.key, choice=choice, state=Batch.State.WORKING).first()


@transaction.atomic
def cancel_batch(batch: Batch, *, by: Actor, now: datetime) -> None:
    """Stop after the papers that are being made at this moment; those that are made stay. Raises `NotNow` when it is over."""
    check_same_tenant(by, batch)
    if (
        not Batch.objects.visible_to(by)
        .filter(pk=batch.pk, state=Batch.State.WORKING)
        .update(state=Batch.State.CANCELLED)
    ):
        raise NotNow(_("Cetakan ini tidak sedang dibuat, jadi tidak dapat dibatalkan."))
    batch.refresh_from_db()
    audit.record(by, "batch.cancelled", batch, now)


def work_on_batch(batch_id: int, now: datetime, most: int = SLICE) -> int:
    """Make up to `most` papers of the batch that are free, then pack it if none is left. Returns how many were settled.

    Run it in as many places as you like, as often as you like. An unforeseen error leaves the paper claimed until its lease is over.
    """
    batch = Batch.objects.filter(pk=batch_id, state=Batch.State.WORKING).first()
    if batch is None:
        return 0
    actor = registry.find_actor(batch.created_by_id or 0, batch.tenant_id or 0)
    if actor is None:
        _fail(batch, _("Orang yang memintanya tidak lagi menjadi warga sekolah ini."), now)
        return 0
    Batch.objects.filter(pk=batch_id, began_at=None).update(began_at=now)
    with translation.override(batch.language):
        settled = _make_some(batch, actor, now, most)
    if not BatchPaper.objects.filter(batch=batch).open().exists():
        _pack(batch, actor, now)
    elif BatchPaper.objects.filter(batch=batch).claimable(now).exists():
        doorbell.ring(TASK, batch_id)
    return settled


def _make_some(batch: Batch, actor: Actor, now: datetime, most: int) -> int:
    settled = 0
    for _turn in range(most):
        paper = _claim(batch, now)
        if paper is None:
            break
        settled += _make(batch, paper, actor, now)
    return settled


@transaction.atomic
def _fail(batch: Batch, sentence: str, now: datetime, *, state: str = Batch.State.WORKING) -> None:
    """Give the batch up, if it is still in this state, and say so to whoever asked."""
    if Batch.objects.filter(pk=batch.pk, state=state).update(state=Batch.State.FAILED, error=sentence):
        _tell(batch, now, error=sentence)


def _tell(batch: Batch, now: datetime, *, error: str = "") -> None:
    """Say in the inbox of whoever asked that the ZIP lies ready, or why there is none. Each is said once."""
    if batch.created_by is None or batch.tenant is None:
        return
    counted = Batch.objects.counted().get(pk=batch.pk)
    context = {"title": batch.title, "error": error, "done": counted.done, "left_out": counted.left_out}
    mail.queue(
        tenant=batch.tenant, to_user=batch.created_by, kind="core.batch", template="emails/batch", context=context, now=now,
        url=reverse("core:batch", args=[batch.tenant.slug, batch.pk]), channels=(OutgoingMessage.Channel.INBOX,),
        dedupe_key=f"batch:{batch.pk}:{'failed' if error else 'ready'}",
    )  # fmt: skip


def follow_bundle(bundle: Bundle, now: datetime) -> None:
    """The ZIP of a batch is there, or will not come."""
    for batch in Batch.objects.filter(bundle=bundle).select_related("tenant", "created_by"):
        _tell(batch, now, error=bundle.error if bundle.is_failed else "")


def _claim(batch: Batch, now: datetime) -> BatchPaper | None:
    """The next free paper, now this worker's; None when none is free. One that failed three times is left out on the way."""
    states = BatchPaper.State
    while True:
        free = BatchPaper.objects.filter(batch=batch).claimable(now).order_by("position").first()
        if free is None:
            return None
        # plain columns alone: PostgreSQL asks them again after waiting for another worker's claim
        still = BatchPaper.objects.filter(pk=free.pk, state=free.state, attempts=free.attempts)
        if free.attempts >= MAX_ATTEMPTS:
            still.update(state=states.LEFT_OUT, lease_until=None, note=_("Tiga kali gagal dibuat."))
        elif still.update(state=states.WORKING, lease_until=now + BatchPaper.LEASE, attempts=F("attempts") + 1):
            free.refresh_from_db()
            return free


def _make(batch: Batch, paper: BatchPaper, actor: Actor, now: datetime) -> int:
    """Make one claimed paper. 1 when it is settled, 0 when it has to wait for another renderer."""
    states = BatchPaper.State
    mine = BatchPaper.objects.filter(pk=paper.pk, state=states.WORKING, attempts=paper.attempts)
    try:
        document = paper.document or _ask(batch, paper, mine, actor, now)
    except Refusal as refusal:
        return mine.update(state=states.LEFT_OUT, lease_until=None, note=str(refusal.sentence)[:300])
    documents.render_document(document.pk, now)
    document.refresh_from_db()
    if document.is_ready:
        return mine.update(state=states.DONE, lease_until=None)
    if document.is_failed:
        return mine.update(state=states.LEFT_OUT, lease_until=None, note=document.error)
    mine.update(state=states.WAITING, lease_until=now + SOON, attempts=F("attempts") - 1)
    return 0


def _ask(batch: Batch, paper: BatchPaper, mine: models.QuerySet[BatchPaper], actor: Actor, now: datetime) -> Document:
    """The document of this paper: asked for and noted in one transaction, so that a worker who comes after a crash finds it."""
    kind: BatchKind = registry.batch_kinds[batch.kind]
    with doorbell.silence(), transaction.atomic():
        document = kind.make(by=actor, now=now, subject_id=paper.subject_id)
        mine.update(document=document)
    return document


@transaction.atomic
def _pack(batch: Batch, actor: Actor, now: datetime) -> None:
    """Ask for the ZIP, once: whoever moves the batch on first does."""
    if not Batch.objects.filter(pk=batch.pk, state=Batch.State.WORKING).update(state=Batch.State.PACKING):
        return
    made = list(batch.papers.select_related("document").filter(state=BatchPaper.State.DONE, document__isnull=False))
    if not made:
        sentence = _("Tidak satu pun dokumen dapat dibuat. Alasannya tertulis di bawah.")
        _fail(batch, sentence, now, state=Batch.State.PACKING)
        return
    manifest = entries([(paper.folder, paper.document, paper.label) for paper in made if paper.document is not None])
    left = batch.papers.filter(state=BatchPaper.State.LEFT_OUT)
    manifest += [Entry("", "note", 0, paper.label, paper.note) for paper in left]
    with translation.override(batch.language):
        bundle = request_bundle(by=actor, now=now, subject=batch, title=batch.title, manifest=manifest)
    Batch.objects.filter(pk=batch.pk).update(bundle=bundle)


def progress(batch: Batch, now: datetime) -> Progress:
    """How far `batch` (as `counted()` gives it) is. The estimate goes on at the pace so far."""
    counted: Any = batch
    settled, total = counted.done + counted.left_out, batch.total
    left = None
    if batch.began_at is not None and settled:
        left = round((now - batch.began_at).total_seconds() / settled * (total - settled))
    return Progress(settled, total, settled * 100 // total if total else 100, left)


def work_pending(now: datetime, limit: int = SLICE) -> int:
    """Make what waits, here and now, and throw away what is a week old (the sweep without a worker). Returns how many moved."""
    waiting = Batch.objects.filter(state=Batch.State.WORKING).order_by("pk").values_list("pk", flat=True)[:5]
    return sum(work_on_batch(pk, now, limit) for pk in list(waiting)) + forget_old(now)


def forget_old(now: datetime) -> int:
    """Delete batches after a week; their papers stay with what they are about. Returns how many."""
    old = Batch.objects.filter(created_at__lt=now - KEEP)
    gone = old.count()
    old.delete()
    return gone


def open_bundle(batch: Batch, actor: Actor) -> Bundle | None:
    """The finished ZIP, None before. Raises `NotNow` when something in it may not be read any more: then it is packed anew."""
    bundle = batch.bundle
    if bundle is None or not bundle.is_ready:
        return None
    check_open(bundle, actor)
    return bundle


@transaction.atomic
def pack_anew(batch: Batch, *, by: Actor, now: datetime) -> None:
    """Pack the finished ZIP once more, with what this person may read now. Raises `NotNow` while there is none."""
    check_same_tenant(by, batch)
    if batch.bundle is None or not pack_again(batch.bundle):
        raise NotNow(_("Belum ada ZIP yang dapat dikemas ulang."))
    audit.record(by, "batch.packed_anew", batch, now)
