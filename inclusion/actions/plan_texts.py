"""Write a plan's texts and from where its learning outcomes come. Several people at once; nothing that anybody typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from core import audit
from core.policy import Actor
from core.text_saving import QUIET, Clash, save_each
from core.versions import save_version
from inclusion.actions._plan import lock_plan, touched
from inclusion.models import PlanOutcome, SupportPlan
from inclusion.policy.plans import check_lead_open, check_open, check_write_text


@transaction.atomic
def save_texts(*, by: Actor, now: datetime, plan: SupportPlan, texts: Mapping[str, tuple[str, int]]) -> list[Clash]:
    """Save what was typed, text by text: key -> (words, version that was read). Returns those that clash, unsaved.

    The same words as stored are never a clash. Raises `Denied` for somebody else's part.
    """
    row = lock_plan(plan, now)
    for key in texts:
        check_write_text(by, row, key)
    check_open(row)
    clashes, saved = save_each(row.sections.select_related("updated_by"), texts, by=by, now=now)
    if saved:
        touched(row, by=by, now=now, verb="support_plan.written", quiet=QUIET, texts=sorted(saved))
    return clashes


@transaction.atomic
def add_outcome(*, by: Actor, now: datetime, plan: SupportPlan, **facts: Any) -> PlanOutcome:
    """From where the outcomes of one subject or area come, and how they are fitted."""
    row = lock_plan(plan, now)
    check_lead_open(by, row)
    added = PlanOutcome.objects.create(plan=row, **facts)
    touched(row, by=by, now=now, verb="support_plan.outcome_added", outcome=added.pk)
    return added


@transaction.atomic
def edit_outcome(
    *, by: Actor, now: datetime, outcome: PlanOutcome, expected: int | None = None, **changes: Any
) -> PlanOutcome:
    """Change such a line. Raises `Conflict` for a stale version."""
    row = lock_plan(outcome.plan, now)
    check_lead_open(by, row)
    save_version(outcome, expected, changes)
    touched(row, by=by, now=now, verb="support_plan.outcome_edited", outcome=outcome.pk)
    return outcome


@transaction.atomic
def remove_outcome(*, by: Actor, now: datetime, outcome: PlanOutcome) -> None:
    """Take such a line away. Versions that were shown keep it."""
    row = lock_plan(outcome.plan, now)
    check_lead_open(by, row)
    audit.record(by, "support_plan.outcome_removed", row, now, outcome=outcome.pk)
    outcome.delete()
