"""What was said is not kept for ever: the sweep erases it when its time is over, and keeps that it took place."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from collaboration.models import (
    Observation,
    ObservationAgreement,
    ObservationFollowUp,
    ObservationMessage,
    ObservationNote,
    ObservationShare,
    Reflection,
)
from core import audit
from core.policy import Actor

AT_ONCE = 200
OF_OBSERVATION = (
    ObservationAgreement, ObservationMessage, ObservationNote, Reflection, ObservationFollowUp, ObservationShare,
)  # fmt: skip
"""Every model that holds what was said around an observation."""


def expired_observations(now: datetime) -> QuerySet[Observation]:
    """Those whose content may be past its time: by the earliest calendar day that it is anywhere in the country."""
    rows = Observation.objects.filter(erased_at=None, kept_until__lt=(now + timedelta(days=1)).date())
    return rows.exclude(observed_keeps_at__isnull=False, observer_keeps_at__isnull=False)


@transaction.atomic
def erase_expired_observations(*, by: Actor, now: datetime) -> int:
    """Erase what was said where its time is over and not both keep it. Returns how many observations were emptied."""
    rows = expired_observations(now).select_for_update(of=("self",)).select_related("school")[:AT_ONCE]
    over = [row for row in rows if row.kept_until < row.school.local_date(now)]
    for row in over:
        for model in OF_OBSERVATION:
            model.objects.filter(observation=row).delete()
        Observation.objects.filter(pk=row.pk).update(erased_at=now, updated_at=now)
        audit.record(by, "observation.erased", row, now)
    return len(over)
