"""A copy of what is held about one person: ask for it, write it once in the background, hand it out to whoever asked.

The row is the queue. Whether the person who asked may have it is asked three times: now, when it is written, when it is taken.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from datetime import datetime, timedelta
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import F
from django.http import FileResponse
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core import audit, doorbell
from core.data_subjects import of_kind, of_row, row_of
from core.files import serve
from core.models import DataCopy
from core.person_data import collect, paper
from core.policy import Actor, Denied
from core.registry import registry
from core.subjects import subject_of, tenant_of
from core.uploads import clean_name

TASK = "core.tasks.write_copy"
KEEP = timedelta(hours=72)
LEASE = timedelta(minutes=15)
MAX_ATTEMPTS = 3
IN_MEMORY = 8 * 1024 * 1024


@transaction.atomic
def request_copy(*, by: Actor, now: datetime, obj: models.Model) -> DataCopy:
    """Ask for a copy of what is held about `obj`, a person. One that this person asked for and that is not old is the same one.

    Raises `Denied` for somebody who may not have it.
    """
    kind = of_row(obj)
    kind.check_take(by, obj)
    subject_type, subject_id = subject_of(obj)
    mine = DataCopy.objects.visible_to(by.user_id).filter(subject_type=subject_type, subject_id=subject_id)
    waiting = mine.exclude(state=DataCopy.State.FAILED).exclude(taken_at__isnull=False)
    existing = waiting.filter(created_at__gt=now - timedelta(hours=1)).first()
    if existing is not None:
        return existing
    copy = DataCopy.objects.create(
        tenant_id=tenant_of(obj) or by.tenant_id, subject_type=subject_type, subject_id=subject_id, title=str(obj)[:200],
        language=translation.get_language() or "id", created_by_id=by.user_id, created_by_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, "data_copy.requested", copy, now, about=f"{subject_type}/{subject_id}")
    doorbell.ring(TASK, copy.pk)
    return copy


def actor_of(copy: DataCopy) -> Actor | None:
    """Who asked, as what they are now; None when they left."""
    if copy.tenant_id is None:
        return Actor(label=copy.created_by_label, user_id=copy.created_by_id) if copy.created_by_id else None
    return registry.find_actor(copy.created_by_id or 0, copy.tenant_id)


def check_open(copy: DataCopy) -> Any:
    """The person whom the copy is about. Raises `Denied` when whoever asked may not have it any more."""
    kind, actor = of_kind(copy.subject_type), actor_of(copy)
    obj = row_of((copy.subject_type, copy.subject_id))
    if kind is None or actor is None or obj is None:
        raise Denied(_("Salinan ini tidak lagi terbuka bagi Anda."))
    kind.check_take(actor, obj)
    return obj


def write_copy(copy_id: int, now: datetime) -> bool:
    """Claim the copy and write it. False when somebody else has it, or it is done.

    An unforeseen error leaves the row claimed: the sweep tries again when the lease is over, three times in all.
    """
    claimed = DataCopy.objects.filter(pk=copy_id).claimable(now)
    failed = DataCopy.State.FAILED
    if claimed.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=failed, lease_until=None, error=_("Salinan tiga kali gagal dibuat. Sampaikan kepada operator sekolah.")
    ):
        return False
    if not claimed.update(state=DataCopy.State.WRITING, lease_until=now + LEASE, attempts=F("attempts") + 1):
        return False
    copy = DataCopy.objects.get(pk=copy_id)
    try:
        obj = check_open(copy)
    except Denied as refusal:
        DataCopy.objects.filter(pk=copy_id).update(state=failed, lease_until=None, error=str(refusal)[:300])
        return False
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as made, translation.override(copy.language):
        _pack(made, obj, now, copy.tenant_id)
        made.seek(0)
        copy.file.save("copy.zip", File(made), save=False)
    name = str(copy.file.name)
    won = DataCopy.objects.filter(pk=copy.pk, state=DataCopy.State.WRITING, attempts=copy.attempts).update(
        state=DataCopy.State.READY, file=name, lease_until=None, error="", ready_at=now
    )
    if not won:
        default_storage.delete(name)
    return bool(won)


def _pack(made: Any, obj: Any, now: datetime, tenant_id: int | None) -> None:
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "data.json", json.dumps(collect(obj, now, tenant_id), ensure_ascii=False, indent=1, default=str)
        )
        archive.writestr("data.pdf", paper(obj, now, tenant_id).content)
        for number, attachment in enumerate(of_row(obj).files(obj), start=1):
            with (
                attachment.file.open() as stored,
                archive.open(f"berkas/{number}-{clean_name(attachment.name)}", "w") as out,
            ):
                for part in stored.chunks():
                    out.write(part)


@transaction.atomic
def take(copy: DataCopy, *, by: Actor, now: datetime, reason: str = "") -> FileResponse:
    """Hand out the finished copy; who took it, and why, is on record about the person. The caller made sure of who asks."""
    obj = check_open(copy)
    DataCopy.objects.filter(pk=copy.pk, taken_at=None).update(taken_at=now)
    of_row(obj).on_take(by=by, now=now, obj=obj)
    audit.record(by, "data_copy.taken", copy, now, about=f"{copy.subject_type}/{copy.subject_id}", reason=reason[:250])
    return serve(copy.file.open(), f"data-{slugify(str(obj)) or copy.pk}.zip", "application/zip")


def write_pending(now: datetime, limit: int = 3) -> int:
    """Write what waits and throw away what is three days old (the sweep without a worker). Returns how many moved."""
    waiting = DataCopy.objects.claimable(now).order_by("pk").values_list("pk", flat=True)[:limit]
    return sum(write_copy(pk, now) for pk in list(waiting)) + forget_old(now)


def forget_old(now: datetime) -> int:
    """Delete copies after three days, file and row. Returns how many."""
    old = list(DataCopy.objects.filter(created_at__lt=now - KEEP).order_by("pk")[:100])
    for copy in old:
        if copy.file:
            default_storage.delete(str(copy.file.name))
        copy.delete()
    return len(old)
