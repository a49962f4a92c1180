"""Reads of risks and of what is to be done, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, When

from core.models import ActionItem
from core.policy import Actor, allowed
from core.subjects import subject_type
from partnerships.models import EvaluationRound, Partnership, Risk
from partnerships.policy import check_see_workings
from partnerships.terms import Degree
from schools.item_pages import ItemLine, item_lines

TONES = {Degree.HIGH: "bad", Degree.MEDIUM: "warn", Degree.LOW: "neutral"}


@dataclass(frozen=True)
class RiskLine:
    """One line of the register: how serious it is as a whole, whether its day is over."""

    risk: Risk
    late: bool

    @property
    def level(self) -> Degree:
        return self.risk.level

    @property
    def tone(self) -> str:
        """The colour beside the word."""
        return TONES[self.level]


def risk_lines(partnership: Partnership, today: date) -> list[RiskLine]:
    """All of them: standing ones first, the most serious on top; settled ones last. One query."""
    settled = Case(When(state__in=Risk.STANDING, then=0), default=1, output_field=IntegerField())
    rows = partnership.risks.select_related("owner").annotate(settled=settled, weight=F("likelihood") * F("impact"))
    rows = rows.order_by("settled", "-weight", F("due_on").asc(nulls_last=True), "-pk")
    return [
        RiskLine(risk, bool(risk.is_standing and risk.due_on and risk.due_on < today))
        for risk in rows
    ]  # fmt: skip


def section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Standing risks for the partnership's page; None for partners, and early on while there are none."""
    if not allowed(check_see_workings, actor):
        return None
    lines = risk_lines(partnership, today)
    early = partnership.stage in (Partnership.Stage.NEEDS, Partnership.Stage.EXPLORATION)
    if not lines and (early or partnership.is_closed):
        return None
    standing = [line for line in lines if line.risk.is_standing]
    high = [line for line in standing if line.level == Degree.HIGH]
    return {"lines": standing[:5], "total": len(lines), "standing": len(standing), "high": len(high)}


def _items_of(partnership: Partnership, *, workings: bool) -> QuerySet[ActionItem]:
    """What is to be done about this partnership: out of its evaluations, and its risks for those who see them. One query."""
    found = Q(subject_type=subject_type(EvaluationRound), subject_id__in=partnership.rounds.values("pk"))
    if workings:
        found |= Q(subject_type=subject_type(Risk), subject_id__in=partnership.risks.values("pk"))
    return ActionItem.objects.filter(found).by_day().select_related("owner")


def open_items(partnership: Partnership, today: date) -> list[ItemLine]:
    """What is still to be done, for the review. One query."""
    return item_lines(list(_items_of(partnership, workings=True).filter(state=ActionItem.State.OPEN)), today)


def item_section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Action items for the partnership's page: open ones, and how many are settled; None while there are none."""
    rows = list(_items_of(partnership, workings=allowed(check_see_workings, actor)))
    if not rows:
        return None
    still = [item for item in rows if item.is_open]
    return {"lines": item_lines(still[:8], today), "settled": len(rows) - len(still), "more": max(0, len(still) - 8)}
