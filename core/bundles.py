"""Many private files as one ZIP: ask for it, pack it once in the background, hand it out, throw it away after a week.

The row is the queue (docs/adr/0002). Files are copied piece by piece into a temporary file: memory stays bounded however many
there are. What the person who asked may no longer read at that moment is left out; "daftar-isi.csv" says what is inside.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import F
from django.http import FileResponse
from django.utils import translation
from django.utils.translation import gettext as _

from core import audit, documents, doorbell
from core.files import readable, serve
from core.models import Attachment, Bundle, Document
from core.policy import Actor, NotNow, check_same_tenant
from core.registry import registry
from core.subjects import subject_of, tenant_of
from core.tabular.writer import CsvFile
from core.uploads import MIB, clean_name, title_as_name

TASK = "core.tasks.pack_bundle"
KEEP = timedelta(days=7)
LEASE = timedelta(minutes=15)
MAX_ATTEMPTS = 3
MAX_FILES = 2_000
MAX_BYTES = 1024 * MIB
PIECE = 256 * 1024
CONTENTS = "daftar-isi.csv"
NAME_BYTES = 200
"""Of the 255 that file systems take, with room for a number and the ending."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One file of a bundle: where it lies in the ZIP, which row it is, what it is about in words.

    A "note" is no file but a line of the list of contents: something that could not come in, and why.
    """

    path: str
    source: str  # "attachment", "document" or "note"
    id: int
    label: str = ""
    note: str = ""


def entries(files: Iterable[tuple[str, Attachment | Document, str]]) -> list[Entry]:
    """A manifest from (folder, file, label): safe names, no two alike ("foto.jpg", "foto (2).jpg")."""
    made: list[Entry] = []
    taken = {CONTENTS}
    for folder, row, label in files:
        paper = isinstance(row, Document)
        name = clean_name(f"{title_as_name(row.title)}.pdf" if isinstance(row, Document) else row.name)
        path = _free(f"{clean_name(folder)}/" if folder else "", name, taken)
        taken.add(path.casefold())
        made.append(Entry(path, "document" if paper else "attachment", row.pk, label))
    return made


def _free(folder: str, name: str, taken: set[str]) -> str:
    """Where the file lies: a name that no other has, that every file system takes and Windows does not reserve."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    stem = stem.encode()[:NAME_BYTES].decode(errors="ignore").strip(" .") or "berkas"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    number, free = 1, f"{folder}{stem}{dot}{ending}"
    while free.casefold() in taken:
        number += 1
        free = f"{folder}{stem} ({number}){dot}{ending}"
    return free


@transaction.atomic
def request_bundle(*, by: Actor, now: datetime, subject: models.Model, title: str, manifest: Sequence[Entry]) -> Bundle:
    """Ask for a ZIP of these files. The caller's action has asked its policy. Raises `NotNow` for far too much at once."""
    check_same_tenant(by, subject)
    attached = [entry.id for entry in manifest if entry.source == "attachment"]
    size = Attachment.objects.filter(pk__in=attached).aggregate(total=models.Sum("size"))["total"] or 0
    if len(manifest) > MAX_FILES or size > MAX_BYTES:
        raise NotNow(_("Berkasnya terlalu banyak untuk satu ZIP (lebih dari 1 GB). Unduhlah satu per satu."))
    subject_type, subject_id = subject_of(subject)
    bundle = Bundle.objects.create(
        tenant_id=tenant_of(subject),
        subject_type=subject_type,
        subject_id=subject_id,
        title=title[:150],
        manifest=[asdict(entry) for entry in manifest],
        language=translation.get_language() or "id",
        created_by_id=by.user_id,
        created_by_label=by.label,
        created_at=now,
    )
    audit.record(by, "bundle.requested", bundle, now, about=f"{subject_type}/{subject_id}", files=len(manifest))
    doorbell.ring(TASK, bundle.pk)
    return bundle


def pack_bundle(bundle_id: int, now: datetime) -> bool:
    """Claim the bundle and pack it. False when somebody else has it, it is done, or a paper in it is not ready yet.

    An unforeseen error leaves the row claimed: the sweep tries again when the lease is over, three times in all.
    """
    claimed = Bundle.objects.filter(pk=bundle_id).claimable(now)
    often = _("Kumpulan berkas tiga kali gagal dibuat. Coba lagi nanti, atau sampaikan kepada operator sekolah.")
    if _fail(claimed.filter(attempts__gte=MAX_ATTEMPTS), bundle_id, often, now):
        return False
    if not claimed.update(state=Bundle.State.PACKING, lease_until=now + LEASE, attempts=F("attempts") + 1):
        return False
    bundle = Bundle.objects.get(pk=bundle_id)
    mine = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.PACKING, attempts=bundle.attempts)
    waits = _papers(bundle, now)
    if Document.State.FAILED in waits:
        _fail(mine, bundle_id, _("Salah satu dokumen di dalamnya gagal dibuat."), now)
        return False
    if waits:
        mine.update(state=Bundle.State.QUEUED, lease_until=None, attempts=F("attempts") - 1)
        return False
    return _pack(bundle, mine, now)


def _fail(rows: models.QuerySet[Bundle], bundle_id: int, sentence: str, now: datetime) -> bool:
    """Give the bundle up, if it is still among `rows`; whoever waits for it hears of it."""
    with transaction.atomic():
        if not rows.update(state=Bundle.State.FAILED, lease_until=None, error=sentence):
            return False
        _follow(bundle_id, now)
    return True


def _follow(bundle_id: int, now: datetime) -> None:
    bundle = Bundle.objects.get(pk=bundle_id)
    follow = registry.bundle_followers.get(bundle.subject_type)
    if follow is not None:
        follow(bundle, now)


