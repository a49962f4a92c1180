"""Reads of the pipeline: the list and the board are twins over the same filtered rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.keyset import slice_after
from core.policy import Actor, allowed
from core.workflow import Transition
from partnerships.models import Partnership
from partnerships.models.partnership import URGENCY, PartnershipQuerySet
from partnerships.workflow import PARTNERSHIP

S = Partnership.Stage
SHORT = {
    S.NEEDS: pgettext_lazy("daftar", "Kebutuhan"),
    S.EXPLORATION: _("Penjajakan"),
    S.PROPOSAL: _("Proposal"),
    S.AGREEMENT: _("Perjanjian"),
    S.IMPLEMENTATION: _("Pelaksanaan"),
    S.EVALUATION: _("Evaluasi"),
    S.REVIEW: _("Peninjauan"),
    S.ENDED: S.ENDED.label,
    S.CANCELLED: S.CANCELLED.label,
}
"""One word per stage, for chips and columns."""
CARDS = 12


@dataclass(frozen=True)
class Row:
    """One partnership in a list: with whom, how urgent."""

    partnership: Partnership
    partners: str
    late: bool

    @property
    def stage_word(self) -> Any:
        """The stage in one word."""
        return SHORT[S(self.partnership.stage)]


@dataclass(frozen=True)
class Card(Row):
    """The same on the board, with the moves that this person's role allows from here."""

    moves: Sequence[Transition]
    others: bool


@dataclass(frozen=True)
class Column:
    """One stage of the board: how many there are, and the first of them."""

    stage: str
    number: int
    label: Any
    total: int
    cards: Sequence[Card]

    @property
    def more(self) -> int:
        """How many do not fit on the board."""
        return self.total - len(self.cards)


def _dressed(rows: PartnershipQuerySet) -> PartnershipQuerySet:
    return rows.select_related("lead").prefetch_related("parties__partner", "candidates__partner")


def _partners(partnership: Partnership, workings: bool) -> str:
    """The chosen partners; before any is chosen, the candidates, for those who may know of them."""
    chosen = [party.partner.name for party in partnership.parties.all() if party.partner]
    if chosen or not workings:
        return ", ".join(chosen)
    return ", ".join(c.partner.name for c in partnership.candidates.all() if c.result != c.Result.DECLINED)


def _is_late(partnership: Partnership, today: date) -> bool:
    return partnership.due is not None and partnership.due < today


def partnership_page(rows: PartnershipQuerySet, today: date, position: str, *, workings: bool) -> tuple[list[Row], str]:
    """One page of the list, and the position from which to go on ('' at the end). Five queries however many rows there are."""
    found = slice_after(_dressed(rows.by_urgency()), URGENCY, position)
    return [Row(p, _partners(p, workings), _is_late(p, today)) for p in found], found.after


def stage_counts(rows: PartnershipQuerySet) -> dict[str, int]:
    """How many partnerships stand at each stage; stages without any are left out. One query."""
    return dict(rows.order_by().values_list("stage").annotate(total=Count("pk")))


def _moves(partnership: Partnership, actor: Actor) -> list[Transition]:
    """What this person's role allows from here. Whether it is possible yet is asked on the press: gates cost queries."""
    offered = PARTNERSHIP.from_state(partnership.stage)
    return [t for t in offered if not t.automatic and allowed(t.permission, actor, partnership)]


def _card(partnership: Partnership, actor: Actor, today: date, workings: bool) -> Card:
    moves = _moves(partnership, actor)
    direct = [t for t in moves if not (t.needs_comment or t.route)]
    return Card(
        partnership, _partners(partnership, workings), _is_late(partnership, today), direct, len(direct) < len(moves)
    )


def board(rows: PartnershipQuerySet, actor: Actor, today: date, *, workings: bool) -> list[Column]:
    """The seven columns with at most twelve cards each, the most urgent on top. Six queries however many cards there are."""
    place = Window(RowNumber(), partition_by=F("stage"), order_by=URGENCY)
    found = _dressed(rows.by_urgency().annotate(place=place).filter(place__lte=CARDS, stage__in=Partnership.SEVEN))
    by_stage: dict[str, list[Card]] = {}
    for partnership in found.order_by(*URGENCY):
        by_stage.setdefault(partnership.stage, []).append(_card(partnership, actor, today, workings))
    totals = stage_counts(rows)
    return [
        Column(stage, number, SHORT[S(stage)], totals.get(stage, 0), by_stage.get(stage, ()))
        for number, stage in enumerate(Partnership.SEVEN, 1)
    ]
