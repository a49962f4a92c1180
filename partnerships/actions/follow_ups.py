"""Recommendations of an evaluation become action items, at its closing or later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from core import action_items, audit
from core.models import ActionItem
from core.policy import Actor
from partnerships.actions._partnership import lock
from partnerships.actions.evaluations import close_round
from partnerships.models import EvaluationRound
from partnerships.policy import check_follow_up


@dataclass(frozen=True)
class FollowUp:
    """One recommendation with who does it and by when."""

    title: str
    due_on: date
    owner: Any = None
    owner_label: str = ""


@transaction.atomic
def plan_follow_ups(
    *, by: Actor, now: datetime, round: EvaluationRound, rows: Iterable[FollowUp], close: bool = False,
    closing_note: str = "",
) -> list[ActionItem]:  # fmt: skip
    """Make each row an action item of the round; with `close`, close the round in the same step. All of it or nothing.

    Raises what `close_round` raises (parties that have not answered) and `NotNow` for a closed partnership.
    """
    lock(round.partnership)
    check_follow_up(by, round)
    if close:
        close_round(by=by, now=now, round=round, closing_note=closing_note)
    made = [
        action_items.add_item(
            by=by,
            now=now,
            subject=round,
            title=row.title,
            due_on=row.due_on,
            owner=row.owner,
            owner_label=row.owner_label,
        )
        for row in rows
    ]
    audit.record(by, "round.followed_up", round, now, items=[item.pk for item in made])
    return made
