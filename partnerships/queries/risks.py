"""Reads of risks and of what is to be done, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, When

from core.kept import kept, read
from core.models import ActionItem
from core.policy import Actor, allowed
from core.subjects import subject_type
from partnerships.models import EvaluationRound, Partnership, Risk
from partnerships.policy import check_see_workings
from partnerships.sections import Asked
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
    return _lines(read(kept(_by_weight, None, partnership=partnership.pk)), today)


def _by_weight(_anybody: None, partnership: int) -> QuerySet[Any]:
    settled = Case(When(state__in=Risk.STANDING, then=0), default=1, output_field=IntegerField())
    rows = Risk.objects.filter(partnership=partnership).select_related("owner")
    rows = rows.annotate(settled=settled, weight=F("likelihood") * F("impact"))
    return rows.order_by("settled", "-weight", F("due_on").asc(nulls_last=True), "-pk")


def _lines(rows: Iterable[Risk], today: date) -> list[RiskLine]:
    return [RiskLine(risk, bool(risk.is_standing and risk.due_on and risk.due_on < today)) for risk in rows]


def section(partnership: Partnership, actor: Actor, today: date) -> Asked | None:
    """Standing risks for the partnership's page; nothing for partners, and early on while there are none."""
    if not allowed(check_see_workings, actor):
        return None
    may_be_none = partnership.is_closed or partnership.stage in (Partnership.Stage.NEEDS, Partnership.Stage.EXPLORATION)

    def draw(rows: list[Risk]) -> Mapping[str, Any] | None:
        if not rows and may_be_none:
            return None
        standing = [line for line in _lines(rows, today) if line.risk.is_standing]
        high = [line for line in standing if line.level == Degree.HIGH]
        return {"lines": standing[:5], "total": len(rows), "standing": len(standing), "high": len(high)}

    return Asked((kept(_by_weight, None, partnership=partnership.pk),), draw)


def _items(_anybody: None, workings: bool, partnership: int) -> QuerySet[ActionItem]:
    """What is to be done about this partnership: out of its evaluations, and its risks for those who see them."""
    rounds, risks = (model.objects.filter(partnership=partnership).values("pk") for model in (EvaluationRound, Risk))
    found = Q(subject_type=subject_type(EvaluationRound), subject_id__in=rounds)
    if workings:
        found |= Q(subject_type=subject_type(Risk), subject_id__in=risks)
    return ActionItem.objects.filter(found).by_day().select_related("owner")


def open_items(partnership: Partnership, today: date) -> list[ItemLine]:
    """What is still to be done, for the review. One query."""
    rows = _items(None, True, partnership=partnership.pk)
    return item_lines(list(rows.filter(state=ActionItem.State.OPEN)), today)


def item_section(partnership: Partnership, actor: Actor, today: date) -> Asked:
    """Action items for the partnership's page: open ones, and how many are settled; nothing while there are none."""

    def draw(rows: list[ActionItem]) -> Mapping[str, Any] | None:
        still = [item for item in rows if item.is_open]
        facts = {
            "lines": item_lines(still[:8], today),
            "settled": len(rows) - len(still),
            "more": max(0, len(still) - 8),
        }
        return facts if rows else None

    workings = allowed(check_see_workings, actor)
    return Asked((kept(_items, None, workings, partnership=partnership.pk),), draw)
