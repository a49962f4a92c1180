"""File what professionals found [IN2], with its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from core import audit, files
from core.models import Attachment
from core.policy import Actor
from core.uploads import CheckedFile
from core.versions import save_version
from inclusion.models import Assessment, Pupil
from inclusion.policy.profiles import check_file_assessment


@transaction.atomic
def file_assessment(
    *, by: Actor, now: datetime, pupil: Pupil, uploads: Iterable[CheckedFile] = (), **facts: Any
) -> Assessment:
    """Who assessed, when, what was found and advised; documents are attached under names that tell nothing."""
    check_file_assessment(by, pupil, now)
    filed = Assessment.objects.create(
        school_id=pupil.school_id, pupil=pupil, recorded_by_id=by.user_id, created_at=now, updated_at=now, **facts
    )
    _attach(filed, uploads, by=by, now=now)
    audit.record(by, "assessment.filed", filed, now, pupil=pupil.pk)
    return filed


@transaction.atomic
def edit_assessment(
    *, by: Actor, now: datetime, assessment: Assessment, expected: int | None = None, uploads: Iterable[CheckedFile] = (), **changes: Any,
) -> Assessment:  # fmt: skip
    """Correct what was filed, add documents. Raises `Conflict` when somebody else changed it meanwhile."""
    row = _lock(assessment)
    check_file_assessment(by, row.pupil, now)
    save_version(row, expected, {**changes, "updated_at": now})
    _attach(row, uploads, by=by, now=now)
    audit.record(by, "assessment.edited", row, now, pupil=row.pupil_id, fields=sorted(changes))
    return row


@transaction.atomic
def remove_document(*, by: Actor, now: datetime, assessment: Assessment, attachment: Attachment) -> None:
    """Take a document away that does not belong there."""
    row = _lock(assessment)
    check_file_assessment(by, row.pupil, now)
    files.remove(attachment, by=by, now=now)


def _lock(assessment: Assessment) -> Assessment:
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("pupil__school", "school")
    return rows.get(pk=assessment.pk)


def _attach(assessment: Assessment, uploads: Iterable[CheckedFile], *, by: Actor, now: datetime) -> None:
    """The name of a file often is the name of a child: files are called by date and number instead."""
    held = Attachment.objects.of(assessment).count()
    for number, upload in enumerate(uploads, held + 1):
        ending = upload.name.rpartition(".")[2].lower()
        named = replace(upload, name=f"asesmen-{assessment.assessed_on:%Y-%m-%d}-{number}.{ending}")
        files.attach(by=by, now=now, subject=assessment, upload=named, purpose="assessment")
