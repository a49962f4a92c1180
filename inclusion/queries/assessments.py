"""Assessments of a pupil shaped for their page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.models import Attachment
from core.subjects import subject_of
from inclusion.models import Assessment, Pupil


@dataclass(frozen=True)
class AssessmentCard:
    """One assessment with its documents."""

    assessment: Assessment
    documents: tuple[Attachment, ...]


def assessments_of(pupil: Pupil) -> list[AssessmentCard]:
    """Every assessment of a pupil, the newest first. Two queries. The caller has asked policy and consent."""
    rows = list(Assessment.objects.filter(pupil=pupil).select_related("recorded_by"))
    files: dict[int, list[Attachment]] = defaultdict(list)
    if rows:
        kind = subject_of(rows[0])[0]
        held = Attachment.objects.present().filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
        for attachment in held.order_by("pk"):
            files[attachment.subject_id].append(attachment)
    return [AssessmentCard(row, tuple(files[row.pk])) for row in rows]
