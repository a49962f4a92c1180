"""Documents of assessments: whoever may read the assessment, under the parents' consent to keeping it."""

from __future__ import annotations

from django.utils import timezone

from core.policy import Actor, allowed
from inclusion.models import Assessment
from inclusion.policy.common import check_consent
from inclusion.terms import Purpose
from schools.links import school_url


def load_assessment(actor: Actor, pk: int) -> Assessment | None:
    """The assessment, or None."""
    found = Assessment.objects.visible_to(actor).select_related("pupil__school").filter(pk=pk).first()
    if found is None or not allowed(check_consent, found.pupil, timezone.now(), Purpose.ASSESSMENT, actor=actor):
        return None
    return found


def url_of(found: Assessment) -> str:
    """Where it is shown."""
    return school_url(found.pupil.school, "inclusion:assessments", found.pupil_id)