def _papers(bundle: Bundle, now: datetime) -> set[str]:
    """The states of those papers in the bundle that are not ready, after trying to make them here and now."""
    wanted = [entry["id"] for entry in bundle.manifest if entry["source"] == "document"]
    unfinished = Document.objects.filter(pk__in=wanted).exclude(state=Document.State.READY)
    for pk in list(unfinished.values_list("pk", flat=True)):
        documents.render_document(pk, now)
    return set(unfinished.values_list("state", flat=True))


def _pack(bundle: Bundle, mine: models.QuerySet[Bundle], now: datetime) -> bool:
    actor = registry.find_actor(bundle.created_by_id or 0, bundle.tenant_id or 0)
    if actor is None:
        _fail(mine, bundle.pk, _("Orang yang memintanya tidak lagi menjadi warga sekolah ini."), now)
        return False
    with tempfile.TemporaryFile() as made, translation.override(bundle.language):
        packed = write_zip(made, bundle, actor)
        size = made.tell()
        made.seek(0)
        bundle.file.save("bundle.zip", File(made), save=False)
    name = str(bundle.file.name)
    with transaction.atomic():
        won = mine.update(
            state=Bundle.State.READY, file=name, size=size, files=packed, left_out=len(bundle.manifest) - packed,
            lease_until=None, error="", ready_at=now,
        )  # fmt: skip
        if won:
            audit.record(actor, "bundle.packed", bundle, now, files=packed)
            _follow(bundle.pk, now)
    if not won:
        default_storage.delete(name)
    return bool(won)


def write_zip(made: IO[bytes], bundle: Bundle, actor: Actor) -> int:
    """Copy every file that `actor` may read into the ZIP, then the list of contents. Returns how many files are in it."""
    packed = 0
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive, tempfile.SpooledTemporaryFile(MIB) as listed:
        text = io.TextIOWrapper(listed, encoding="utf-8", newline="")
        table = CsvFile(
            text,
            [_("Berkas"), _("Keterangan"), _("Tanggal"), _("Ukuran (bita)"), "SHA-256", _("Catatan")],
            separator=";",
        )
        for entry in bundle.manifest:
            row = _row(entry)
            gone = entry.get("note") or _("Tidak disertakan: sudah dihapus.")
            note = gone if row is None else ""
            if row is not None and not readable(actor, row):
                note = _("Tidak disertakan: Anda tidak dapat membukanya.")
            if note or row is None:
                table.add([entry["path"], entry["label"], "", "", "", note])
                continue
            _copy(archive, entry["path"], row)
            packed += 1
            table.add([entry["path"], entry["label"], row.created_at.date(), row.size, row.sha256, ""])
        text.flush()
        text.detach()
        listed.seek(0)
        with archive.open(zipfile.ZipInfo(CONTENTS, _moment(bundle.created_at)), "w") as out:
            shutil.copyfileobj(listed, out, PIECE)
    return packed


def _row(entry: dict[str, Any]) -> Attachment | Document | None:
    """The file behind an entry, unless it was removed or never came about."""
    if entry["source"] == "note":
        return None
    if entry["source"] == "document":
        return Document.objects.filter(pk=entry["id"], state=Document.State.READY).first()
    return Attachment.objects.present().filter(pk=entry["id"]).first()


def _copy(archive: zipfile.ZipFile, path: str, row: Attachment | Document) -> None:
    """One file, piece by piece. PDFs and photos are compressed already."""
    with row.file.open() as stored, archive.open(zipfile.ZipInfo(path, _moment(row.created_at)), "w") as out:
        shutil.copyfileobj(stored, out, PIECE)


def _moment(at: datetime) -> tuple[int, int, int, int, int, int]:
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)


def check_open(bundle: Bundle, actor: Actor) -> None:
    """Ask for each packed file again, at the download: raises `NotNow` when `actor` may not read all of them any more."""
    readable_now = [row for row in map(_row, bundle.manifest) if row is not None and readable(actor, row)]
    if len(readable_now) < bundle.files:
        raise NotNow(
            _(
                "Sebagian isi ZIP ini sudah dihapus atau tidak boleh lagi Anda baca. Mintalah ZIP yang baru; isinya akan disesuaikan."
            )
        )


def pack_again(bundle: Bundle) -> bool:
    """Throw a finished ZIP away and pack it anew with what may be read now. False for one that is not finished."""
    name = str(bundle.file.name)
    ready = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.READY)
    if not ready.update(state=Bundle.State.QUEUED, file="", ready_at=None, attempts=0):
        return False
    transaction.on_commit(lambda: default_storage.delete(name))
    doorbell.ring(TASK, bundle.pk)
    return True


def hand_out(bundle: Bundle) -> FileResponse:
    """The finished ZIP as a download. The caller has asked whose it is (`check_open`)."""
    return serve(bundle.file.open(), f"{title_as_name(bundle.title)}.zip", "application/zip")


def pack_pending(now: datetime, limit: int = 5) -> int:
    """Pack what waits and throw away what is a week old (the sweep without a worker). Returns how many moved."""
    waiting = Bundle.objects.claimable(now).order_by("pk").values_list("pk", flat=True)[:limit]
    return sum(pack_bundle(pk, now) for pk in list(waiting)) + forget_old(now)


def forget_old(now: datetime) -> int:
    """Delete bundles after a week, file and row. Returns how many."""
    old = list(Bundle.objects.filter(created_at__lt=now - KEEP).order_by("pk")[:100])
    for bundle in old:
        if bundle.file:
            default_storage.delete(str(bundle.file.name))
        bundle.delete()
    return len(old)
