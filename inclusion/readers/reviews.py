"""Who reads a review, for the action items that came out of it: team, special-needs teacher, counsellor and principal.

Parents read decisions on the page of the review; action items are the team's own.
"""

from __future__ import annotations

from django.utils import timezone

from core.policy import Actor, allowed
from inclusion.models import PlanReview
from inclusion.models.pupil import PLAN_READERS
from inclusion.policy.common import check_consent, membership_of
from schools.links import school_url


def review_of(actor: Actor, pk: int) -> PlanReview | None:
    """The review, or None."""
    rows = PlanReview.objects.visible_to(actor).select_related("plan__pupil__school", "plan__school")
    found = rows.filter(pk=pk).first()
    if found is None or not allowed(check_consent, found.plan.pupil, timezone.now()):
        return None
    inside = actor.has(*PLAN_READERS) or membership_of(actor, found.plan.pupil) is not None
    return found if inside else None


def review_url(review: PlanReview) -> str:
    """Its page."""
    return school_url(review.plan.school, "inclusion:review", review.pk)
