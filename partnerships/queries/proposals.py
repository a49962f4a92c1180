"""Reads of the proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.models import Document, HistoryEntry
from core.policy import Actor, allowed
from core.subjects import subject_of
from partnerships.models import Objective, Partnership, Party, PartyRole, Proposal
from partnerships.policy import check_see_proposal, check_see_workings
from partnerships.queries.record import Move, moves
from partnerships.workflow import PROPOSAL


@dataclass(frozen=True)
class PartyLine:
    """One party with its role, None while nobody wrote it."""

    party: Party
    role: PartyRole | None


@dataclass(frozen=True)
class ReadProposal:
    """The proposal as its page shows it; `proposal` is None while there is none, or none for this person."""

    proposal: Proposal | None
    objectives: Sequence[Objective] = ()
    parties: Sequence[PartyLine] = ()
    moves: Sequence[Move] = ()
    returned: HistoryEntry | None = None
    history: Sequence[HistoryEntry] = ()
    documents: Sequence[Document] = ()


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


def read_proposal(partnership: Partnership, actor: Actor) -> ReadProposal:
    """The whole page. A fixed number of queries."""
    proposal = proposal_of(partnership)
    if proposal is None or not allowed(check_see_proposal, actor, proposal):
        return ReadProposal(None)
    roles = {role.party_id: role for role in proposal.party_roles.all()}
    kind, pk = subject_of(proposal)
    workings = allowed(check_see_workings, actor)
    entries = HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id")
    return ReadProposal(
        proposal,
        objectives=list(proposal.objectives.all()),
        parties=[PartyLine(party, roles.get(party.pk)) for party in party_list(partnership)],
        moves=moves(PROPOSAL, actor, proposal, partnership.school.slug),
        returned=returned_because(proposal),
        history=list(entries) if workings else [],
        documents=list(Document.objects.of(proposal)),
    )
