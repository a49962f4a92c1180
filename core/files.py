"""Attachments: take in, hand out, remove, tidy up.

Files lie in private storage; only a view that asked the policy serves them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from core import audit, disk, scanner
from core.models import Attachment, Bundle, DataCopy, Document, TableExport
from core.policy import Actor, NotNow, check_same_tenant
from core.registry import registry
from core.subjects import subject_of, tenant_of
from core.uploads import ACCEPT, MIB, CheckedFile, UploadRefused, check_upload, clean_name

__all__ = [
    "ACCEPT",
    "CheckedFile",
    "UploadRefused",
    "attach",
    "check_upload",
    "clean_name",
    "hand_out",
    "readable",
    "remove",
    "scan_again",
    "serve",
    "stored_names",
    "sweep_nightly",
    "sweep_orphans",
    "used_room",
]

MAX_PER_SUBJECT = 100
MAX_BYTES_PER_DAY = 300 * MIB
ORPHAN_AGE = timedelta(days=1)
SCANNED_AT_ONCE = 50
NIGHT_HOUR = 19  # UTC: two in the morning in Jakarta


def check_room(actor: Actor, subject: models.Model, now: datetime, size: int = 0) -> None:
    """Raise `NotNow`: the disk is nearly full, 100 files hang here, this person sent 300 MB within a day, or the school's room is full."""
    if disk.room().is_short:
        raise NotNow(disk.SENTENCE)
    if Attachment.objects.of(subject).count() >= MAX_PER_SUBJECT:
        raise NotNow(_("Sudah ada 100 berkas di sini. Hapus yang tidak diperlukan, lalu unggah lagi."))
    mine = Attachment.objects.filter(
        tenant_id=actor.tenant_id, uploaded_by_label=actor.label, created_at__gt=now - timedelta(days=1)
    )
    sent = mine.aggregate(total=models.Sum("size"))["total"] or 0
    if sent + size > MAX_BYTES_PER_DAY:
        raise NotNow(
            _("Anda sudah mengunggah 300 MB hari ini. Lanjutkan besok, atau mintalah bantuan operator sekolah.")
        )
    if settings.SCHOOL_QUOTA_MB and used_room(tenant_of(subject)) + size > settings.SCHOOL_QUOTA_MB * MIB:
        raise NotNow(
            _("Ruang berkas sekolah Anda penuh. Hapus berkas lama, atau mintalah ruang lebih kepada pengelola Guyub.")
        )


def used_room(tenant: Any) -> int:
    """Bytes of all attachments that a school keeps."""
    kept = Attachment.objects.present().filter(tenant=tenant)
    return int(kept.aggregate(total=models.Sum("size"))["total"] or 0)


@transaction.atomic
def attach(
    *, by: Actor, now: datetime, subject: models.Model, upload: UploadedFile | CheckedFile, purpose: str = ""
) -> Attachment:
    """Hang a file on `subject`. An `upload` that a form has not checked yet is checked here.

    The caller's action has asked its own policy whether `by` may add files there. Raises `UploadRefused` or `NotNow`.
    """
    check_same_tenant(by, subject)
    checked = upload if isinstance(upload, CheckedFile) else check_upload(upload)
    check_room(by, subject, now, len(checked.content))
    subject_type, subject_id = subject_of(subject)
    attachment = Attachment(
        tenant_id=tenant_of(subject),
        subject_type=subject_type,
        subject_id=subject_id,
        purpose=purpose,
        name=checked.name,
        content_type=checked.content_type,
        size=len(checked.content),
        sha256=checked.sha256,
        uploaded_by_id=by.user_id,
        uploaded_by_label=by.label,
        unscanned=checked.unscanned,
        created_at=now,
    )
    try:
        attachment.file.save(checked.name, ContentFile(checked.content), save=False)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise NotNow(disk.SENTENCE) from error
    attachment.save(force_insert=True)
    audit.record(by, "file.attached", attachment, now, about=f"{subject_type}/{subject_id}", sha256=attachment.sha256)
    return attachment


@transaction.atomic
def remove(attachment: Attachment, *, by: Actor, now: datetime) -> None:
    """Take a file away: its bytes go when the transaction commits, its row stays. Removing twice changes nothing."""
    check_same_tenant(by, attachment)
    name = str(attachment.file.name)
    if not Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(removed_at=now, file=""):
        return
    attachment.removed_at, attachment.file = now, ""
    audit.record(by, "file.removed", attachment, now, sha256=attachment.sha256)
    transaction.on_commit(lambda: default_storage.delete(name))


def readable(actor: Actor, row: Attachment | Document) -> bool:
    """May `actor` read the object on which the file or paper hangs? Asks the reader that its app registered."""
    reader = registry.readers.get(row.subject_type)
    if reader is None or row.tenant_id != actor.tenant_id:
        return False
    return (reader.files or reader.load)(actor, row.subject_id) is not None


def serve(content: IO[bytes], name: str, content_type: str) -> FileResponse:
    """A response that hands out a private file and lets it do nothing: download, no sniffing, no scripts, no caches."""
    response = FileResponse(content, as_attachment=True, filename=clean_name(name), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def hand_out(attachment: Attachment) -> FileResponse:
    """The file as a download. The caller has asked whether the person may have it."""
    return serve(attachment.file.open(), attachment.name, attachment.content_type)


def sweep_orphans(now: datetime) -> int:
    """Delete files older than a day that no row names (a crash came between file and row). Returns how many."""
    kept = set(Attachment.objects.exclude(file="").values_list("file", flat=True))
    kept |= set(Document.objects.exclude(file="").values_list("file", flat=True))
    kept |= set(Bundle.objects.exclude(file="").values_list("file", flat=True))
    kept |= set(TableExport.objects.exclude(file="").values_list("file", flat=True))
    kept |= set(DataCopy.objects.exclude(file="").values_list("file", flat=True))
    gone = [
        name
        for name in stored_names()
        if name not in kept and default_storage.get_modified_time(name) < now - ORPHAN_AGE
    ]
    for name in gone:
        default_storage.delete(name)
    return len(gone)


def sweep_nightly(now: datetime) -> int:
    """`sweep_orphans` in the first two minutes of the night hour; at other times nothing. For the sweep."""
    at = now.astimezone(UTC)
    return sweep_orphans(now) if at.hour == NIGHT_HOUR and at.minute < 2 else 0


def scan_again(now: datetime) -> int:
    """Look at files that came in while the virus scanner was silent; take away what it finds. Returns how many were judged."""
    judged = 0
    for row in Attachment.objects.unscanned()[:SCANNED_AT_ONCE]:
        with row.file.open() as stored:
            verdict = scanner.scan(stored.read())
        if verdict is scanner.Verdict.UNKNOWN:
            break
        if verdict is scanner.Verdict.INFECTED:
            audit.record(Actor.system(row.tenant_id), "file.infected", row, now, sha256=row.sha256)
            remove(row, by=Actor.system(row.tenant_id), now=now)
        Attachment.objects.filter(pk=row.pk).update(unscanned=False)
        judged += 1
    return judged


def stored_names() -> Iterator[str]:
    """The name of every file in private storage."""
    for folder in ("uploads", "documents", "exports", "bundles", "copies"):
        for part in _folders(folder):
            yield from (f"{folder}/{part}/{name}" for name in default_storage.listdir(f"{folder}/{part}")[1])


def _folders(name: str) -> list[str]:
    """The folders in a folder, none where it was never made. (In a bucket folders do not exist, but can be listed.)"""
    try:
        return list(default_storage.listdir(name)[0])
    except FileNotFoundError:
        return []
