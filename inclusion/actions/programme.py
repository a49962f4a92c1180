"""Keep the school's programme [IN9]: self-evaluation, campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from core import audit
from core.policy import Actor
from core.versions import save_version
from inclusion.models import Campaign, ComponentLook, SelfEvaluation
from inclusion.policy.programme import check_keep_programme
from schools.models import School


@transaction.atomic
def save_evaluation(
    *, by: Actor, now: datetime, school: School, year: str, looks: Mapping[str, Mapping[str, Any]], conclusion: str = "",
    expected: int | None = None,
) -> SelfEvaluation:  # fmt: skip
    """Fill in a year. `looks`: component -> level, evidence, improvement; a component left out is empty again.

    Raises `Conflict` for a stale version.
    """
    check_keep_programme(by, school)
    row, is_new = SelfEvaluation.objects.get_or_create(
        school=school, year=year, defaults={"conclusion": conclusion, "created_at": now, "updated_at": now}
    )
    if not is_new:
        save_version(row, expected or 0, {"conclusion": conclusion, "updated_at": now})
    row.looks.all().delete()
    ComponentLook.objects.bulk_create(
        ComponentLook(evaluation=row, component=name, **facts) for name, facts in looks.items()
    )
    audit.record(by, "self_evaluation.saved", row, now, components=len(looks))
    return row


@transaction.atomic
def plan_campaign(*, by: Actor, now: datetime, school: School, **facts: Any) -> Campaign:
    """Enter a training or a campaign. `facts`: kind, title, audience, on, place, people, result."""
    check_keep_programme(by, school)
    row = Campaign.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "campaign.planned", row, now)
    return row


@transaction.atomic
def edit_campaign(
    *, by: Actor, now: datetime, campaign: Campaign, expected: int | None = None, **changes: Any
) -> Campaign:
    """Change it, or write what came of it. Raises `Conflict` for a stale version."""
    check_keep_programme(by, campaign)
    save_version(campaign, expected, {**changes, "updated_at": now})
    audit.record(by, "campaign.edited", campaign, now)
    return campaign
