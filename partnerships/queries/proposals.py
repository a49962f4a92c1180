"""Reads of the proposal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.models import Document, HistoryEntry
from core.policy import Actor, allowed
from core.subjects import subject_of
from partnerships import smart
from partnerships.models import (
    BudgetLine,
    Objective,
    Partnership,
    Party,
    PartyRole,
    Proposal,
    ProposalRemark,
    ProposalVersion,
)
from partnerships.policy import check_see_proposal, check_see_workings
from partnerships.queries.proposal_content import Change, compare, source_words
from partnerships.queries.record import Move, moves
from partnerships.workflow import PROPOSAL

Remarks = Mapping[str, Sequence[ProposalRemark]]


@dataclass(frozen=True)
class ObjectiveLine:
    """One objective, the letters of SMART that it lacks, and what the principal remarked."""

    objective: Objective
    lacks: Sequence[smart.Lack]
    remarks: Sequence[ProposalRemark] = ()


@dataclass(frozen=True)
class PartyLine:
    """One party with its role, None while nobody wrote it."""

    party: Party
    role: PartyRole | None
    remarks: Sequence[ProposalRemark] = ()


@dataclass(frozen=True)
class MoneyLine:
    """One line of the budget with its source in words."""

    line: BudgetLine
    source: str
    remarks: Sequence[ProposalRemark] = ()


@dataclass(frozen=True)
class Budget:
    """The lines, the sum of each source in the order in which it first appears, and the sum of all."""

    lines: Sequence[MoneyLine] = ()
    sources: Sequence[tuple[str, Decimal]] = ()
    total: Decimal = Decimal(0)


@dataclass(frozen=True)
class ReadProposal:
    """The proposal as its page shows it; `proposal` is None while there is none, or none for this person."""

    proposal: Proposal | None
    objectives: Sequence[ObjectiveLine] = ()
    parties: Sequence[PartyLine] = ()
    budget: Budget = Budget()
    moves: Sequence[Move] = ()
    returned: HistoryEntry | None = None
    history: Sequence[HistoryEntry] = ()
    documents: Sequence[Document] = ()
    remarks: Remarks = field(default_factory=dict)
    versions: Sequence[ProposalVersion] = ()
    changes: Sequence[Change] = ()
    length: smart.Length | None = None

    @property
    def stray_remarks(self) -> list[ProposalRemark]:
        """Remarks on rows that are no longer there."""
        here = {"background", "goals", "objectives", "roles", "budget", "evaluation_plan"}
        here |= {f"objective:{line.objective.pk}" for line in self.objectives}
        here |= {f"role:{line.party.pk}" for line in self.parties}
        here |= {f"budget_line:{line.line.pk}" for line in self.budget.lines}
        return [remark for place, rows in self.remarks.items() if place not in here for remark in rows]


def proposal_of(partnership: Partnership) -> Proposal | None:
    """The partnership's proposal, fresh, or None. One query."""
    found = Proposal.objects.filter(partnership=partnership).select_related("approved_by").first()
    if found is not None:
        found.partnership = partnership
    return found


def party_list(partnership: Partnership) -> list[Party]:
    """The parties in order, ready to be named. One query."""
    found = list(partnership.parties.select_related("partner"))
    for party in found:
        party.partnership = partnership
    return found


def returned_because(proposal: Proposal | None) -> HistoryEntry | None:
    """The principal's reason, while the proposal waits to be mended."""
    if proposal is None or proposal.state != Proposal.State.RETURNED:
        return None
    kind, pk = subject_of(proposal)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk, transition="return").order_by("-id").first()


def last_remarks(proposal: Proposal | None) -> list[ProposalRemark]:
    """What the principal wrote when the proposal was last sent back, while that still speaks of it. Two queries at most."""
    if proposal is None or proposal.state == Proposal.State.APPROVED:
        return []
    newest = ProposalRemark.objects.filter(version__proposal=proposal).order_by("-version__number")
    last = newest.values_list("version_id", flat=True)[:1]
    return list(ProposalRemark.objects.filter(version_id__in=list(last)))


def by_place(remarks: Iterable[ProposalRemark]) -> dict[str, list[ProposalRemark]]:
    """Place -> its remarks."""
    found: dict[str, list[ProposalRemark]] = {}
    for remark in remarks:
        found.setdefault(remark.place, []).append(remark)
    return found


def budget_of(proposal: Proposal, parties: Sequence[Party], remarks: Remarks | None = None) -> Budget:
    """The budget with its sums; they are added up here and nowhere kept. One query."""
    names = {party.pk: party.name for party in parties}
    sums: dict[str, Decimal] = {}
    lines = []
    for line in proposal.budget_lines.all():
        source = source_words(line.source, names.get(line.party_id or 0, ""))
        sums[source] = sums.get(source, Decimal(0)) + line.amount
        lines.append(MoneyLine(line, source, (remarks or {}).get(f"budget_line:{line.pk}", ())))
    return Budget(lines, list(sums.items()), sum(sums.values(), Decimal(0)))


def _changes(versions: Sequence[ProposalVersion], proposal: Proposal) -> list[Change]:
    """What the newest version says otherwise than the one before, while the principal has it on the desk."""
    if len(versions) < 2 or proposal.state != Proposal.State.SUBMITTED:
        return []
    return compare(versions[1].content, versions[0].content)


def read_proposal(partnership: Partnership, actor: Actor, today: date) -> ReadProposal:
    """The whole page. A fixed number of queries."""
    proposal = proposal_of(partnership)
    if proposal is None or not allowed(check_see_proposal, actor, proposal):
        return ReadProposal(None)
    workings = allowed(check_see_workings, actor)
    remarks = by_place(last_remarks(proposal)) if workings else {}
    parties = party_list(partnership)
    roles = {role.party_id: role for role in proposal.party_roles.all()}
    kind, pk = subject_of(proposal)
    entries = HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id")
    versions = list(proposal.versions.all()) if workings else []
    objectives = list(proposal.objectives.all())
    return ReadProposal(
        proposal,
        objectives=[
            ObjectiveLine(row, smart.lacks(row, today), remarks.get(f"objective:{row.pk}", ())) for row in objectives
        ],
        parties=[PartyLine(p, roles.get(p.pk), remarks.get(f"role:{p.pk}", ())) for p in parties],
        budget=budget_of(proposal, parties, remarks),
        moves=moves(PROPOSAL, actor, proposal, partnership.school.slug),
        returned=returned_because(proposal),
        history=list(entries) if workings else [],
        documents=list(Document.objects.of(proposal)),
        remarks=remarks,
        versions=versions,
        changes=_changes(versions, proposal),
        length=length_of(proposal, objectives, roles.values()),
    )


def length_of(proposal: Proposal, objectives: Iterable[Objective], roles: Iterable[PartyRole]) -> smart.Length:
    """How long the proposal is in all."""
    texts = [proposal.background, proposal.goals, proposal.evaluation_plan]
    texts += [f"{row.statement} {row.measure} {row.achievable} {row.relevance}" for row in objectives]
    texts += [f"{row.role} {row.responsibilities}" for row in roles]
    return smart.length_of(texts)
