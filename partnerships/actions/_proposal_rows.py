"""The rows of a proposal as they were typed, and how they are stored: objectives, roles, budget lines, answers to remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.dates import rupiah
from core.policy import Denied
from core.versions import Conflict
from partnerships.models import BudgetLine, Indicator, Objective, PartyRole, Proposal, ProposalRemark
from partnerships.terms import FundSource

CENT = Decimal("0.01")


@dataclass(frozen=True)
class ObjectiveFacts:
    """One SMART objective as it was typed; `pk` names the stored one that it rewords, None a new one."""

    statement: str
    measure: str
    target: Decimal
    due_on: date
    unit: str = ""
    baseline: Decimal | None = None
    achievable: str = ""
    relevance: str = ""
    pk: int | None = None

    def fields(self, order: int) -> dict[str, object]:
        """Values of the model's fields; `order` counts from 1."""
        return {
            "order": order, "statement": self.statement, "measure": self.measure, "unit": self.unit, "baseline": self.baseline,
            "target": self.target, "achievable": self.achievable, "relevance": self.relevance, "due_on": self.due_on,
        }  # fmt: skip


def product(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """Quantity times unit price in rupiah, rounded to the cent as a cashier does."""
    return (quantity * unit_price).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class BudgetFacts:
    """One budget line as it was typed: `quantity` and `unit_price`, or a lump sum `amount`. `party` only for a partner's money."""

    item: str
    source: str
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    party: int | None = None
    pk: int | None = None

    @property
    def total(self) -> Decimal:
        """What the line costs: the product where there is one, so that line and total always reconcile."""
        if self.quantity is not None and self.unit_price is not None:
            return product(self.quantity, self.unit_price)
        return self.amount or Decimal(0)

    def fields(self, order: int) -> dict[str, object]:
        """Values of the model's fields; `order` counts from 1."""
        of_partner = self.source == FundSource.PARTNER
        return {
            "order": order, "item": self.item, "quantity": self.quantity, "unit": self.unit, "unit_price": self.unit_price,
            "amount": self.total, "source": self.source, "party_id": self.party if of_partner else None,
        }  # fmt: skip


def write_objectives(proposal: Proposal, objectives: Sequence[ObjectiveFacts]) -> None:
    """Reword the stored ones in place, so that indicators keep their objective; add the new, drop those that are gone.

    An indicator of a dropped objective goes with it unless somebody measured it.
    """
    left = {objective.pk: objective for objective in proposal.objectives.all()}
    for order, facts in enumerate(objectives, 1):
        stored = left.pop(facts.pk, None) if facts.pk is not None else None
        if stored is None:
            Objective.objects.create(proposal=proposal, **facts.fields(order))
        else:
            Objective.objects.filter(pk=stored.pk).update(**facts.fields(order))
    Indicator.objects.filter(objective_id__in=left, measurements=None).delete()
    Objective.objects.filter(pk__in=left).delete()


def write_roles(proposal: Proposal, roles: Mapping[int, tuple[str, str]]) -> None:
    """One role per party; a party with neither role nor duties has none. Raises `Denied` for a party of another partnership."""
    _check_parties(proposal, roles)
    proposal.party_roles.exclude(party_id__in=[pk for pk, (role, duties) in roles.items() if role or duties]).delete()
    for pk, (role, duties) in roles.items():
        if role or duties:
            PartyRole.objects.update_or_create(
                proposal=proposal, party_id=pk, defaults={"role": role, "responsibilities": duties}
            )


def write_budget(proposal: Proposal, lines: Sequence[BudgetFacts]) -> None:
    """Reword stored lines in place, so that remarks keep their line; add the new, drop those that are gone."""
    _check_parties(proposal, [line.party for line in lines if line.party is not None])
    left = {line.pk: line for line in proposal.budget_lines.all()}
    for order, facts in enumerate(lines, 1):
        stored = left.pop(facts.pk, None) if facts.pk is not None else None
        if stored is None:
            BudgetLine.objects.create(proposal=proposal, **facts.fields(order))
        else:
            BudgetLine.objects.filter(pk=stored.pk).update(**facts.fields(order))
    BudgetLine.objects.filter(pk__in=left).delete()


def _check_parties(proposal: Proposal, named: Iterable[int]) -> None:
    if not set(proposal.partnership.parties.values_list("pk", flat=True)).issuperset(named):
        raise Denied(_("Pihak ini bukan bagian dari kemitraan tersebut."))


def write_replies(proposal: Proposal, replies: Mapping[int, tuple[bool, str]]) -> None:
    """What the writer answered to the principal's remarks: pk -> (done, answer). Those of other proposals are not touched."""
    of_proposal = ProposalRemark.objects.filter(version__proposal=proposal)
    for pk, (done, answer) in replies.items():
        of_proposal.filter(pk=pk).update(is_done=done, answer=answer)


def with_rows(
    conflict: Conflict, proposal: Proposal, objectives: Sequence[ObjectiveFacts], roles: Mapping[int, tuple[str, str]],
    budget: Sequence[BudgetFacts] | None,
) -> Conflict:  # fmt: skip
    """The same conflict, showing the rows of both versions too."""
    names = {
        party.pk: party.name for party in proposal.partnership.parties.select_related("partner", "partnership__school")
    }
    typed = [f"{names.get(pk, '')}: {role}. {duties}" for pk, (role, duties) in roles.items() if role or duties]
    stored = [f"{names[row.party_id]}: {row.role}. {row.responsibilities}" for row in proposal.party_roles.all()]
    aims, duties, money = str(_("sasaran")), str(_("peran dan tanggung jawab")), str(_("anggaran"))
    mine: dict[str, Any] = {aims: _aims(objectives), duties: "\n".join(typed)}
    theirs: dict[str, Any] = {aims: _aims(proposal.objectives.all()), duties: "\n".join(stored)}
    if budget is not None:
        mine[money] = "\n".join(f"{line.item}: {rupiah(line.total)}" for line in budget)
        theirs[money] = "\n".join(f"{line.item}: {rupiah(line.amount)}" for line in proposal.budget_lines.all())
    return Conflict(conflict.obj, {**conflict.mine, **mine}, {**conflict.theirs, **theirs})


def _aims(objectives: Iterable[ObjectiveFacts | Objective]) -> str:
    return "\n".join(
        f"{o.statement} ({o.measure}: {o.target.normalize():f} {o.unit})".replace(" )", ")") for o in objectives
    )
