"""Assessments of a pupil shaped for their page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.models import Attachment
from core.subjects import subject_of, subject_type
from inclusion.models import Assessment, Pupil
from inclusion.queries.erasing import asked_of
from schools.models import RightsRequest


@dataclass(frozen=True)
class HeldDocument:
    """One document, and the open request to erase it with what became of that."""

    file: Attachment
    asked: RightsRequest | None = None
    decided: bool = False


@dataclass(frozen=True)
class AssessmentCard:
    """One assessment with its documents, and the open request to erase it."""

    assessment: Assessment
    documents: tuple[HeldDocument, ...]
    asked: RightsRequest | None = None
    decided: bool = False


def titles_of(pupil: Pupil) -> list[AssessmentCard]:
    """Every assessment by profession and day alone, for those who may not read it now. At most three queries."""
    rows = list(Assessment.objects.filter(pupil=pupil).only("profession", "assessed_on", "pupil"))
    asked, decided = asked_of(pupil.school, rows, [])
    wishes = [(row, asked[subject_type(Assessment)].get(row.pk)) for row in rows]
    return [AssessmentCard(row, (), wish, bool(wish and wish.pk in decided)) for row, wish in wishes]


def assessments_of(pupil: Pupil) -> list[AssessmentCard]:
    """Every assessment of a pupil, the newest first. At most six queries. The caller has asked policy and consent."""
    rows = list(Assessment.objects.filter(pupil=pupil).select_related("recorded_by"))
    held: list[Attachment] = []
    if rows:
        kind = subject_of(rows[0])[0]
        of_these = Attachment.objects.present().filter(subject_type=kind, subject_id__in=[row.pk for row in rows])
        held = list(of_these.order_by("pk"))
    asked, decided = asked_of(pupil.school, rows, held)
    files: dict[int, list[HeldDocument]] = defaultdict(list)
    for attachment in held:
        wish = asked[subject_type(Attachment)].get(attachment.pk)
        files[attachment.subject_id].append(HeldDocument(attachment, wish, bool(wish and wish.pk in decided)))
    cards = []
    for row in rows:
        wish = asked[subject_type(Assessment)].get(row.pk)
        cards.append(AssessmentCard(row, tuple(files[row.pk]), wish, bool(wish and wish.pk in decided)))
    return cards
