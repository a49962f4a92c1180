"""The proposal as a report: half a page that convinces, then what the principal needs to approve it (PA5)."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class ObjectiveRow:
    """A SMART objective: what, how it is measured, from where to where, until when, why it can be reached and matters."""

    number: str
    statement: str
    measure: str
    baseline: str
    target: str
    due: str
    achievable: str = ""
    relevance: str = ""


@dataclass(frozen=True)
class RoleRow:
    """One party: who it is in this partnership, and what it answers for."""

    party: str
    role: str
    responsibilities: tuple[str, ...]


@dataclass(frozen=True)
class BudgetLine:
    """One line of the budget, with the source of the money; `detail` is "10 orang × Rp50.000,00", empty for a lump sum."""

    item: str
    amount: str
    source: str
    detail: str = ""


@dataclass(frozen=True)
class ProposalPaper:
    """Everything the proposal's pages say. `facts` are label and value pairs under the title."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    background: tuple[str, ...]
    needs: tuple[str, ...]
    goals: tuple[str, ...]
    objectives: tuple[ObjectiveRow, ...]
    roles: tuple[RoleRow, ...]
    evaluation_plan: tuple[str, ...]
    footer: str
    letterhead: Letterhead | None = None
    budget: tuple[BudgetLine, ...] = ()
    budget_total: str = ""
    budget_sources: tuple[tuple[str, str], ...] = ()
    budget_words: str = ""
    schedule: Table | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
    mark: str = ""
