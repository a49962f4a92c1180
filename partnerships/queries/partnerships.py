"""Reads of the pipeline: the list and the board are twins over the same filtered rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from core.counting import MANY, as_words, counted_each, first_of_each, marked, up_to
from core.filters import Filtered
from core.kept import kept, read
from core.keyset import page_of
from core.policy import Actor, allowed
from core.workflow import Transition
from partnerships.kept_step import kept_words
from partnerships.models import Candidate, Partnership, Party, Risk
from partnerships.models.partnership import PartnershipQuerySet
from partnerships.rhythm import Contact, contacts
from partnerships.workflow import PARTNERSHIP
from schools.models import School, User

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
SHOWN = (
    "school",
    "title",
    "form",
    "stage",
    "stage_since",
    "stage_due",
    "review_on",
    "quiet_days",
    "silent_from",
    "high_risk",
    "next_code",
    "next_about",
)
ORDERED_BY = ("closed_rank", "sort_due")
"""What a list may be ordered by besides: its last row's values are the position from which the next page goes on."""
PARTNER_OF = ("partnership_id", "partner__name")


@dataclass(frozen=True)
class Signs:
    """What is going wrong early: serious risks that stand, silence since a day, a talk that was agreed and not held."""

    high_risks: int = 0
    quiet_since: date | None = None
    talk_overdue: date | None = None


def over_words(days: int) -> str:
    """By how many days a stage has overrun: "sudah 12 hari lewat"."""
    return ngettext("sudah %(days)d hari lewat", "sudah %(days)d hari lewat", days) % {"days": days}


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
        return over_words(self.over) if self.late else ""

    @property
    def next_words(self) -> Any:
        """What happens next; '' when nothing does. Costs no query."""
        return kept_words(self.partnership)

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


