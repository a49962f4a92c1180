"""Reads of the pipeline: the list and the board are twins over the same filtered rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from core.counting import MANY, as_words, counted_by, first_of_each
from core.keyset import slice_after
from core.policy import Actor, allowed
from core.workflow import Transition
from partnerships.models import Partnership, Risk
from partnerships.models.partnership import PartnershipQuerySet
from partnerships.next_step import forward_transition
from partnerships.queries.dressing import candidates, parties
from partnerships.rhythm import contacts
from partnerships.workflow import PARTNERSHIP

S = Partnership.Stage
SHORT = {
    S.NEEDS: pgettext_lazy("daftar", "Kebutuhan"),
    S.EXPLORATION: _("Penjajakan"),
    S.PROPOSAL: _("Proposal"),
    S.AGREEMENT: _("Perjanjian"),
    S.IMPLEMENTATION: _("Implementasi"),
    S.EVALUATION: _("Evaluasi"),
    S.REVIEW: _("Peninjauan"),
    S.ENDED: S.ENDED.label,
    S.CANCELLED: S.CANCELLED.label,
}
"""One word per stage, for chips and columns."""
CARDS = 12


@dataclass(frozen=True)
class Signs:
    """What is going wrong early: serious risks that stand, silence since a day, a talk that was agreed and not held."""

    high_risks: int = 0
    quiet_since: date | None = None
    talk_overdue: date | None = None


@dataclass(frozen=True)
class Row:
    """One partnership in a list: with whom, how urgent, how many days its stage has overrun, what goes wrong early."""

    partnership: Partnership
    partners: str
    late: bool
    over: int = 0
    signs: Signs = Signs()

    @property
    def over_words(self) -> str:
        """ "sudah 12 hari lewat"; '' while there is time."""
        if not self.late:
            return ""
        return ngettext("sudah %(days)d hari lewat", "sudah %(days)d hari lewat", self.over) % {"days": self.over}

    @property
    def next_words(self) -> Any:
        """Where it goes from here; '' once it is closed. Costs no query."""
        if self.partnership.stage == S.REVIEW:
            return _("Putuskan kelanjutannya")
        transition = forward_transition(self.partnership)
        return transition.label if transition else ""

    @property
    def stage_word(self) -> Any:
        """The stage in one word."""
        return SHORT[S(self.partnership.stage)]


@dataclass(frozen=True)
class Card(Row):
    """The same on the board, with the moves that this person's role allows from here."""

    moves: Sequence[Transition] = ()
    others: Sequence[Transition] = ()

    @property
    def reasoned_targets(self) -> str:
        """Stages that this card reaches only with a reason or on a page of its own, for the board's script."""
        return " ".join(sorted({t.target for t in self.others}))


@dataclass(frozen=True)
class Column:
    """One stage of the board: how many there are, and the first of them."""

    stage: str
    number: int
    label: Any
    total: int
    cards: Sequence[Card]
    most: int = MANY
    """So far they are counted."""

    @property
    def total_words(self) -> str:
        """How many there are, as far as they are counted."""
        return as_words(self.total, self.most)

    @property
    def more(self) -> int:
        """How many do not fit on the board, as far as they are counted."""
        return self.total - len(self.cards)

    @property
    def more_words(self) -> str:
        """The same as a number is written: "988+"."""
        return as_words(self.more, self.most - len(self.cards))


def _dressed(rows: PartnershipQuerySet) -> PartnershipQuerySet:
    return rows.select_related("lead", "school").prefetch_related(parties(), candidates())


def partner_names(partnership: Partnership, workings: bool) -> str:
    """The chosen partners; before any is chosen, the candidates, for those who may know of them."""
    chosen = [party.partner.name for party in partnership.parties.all() if party.partner]
    if chosen or not workings:
        return ", ".join(chosen)
    return ", ".join(c.partner.name for c in partnership.candidates.all() if c.result != c.Result.DECLINED)


def _is_late(partnership: Partnership, today: date) -> bool:
    return partnership.due is not None and partnership.due < today


