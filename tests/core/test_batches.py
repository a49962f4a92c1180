"""Many papers at once: each once, whatever dies; exact progress; cancel stops; one ZIP with a list of what is missing."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest

from core import batches, bundles, documents
from core.batches import BatchKind, Wanted
from core.models import AuditEvent, Batch, BatchPaper, Bundle, Document, OutgoingMessage
from core.policy import Denied, NotNow
from core.registry import Reader, registry
from core.sweep import ring_for_batches, sweep
from schools.models import Membership, School
from tests.clock import NOW
from tests.core.papers_made import Note, note_kind

pytestmark = pytest.mark.django_db
MANY = 4
LATER = NOW + BatchPaper.LEASE


class Killed(BaseException):
    """The worker is gone in the middle of its work."""


class Notes:
    """Papers 1 to 4 about the own school. `deadly` kills the worker who asks for it, once; `refused` may not be made."""

    def __init__(self):
        self.deadly, self.refused, self.closed = set(), set(), False

    def make(self, *, by, now, subject_id):
        if subject_id in self.deadly:
            self.deadly.discard(subject_id)
            raise Killed
        if subject_id in self.refused:
            raise NotNow("Persetujuan dicabut.")
        return documents.request_document(
            by=by, now=now, subject=School.objects.get(pk=by.tenant_id), kind="tests.note", payload=Note(f"Uji {subject_id}"),
            title=f"Catatan {subject_id}",
        )  # fmt: skip

    def read(self, actor, pk):
        return None if self.closed else School.objects.filter(pk=actor.tenant_id).filter(pk=pk).first()

    def check(self, actor):
        if not actor.has("hub"):
            raise Denied("Tidak boleh.")


@pytest.fixture
def notes(monkeypatch):
    found = Notes()
    monkeypatch.setitem(registry.document_kinds, "tests.note", note_kind())
    monkeypatch.setitem(registry.readers, "schools.school", Reader(found.read))
    kind = BatchKind(
        "notes", "Catatan", "", "printer", found.check, lambda actor, today: [("semua", "semua"), ("kosong", "kosong")],
        lambda actor, choice, today: [Wanted(n, f"Nomor {n}") for n in range(1, MANY + 1)] if choice == "semua" else [],
        found.make,
    )  # fmt: skip
    monkeypatch.setitem(registry.batch_kinds, "notes", kind)
    return found


@pytest.fixture
def ask(world, notes):
    def request(choice="semua", who="hub", now=NOW):
        kind = registry.batch_kinds["notes"]
        return batches.request_batch(by=world.own.as_(who), now=now, kind=kind, choice=choice, today=NOW.date())

    return request


def far(batch, now=NOW):
    return batches.progress(Batch.objects.counted().get(pk=batch.pk), now)


def packed(batch):
    batch = Batch.objects.get(pk=batch.pk)
    assert batch.bundle is not None
    assert bundles.pack_bundle(batch.bundle.pk, LATER)
    with Bundle.objects.get(pk=batch.bundle.pk).file.open() as stored:
        archive = zipfile.ZipFile(io.BytesIO(stored.read()))
    text = archive.read(bundles.CONTENTS).decode("utf-8-sig")
    return set(archive.namelist()) - {bundles.CONTENTS}, list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_batch_makes_each_paper_once_and_packs_them_with_a_list(ask, notes):
    notes.refused = {2}
    batch = ask()
    assert far(batch).percent == 0
    assert batches.work_on_batch(batch.pk, NOW, most=1) == 1
    midway = far(batch, NOW + timedelta(minutes=2))
    assert (midway.settled, midway.total, midway.percent, midway.minutes_left) == (1, MANY, 25, 6)
    assert batches.work_on_batch(batch.pk, NOW) == MANY - 1
    assert far(batch).percent == 100
    files, listed = packed(batch)
    assert files == {"Catatan 1.pdf", "Catatan 3.pdf", "Catatan 4.pdf"}
    assert {row["Keterangan"]: row["Catatan"] for row in listed}["Nomor 2"] == "Persetujuan dicabut."
    assert batches.work_on_batch(batch.pk, NOW) == 0
    assert Bundle.objects.count() == 1
    assert Document.objects.count() == MANY - 1


def test_a_killed_worker_loses_nothing_and_nothing_is_made_twice(ask, notes):
    notes.deadly = {3}
    batch = ask()
    with pytest.raises(Killed):
        batches.work_on_batch(batch.pk, NOW)
    assert far(batch).settled == 2
    # another worker goes on at once with what is free; the claimed one waits for its lease
    assert batches.work_on_batch(batch.pk, NOW) == 1
    assert Batch.objects.get(pk=batch.pk).is_working
    # it died after the paper was made and before it said so
    BatchPaper.objects.filter(position=0).update(state=BatchPaper.State.WORKING, lease_until=LATER)
    assert batches.work_on_batch(batch.pk, LATER) == 2
    assert Document.objects.count() == MANY
    assert len(packed(batch)[0]) == MANY


def test_a_paper_that_always_kills_is_left_out(ask, notes):
    batch = ask()
    now = NOW
    for _try in range(batches.MAX_ATTEMPTS):
        notes.deadly = {1}
        with pytest.raises(Killed):
            batches.work_on_batch(batch.pk, now)
        now += BatchPaper.LEASE
    batches.work_on_batch(batch.pk, now)
    assert BatchPaper.objects.get(position=0).state == BatchPaper.State.LEFT_OUT
    assert len(packed(batch)[0]) == MANY - 1


def test_a_second_click_finds_the_first_batch(ask):
    first = ask()
    assert ask() == first
    assert BatchPaper.objects.count() == MANY
    assert AuditEvent.objects.filter(verb="batch.requested").count() == 1


def test_cancelling_stops_and_happens_once(ask, world):
    batch, hub = ask(), world.own.as_("hub")
    batches.work_on_batch(batch.pk, NOW, most=1)
    batches.cancel_batch(batch, by=hub, now=NOW)
    assert batches.work_on_batch(batch.pk, NOW) == 0
    assert sweep(LATER)["batches"] == 0
    assert Document.objects.count() == 1
    with pytest.raises(NotNow):
        batches.cancel_batch(batch, by=hub, now=NOW)
    assert ask().pk != batch.pk, "what was called off may be asked for again"


def test_who_may_not_ask_or_asks_for_nothing_gets_a_sentence(ask):
    with pytest.raises(Denied):
        ask(who="teacher")
    for choice in ("kosong", "tidak-ada"):
        with pytest.raises(NotNow):
            ask(choice)


def test_who_has_left_gets_no_papers(ask, world):
    batch = ask()
    Membership.objects.filter(user=world.own.hub).update(is_active=False, ended_at=NOW)
    assert batches.work_on_batch(batch.pk, NOW) == 0
    assert Batch.objects.get(pk=batch.pk).state == Batch.State.FAILED


def test_the_zip_is_handed_out_while_all_of_it_may_be_read(ask, notes, world):
    batch, hub = ask(), world.own.as_("hub")
    batches.work_on_batch(batch.pk, NOW)
    packed(batch)
    batch = Batch.objects.get(pk=batch.pk)
    assert batches.open_bundle(batch, hub) is not None
    notes.closed = True
    with pytest.raises(NotNow):
        batches.open_bundle(batch, hub)
    batches.pack_anew(batch, by=hub, now=LATER)
    assert packed(batch)[0] == set()


def test_the_sweep_takes_up_what_nobody_works_on_and_forgets_after_a_week(ask, world):
    batch = ask()
    assert sweep(LATER)["batches"] == MANY
    batch.refresh_from_db()
    assert batch.bundle is not None
    assert batch.bundle.is_ready
    assert ring_for_batches(LATER) == 0
    assert not Batch.objects.visible_to(world.own.as_("principal")).exists(), "a batch is its owner's own"
    sweep(NOW + timedelta(days=8))
    assert not Batch.objects.exists()
    assert Document.objects.count() == MANY


def told(side):
    return list(OutgoingMessage.objects.inbox_of(side.hub.pk, side.school.pk).filter(kind="core.batch"))


def finish(batch):
    for _turn in range(3):
        batches.work_on_batch(batch.pk, NOW)
        bundles.pack_pending(NOW)


def test_whoever_asked_hears_once_that_the_zip_is_ready(world, ask, notes):
    notes.refused.add(2)
    batch = ask()
    finish(batch)
    finish(batch)
    (message,) = told(world.own)
    assert message.subject == f"Cetakan siap diunduh: {batch.title}"
    assert "3 dokumen" in message.body_text
    assert "1 dokumen tidak ikut" in message.body_text
    assert message.url == f"/{world.own.school.slug}/cetak/{batch.pk}/"
    assert message.channel == "inbox"


def test_whoever_asked_hears_once_that_nothing_came_of_it(world, ask, notes):
    notes.refused |= {1, 2, 3, 4}
    batch = ask()
    finish(batch)
    finish(batch)
    (message,) = told(world.own)
    assert message.subject == f"Cetakan gagal dibuat: {batch.title}"
    assert "Tidak satu pun dokumen dapat dibuat" in message.body_text


def test_a_zip_that_fails_is_told_as_well(world, ask):
    batch = ask()
    batches.work_on_batch(batch.pk, NOW)
    Bundle.objects.update(attempts=bundles.MAX_ATTEMPTS, state=Bundle.State.QUEUED)
    bundles.pack_bundle(Batch.objects.get(pk=batch.pk).bundle_id, NOW)
    (message,) = told(world.own)
    assert "tiga kali gagal" in message.body_text


def test_a_cancelled_batch_says_nothing(world, ask):
    batch = ask()
    batches.cancel_batch(batch, by=world.own.as_("hub"), now=NOW)
    finish(batch)
    assert told(world.own) == []
