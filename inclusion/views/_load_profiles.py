"""The doors to profiles and assessments: open to this actor or 404, under a consent or 409, and on record."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from core.models import Attachment
from inclusion.actions.reading import record_read
from inclusion.models import Assessment, FunctionNote, LearningProfile, Pupil
from inclusion.policy.common import check_consent, check_see_assessments_of
from inclusion.terms import Purpose


def load_profile(request: HttpRequest, pk: int) -> LearningProfile:
    """A learning profile, of this year or an earlier one."""
    rows = LearningProfile.objects.visible_to(request.actor).select_related("pupil", "year", "source__year")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.pupil.school = request.school
    now = timezone.now()
    check_consent(found.pupil, now, actor=request.actor)
    if request.method == "GET":
        record_read(by=request.actor, now=now, pupil=found.pupil, verb="pupil.profile_opened", about=found)
    return found


def load_statement(profile: LearningProfile, pk: int) -> FunctionNote:
    """One statement of this profile."""
    found = get_object_or_404(profile.functions.select_related("written_by"), pk=pk)
    found.profile = profile
    return found


def load_assessed(request: HttpRequest, pk: int) -> Pupil:
    """A pupil whose assessments this person may read."""
    found = get_object_or_404(Pupil.objects.filter(school_id=request.actor.tenant_id), pk=pk)
    found.school = request.school
    check_see_assessments_of(request.actor, found)
    _on_record(request, found, None)
    return found


def load_assessment(request: HttpRequest, pk: int) -> Assessment:
    """One assessment."""
    rows = Assessment.objects.visible_to(request.actor).select_related("pupil", "recorded_by")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.pupil.school = request.school
    _on_record(request, found.pupil, found)
    return found


def load_document(assessment: Assessment, pk: int) -> Attachment:
    """A document of this assessment."""
    return get_object_or_404(Attachment.objects.of(assessment), pk=pk)


def _on_record(request: HttpRequest, pupil: Pupil, about: Assessment | None) -> None:
    now = timezone.now()
    check_consent(pupil, now, Purpose.ASSESSMENT, actor=request.actor)
    if request.method == "GET":
        record_read(by=request.actor, now=now, pupil=pupil, verb="pupil.assessment_opened", about=about)
