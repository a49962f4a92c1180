"""What of plans and reviews stops in the moment in which a consent is withdrawn: links, and mails that have not left."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from core.policy import Actor
from inclusion.actions._stop import drop_messages, revoke_links
from inclusion.emails.plans import AGREEMENT
from inclusion.models import Consent, PlanAnswer, PlanReview, SupportPlan
from inclusion.terms import Purpose
from schools.links import school_url


@transaction.atomic
def stop_plans(*, by: Actor, now: datetime, consent: Consent) -> None:
    """Links to plans of this pupil open nothing more, and mails about them that wait are taken back. For the consent to support."""
    if consent.purpose != Purpose.SUPPORT:
        return
    plans = list(SupportPlan.objects.filter(pupil=consent.pupil_id))
    reviews = list(
        PlanReview.objects.filter(plan__in=plans, state__in=(PlanReview.State.PLANNED, PlanReview.State.INVITED))
    )
    revoke_links(PlanAnswer.objects.filter(version__plan__in=plans), by=by, now=now, purposes=(AGREEMENT,))
    paths = [school_url(consent.school, "inclusion:plan", plan.pk) for plan in plans]
    paths += [school_url(consent.school, "inclusion:review", review.pk) for review in reviews]
    drop_messages(consent.school_id, paths)