def partnership_page(
    rows: PartnershipQuerySet, order: Sequence[str], today: date, position: str, *, workings: bool
) -> tuple[list[Row], str]:
    """One page of the list, and the position from which to go on ('' at the end). Eight queries however many rows there are."""
    found = slice_after(_dressed(rows), order, position)
    signs = signs_of(found.rows, today, workings=workings)
    return [Row(*_facts(p, today, workings), signs[p.pk]) for p in found], found.after


def _facts(partnership: Partnership, today: date, workings: bool) -> tuple[Partnership, str, bool, int]:
    """Which one, with whom, whether it is late, by how many days."""
    late = _is_late(partnership, today)
    over = (today - partnership.due).days if late and partnership.due else 0
    return partnership, partner_names(partnership, workings), late, over


def signs_of(found: Sequence[Partnership], today: date, *, workings: bool) -> Mapping[int, Signs]:
    """The early signs of each, for those who may know of them. Three queries however many there are."""
    if not workings:
        return {p.pk: Signs() for p in found}
    keys = [p.pk for p in found]
    high = Risk.objects.high().filter(partnership__in=keys).order_by()
    counted = dict(high.values_list("partnership").annotate(total=Count("pk")))
    talks = contacts(found)
    return {
        pk: Signs(
            counted.get(pk, 0),
            talks[pk].since if talks[pk].quiet(today) else None,
            talks[pk].next_on if talks[pk].late(today) else None,
        )
        for pk in keys
    }


def stage_counts(rows: PartnershipQuerySet, most: int = MANY) -> dict[str, int]:
    """How many partnerships stand at each stage, counted to `most`; stages without any are left out. One query."""
    return counted_by({stage.value: rows.filter(stage=stage) for stage in S}, most)


def stages_found(rows: PartnershipQuerySet, most: int = MANY) -> tuple[int, dict[str, int] | None]:
    """How many there are, counted to `most`, and how many of them at each stage. One query.

    Where numbers do not reach far, looking through the rows for each stage would be far to go: they are looked through once, and
    the stages are None when there are more than `most`.
    """
    if most == MANY:
        counts = stage_counts(rows)
        return sum(counts.values()), counts
    found = list(rows.order_by().values_list("stage", flat=True)[: most + 1])
    return len(found), dict(Counter(found)) if len(found) <= most else None


def _moves(partnership: Partnership, actor: Actor) -> list[Transition]:
    """What this person's role allows from here. Whether it is possible yet is asked on the press: gates cost queries."""
    offered = PARTNERSHIP.from_state(partnership.stage)
    return [t for t in offered if not t.automatic and allowed(t.permission, actor, partnership)]


def _card(partnership: Partnership, actor: Actor, today: date, workings: bool, signs: Signs) -> Card:
    moves = _moves(partnership, actor)
    direct = [t for t in moves if not (t.needs_comment or t.route)]
    return Card(*_facts(partnership, today, workings), signs, direct, [t for t in moves if t not in direct])


def board(rows: PartnershipQuerySet, actor: Actor, today: date, *, workings: bool, most: int = MANY) -> list[Column]:
    """The seven columns with at most twelve cards each, the most urgent on top, counted to `most`. Eight queries however many cards."""
    first = first_of_each([rows.filter(stage=stage).by_urgency() for stage in Partnership.SEVEN], CARDS)
    shown = list(_dressed(Partnership.objects.filter(pk__in=first)).by_urgency())
    signs = signs_of(shown, today, workings=workings)
    by_stage: dict[str, list[Card]] = {}
    for partnership in shown:
        card = _card(partnership, actor, today, workings, signs[partnership.pk])
        by_stage.setdefault(partnership.stage, []).append(card)
    totals = stage_counts(rows, most)
    return [
        Column(stage, number, SHORT[S(stage)], totals.get(stage, 0), by_stage.get(stage, ()), most)
        for number, stage in enumerate(Partnership.SEVEN, 1)
    ]