def _dressed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With what a row and a card show, and nothing else: each column of each row is work."""
    return rows.select_related("lead").only(*SHOWN, *ORDERED_BY, *(f"lead__{part}" for part in User.NAMED))


def partner_names(partnership: Partnership, workings: bool) -> str:
    """The chosen partners; before any is chosen, the candidates, for those who may know of them. For prefetched rows."""
    chosen = [party.partner.name for party in partnership.parties.all() if party.partner]
    if chosen or not workings:
        return ", ".join(chosen)
    return ", ".join(c.partner.name for c in partnership.candidates.all() if c.result != c.Result.DECLINED)


def names_of(found: Sequence[Partnership], workings: bool) -> Mapping[int, str]:
    """The same for many partnerships, by their keys. Two queries at most."""
    names: dict[int, list[str]] = {p.pk: [] for p in found}
    for pk, name in read(kept(_chosen, None, of=[*names])):
        names[pk].append(name)
    without = [pk for pk, chosen in names.items() if not chosen] if workings else []
    if without:
        for pk, name in read(kept(_considered, None, of=without)):
            names[pk].append(name)
    return {pk: ", ".join(chosen) for pk, chosen in names.items()}


def _chosen(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    return Party.objects.filter(partnership__in=of).exclude(partner=None).values_list(*PARTNER_OF)


def _considered(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    rows = Candidate.objects.filter(partnership__in=of).exclude(result=Candidate.Result.DECLINED)
    return rows.values_list(*PARTNER_OF)


def _is_late(partnership: Partnership, today: date) -> bool:
    return partnership.due is not None and partnership.due < today


def partnership_page(narrowed: Filtered, school: School, position: str, *, workings: bool) -> tuple[list[Row], str]:
    """One page of the list, and the position from which to go on ('' at the end). Six queries however many rows there are."""
    found, today = page_of(narrowed, _dressed, position), narrowed.today
    for partnership in found:
        partnership.school = school
    names = names_of(found.rows, workings)
    signs = signs_of(found.rows, today, workings=workings)
    return [Row(*_facts(p, names[p.pk], today), signs[p.pk]) for p in found], found.after


def _facts(partnership: Partnership, partners: str, today: date) -> tuple[Partnership, str, bool, int]:
    """Which one, with whom, whether it is late, by how many days."""
    late = _is_late(partnership, today)
    over = (today - partnership.due).days if late and partnership.due else 0
    return partnership, partners, late, over


def signs_of(found: Sequence[Partnership], today: date, *, workings: bool) -> Mapping[int, Signs]:
    """The early signs of each, for those who may know of them. Three queries at most, and none where no sign is kept.

    The partnerships know their school.
    """
    risky = [p.pk for p in found if workings and p.high_risk]
    silent = [p for p in found if workings and p.silent_from is not None and p.silent_from <= today]
    counted = dict(read(kept(_high_risks, None, of=risky))) if risky else {}
    talks = contacts(silent) if silent else {}
    return {p.pk: _signs(counted.get(p.pk, 0), talks.get(p.pk), today) for p in found}


def _high_risks(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    high = Risk.objects.high().filter(partnership__in=of).order_by().values_list("partnership")
    return high.annotate(total=Count("pk"))


def _signs(high_risks: int, talk: Contact | None, today: date) -> Signs:
    if talk is None:
        return Signs(high_risks)
    return Signs(high_risks, talk.since if talk.quiet(today) else None, talk.next_on if talk.late(today) else None)


def late_up_to(rows: PartnershipQuerySet, today: date, most: int) -> QuerySet[Any]:
    """What is late, to be counted to `most`."""
    return up_to(rows.late(today), today, most)


def _stages(rows: PartnershipQuerySet, _today: date, most: int) -> QuerySet[Any]:
    return rows.order_by().values_list("stage", flat=True)[: most + 1]


def _stage_counts(narrowed: Filtered) -> dict[str, int]:
    """How many partnerships stand at each stage, as far as numbers reach; stages without any are left out. One query."""
    return counted_each(narrowed.asked(marked, "stage", narrowed.reach, besides="stage"), S.values)


def stages_found(narrowed: Filtered) -> tuple[int, dict[str, int] | None]:
    """How many there are at whatever stage, as far as numbers reach, and how many of them at each stage. One query.

    Where numbers do not reach far, looking through the rows for each stage would be far to go: they are looked through once, and
    the stages are None when there are more.
    """
    most = narrowed.reach
    if most == MANY:
        counts = _stage_counts(narrowed)
        return sum(counts.values()), counts
    found = read(narrowed.asked(_stages, most, besides="stage"))
    return len(found), dict(Counter(found)) if len(found) <= most else None


def _moves(partnership: Partnership, actor: Actor) -> list[Transition]:
    """What this person's role allows from here. Whether it is possible yet is asked on the press: gates cost queries."""
    offered = PARTNERSHIP.from_state(partnership.stage)
    return [t for t in offered if not t.automatic and allowed(t.permission, actor, partnership)]


def _card(partnership: Partnership, actor: Actor, today: date, partners: str, signs: Signs) -> Card:
    moves = _moves(partnership, actor)
    direct = [t for t in moves if not (t.needs_comment or t.route)]
    return Card(*_facts(partnership, partners, today), signs, direct, [t for t in moves if t not in direct])


def board(narrowed: Filtered, actor: Actor, school: School, *, workings: bool) -> list[Column]:
    """The seven columns with at most twelve cards each, the most urgent on top. Eight queries however many cards."""
    today, most = narrowed.today, narrowed.reach
    rows: Any = narrowed.without("stage")
    first = first_of_each([rows.filter(stage=stage).by_urgency() for stage in Partnership.SEVEN], CARDS)
    shown = list(_dressed(Partnership.objects.filter(pk__in=first).by_urgency()))
    for partnership in shown:
        partnership.school = school
    names = names_of(shown, workings)
    signs = signs_of(shown, today, workings=workings)
    by_stage: dict[str, list[Card]] = {}
    for partnership in shown:
        card = _card(partnership, actor, today, names[partnership.pk], signs[partnership.pk])
        by_stage.setdefault(partnership.stage, []).append(card)
    totals = _stage_counts(narrowed)
    return [
        Column(stage, number, SHORT[S(stage)], totals.get(stage, 0), by_stage.get(stage, ()), most)
        for number, stage in enumerate(Partnership.SEVEN, 1)
    ]
