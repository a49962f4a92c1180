"""Reads around erasures: who is the same person, and what the desk decided."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.models import Attachment
from core.policy import Hidden
from core.subjects import subject_type
from inclusion.models import Assessment, Guardian, Pupil
from schools.erasure_requests import decided_erasures, erasures_asked
from schools.models import RightsRequest, School

Parts = dict[str, dict[int, RightsRequest]]


def same_person(guardian: Guardian) -> QuerySet[Guardian]:
    """The rows of this guardian for every child at the school: one account, or one name with one address or telephone."""
    known = Q(pk=guardian.pk)
    if guardian.user_id:
        known |= Q(user=guardian.user_id)
    for field in ("email", "phone"):
        if value := getattr(guardian, field):
            known |= Q(**{field: value, "name": guardian.name})
    return Guardian.objects.filter(known, pupil__school=guardian.school_id).order_by("pk")


def asked_of(school: School, assessments: list[Assessment], documents: list[Attachment]) -> tuple[Parts, set[int]]:
    """(open requests to erase these, by kind and number; requests that the principal decided)."""
    found = {
        subject_type(model): erasures_asked(school, subject_type(model), [row.pk for row in rows]) if rows else {}
        for model, rows in ((Assessment, assessments), (Attachment, documents))
    }
    return found, {row.pk for row in decided_erasures(school)} if any(found.values()) else set()


def pupil_of(obj: Assessment | Attachment) -> Pupil:
    """The pupil of an assessment, or of a document of one. Raises `Hidden` for a document of something else."""
    if isinstance(obj, Assessment):
        return obj.pupil
    found = Assessment.objects.filter(pk=obj.subject_id).select_related("pupil").first()
    if found is None or obj.subject_type != "inclusion.assessment":
        raise Hidden(_("Berkas ini bukan dokumen asesmen."))
    return found.pupil
