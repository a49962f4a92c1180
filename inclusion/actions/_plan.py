"""What acts on plans share: the stored row, held; and that a consent is in force at this moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied
from core.text_saving import record_quietly
from inclusion.models import SupportPlan
from inclusion.policy.common import check_consent


def lock_plan(plan: SupportPlan, now: datetime) -> SupportPlan:
    """The stored row, held until the transaction ends. Raises `NotNow` when the consent is gone."""
    rows = SupportPlan.objects.select_for_update(of=("self",)).select_related("school", "pupil__school", "year", "held")
    row = rows.get(pk=plan.pk)
    check_consent(row.pupil, now)
    return row


def person_of(actor: Actor) -> int:
    """Who acts, as the number of a person."""
    if actor.user_id is None:
        raise Denied(_("Rencana ditulis oleh orang yang masuk dengan akunnya."))
    return actor.user_id


def touched(
    plan: SupportPlan, *, by: Actor, now: datetime, verb: str, quiet: timedelta | None = None, **details: object
) -> None:
    """The plan changed: its stamp, and the trace. With `quiet` (a span) the same person is recorded once in so long."""
    SupportPlan.objects.filter(pk=plan.pk).update(updated_at=now)
    if quiet is None:
        audit.record(by, verb, plan, now, **details)
    else:
        record_quietly(by, verb, plan, now, quiet, **details)
