"""The quarterly review of hub and principal: prepare it, write it, close it, print it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.models import HubReview
from collaboration.policy.cockpit import check_steer
from collaboration.queries.coverage import evidence
from collaboration.workflow.cockpit import REVIEW
from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import School


@transaction.atomic
def prepare_review(*, by: Actor, now: datetime, school: School, **facts: Any) -> HubReview:
    """Set a review: its day and the period it looks at. `facts` may hold the texts as well."""
    check_steer(by)
    review = HubReview.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "hub_review.prepared", review, now)
    return review


def _lock(review: HubReview) -> HubReview:
    return HubReview.objects.select_for_update(of=("self",)).select_related("school").get(pk=review.pk)


@transaction.atomic
def edit_review(
    *, by: Actor, now: datetime, review: HubReview, expected: int | None = None, **changes: Any
) -> HubReview:
    """Write what moved, what comes next, the minutes. Raises `Conflict` for a stale version, `NotNow` once it is closed."""
    row = _lock(review)
    check_steer(by, row)
    if row.state != HubReview.State.PREPARED:
        raise NotNow(_("Tinjauan ini sudah ditutup dan tidak diubah lagi."))
    save_version(review, expected, {**changes, "updated_at": now})
    audit.record(by, "hub_review.edited", review, now, fields=sorted(changes))
    return review


@transaction.atomic
def close_review(*, by: Actor, now: datetime, review: HubReview) -> HistoryEntry:
    """Close it: the counts of the period are kept as they are now, and nothing changes any more."""
    row = _lock(review)
    entry = REVIEW.move(row, "close", by=by, now=now)
    counted = evidence(row.school, row.period_from, row.period_to, now)
    HubReview.objects.filter(pk=row.pk).update(evidence=counted, updated_at=now)
    review.refresh_from_db()
    return entry
