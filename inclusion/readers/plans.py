"""Who reads a plan, for what hangs on it: whoever may open it, while a consent is in force. No files hang on a plan."""

from __future__ import annotations

from django.utils import timezone

from core.policy import Actor, allowed
from inclusion.models import SupportPlan
from inclusion.policy.common import check_consent
from schools.links import school_url


def plan_of(actor: Actor, pk: int) -> SupportPlan | None:
    """The plan, or None."""
    rows = SupportPlan.objects.visible_to(actor).select_related("pupil__school", "school")
    found = rows.filter(pk=pk).first()
    if found is None or not allowed(check_consent, found.pupil, timezone.now(), actor=actor):
        return None
    return found


def plan_url(plan: SupportPlan) -> str:
    """Its page."""
    return school_url(plan.school, "inclusion:plan", plan.pk)
