"""What goes on for one pupil now: the next review of the plan, and the services that are given [IN6, IN8]."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.policy import Actor, allowed
from inclusion.models import Pupil, SupportPlan
from inclusion.policy.common import check_consent, check_see_plan_of
from inclusion.queries.reviews import lines_of
from inclusion.queries.services import running_services


def going_on(pupil: Pupil, now: datetime) -> dict[str, Any]:
    """The plan with its review date (`review`, or None) and the running services (`running`). The caller has asked who reads."""
    today = pupil.school.local_date(now)
    lines = lines_of(SupportPlan.objects.filter(pupil=pupil), pupil.school, today)
    return {"review": lines[0] if lines else None, "running": running_services(pupil, today)}


def going_on_for(actor: Actor, pupil: Pupil, now: datetime) -> dict[str, Any]:
    """As `going_on`, for somebody who may read the plan, under a consent in force; nothing for anybody else."""
    if not allowed(check_see_plan_of, actor, pupil) or not allowed(check_consent, pupil, now, actor=actor):
        return {}
    return going_on(pupil, now)
