"""Stage 3: write the proposal, submit it, approve it or send it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from core import audit
from core.models import HistoryEntry
from core.policy import Actor
from core.versions import Conflict, save_version
from partnerships.actions._partnership import lock
from partnerships.actions._proposal_rows import (
    BudgetFacts,
    ObjectiveFacts,
    with_rows,
    write_budget,
    write_objectives,
    write_replies,
    write_roles,
)
from partnerships.emails.proposals import tell
from partnerships.models import Indicator, Partnership, Proposal, ProposalRemark, ProposalVersion
from partnerships.policy import check_edit_proposal
from partnerships.queries.proposal_content import content_of
from partnerships.workflow import PROPOSAL

__all__ = ["BudgetFacts", "ObjectiveFacts", "RemarkFacts", "edit_proposal", "fill_indicators", "move_proposal"]


@dataclass(frozen=True)
class RemarkFacts:
    """What the principal wrote at one place; `label` says the place in words."""

    place: str
    label: str
    text: str


@transaction.atomic
def edit_proposal(
    *, by: Actor, now: datetime, partnership: Partnership, goals: str, background: str, evaluation_plan: str,
    objectives: Sequence[ObjectiveFacts], roles: Mapping[int, tuple[str, str]], budget: Sequence[BudgetFacts] | None = None,
    replies: Mapping[int, tuple[bool, str]] | None = None, expected: int | None = None,
) -> Proposal:  # fmt: skip
    """Write the proposal; the first save creates it. What is typed replaces what was there; `budget=None` leaves the budget alone.

    `roles` maps the pk of a party to (role, responsibilities); a party with neither has no role. `replies` maps the pk of one of
    the principal's remarks to (mended, answer). `expected` is the version the person had read, None when there was no proposal
    yet. Raises `NotNow` while it is submitted or approved, `Conflict` when somebody else saved first.
    """
    row = lock(partnership)
    check_edit_proposal(by, row)
    texts = {"background": background, "goals": goals, "evaluation_plan": evaluation_plan}
    proposal = Proposal.objects.filter(partnership=row).first()
    if proposal is None:
        proposal = Proposal.objects.create(partnership=row, created_at=now, updated_at=now, **texts)
    elif expected is None:
        plain = Conflict(proposal, texts, {name: getattr(proposal, name) for name in texts})
        raise with_rows(plain, proposal, objectives, roles, budget)
    else:
        try:
            save_version(proposal, expected, {**texts, "updated_at": now})
        except Conflict as conflict:
            raise with_rows(conflict, proposal, objectives, roles, budget) from conflict
    write_objectives(proposal, objectives)
    write_roles(proposal, roles)
    if budget is not None:
        write_budget(proposal, budget)
    write_replies(proposal, replies or {})
    audit.record(by, "proposal.edited", proposal, now, objectives=len(objectives), roles=sorted(roles))
    return proposal


@transaction.atomic
def move_proposal(
    *, by: Actor, now: datetime, proposal: Proposal, name: str, comment: str = "", remarks: Sequence[RemarkFacts] = ()
) -> HistoryEntry:
    """Submit, approve, return or reopen. A submission is kept as a version; approval fills the indicators of monitoring.

    `remarks` go with a return: what the principal wrote at places of the submitted version. Raises what `Workflow.move` raises.
    Principals hear of a submission, the person in charge of the decision.
    """
    partnership = lock(proposal.partnership)
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    row.partnership = partnership
    entry = PROPOSAL.move(row, name, by=by, now=now, comment=comment)
    stamps: dict[str, object] = {"updated_at": now}
    if name == "submit":
        _keep_version(row, by=by, now=now)
    elif name == "return":
        _write_remarks(row, remarks, by=by, now=now)
    elif name == "approve":
        stamps["approved_by_id"] = by.user_id
        fill_indicators(row)
    elif name == "revise":
        stamps |= {"approved_by_id": None, "approved_at": None}
    Proposal.objects.filter(pk=row.pk).update(**stamps)
    tell(row, entry, by=by, now=now)
    proposal.refresh_from_db()
    return entry


def _keep_version(proposal: Proposal, *, by: Actor, now: datetime) -> ProposalVersion:
    """What was submitted, word for word."""
    last = proposal.versions.aggregate(last=Max("number"))["last"] or 0
    return ProposalVersion.objects.create(
        proposal=proposal, number=last + 1, content=content_of(proposal), submitted_at=now, by_label=by.label
    )


def _write_remarks(proposal: Proposal, remarks: Sequence[RemarkFacts], *, by: Actor, now: datetime) -> None:
    """Hang the principal's remarks on the version that was read; one from before versions were kept is kept now."""
    written = [remark for remark in remarks if remark.text.strip()]
    if not written:
        return
    version = proposal.versions.first() or _keep_version(proposal, by=by, now=now)
    ProposalRemark.objects.bulk_create(
        ProposalRemark(
            version=version,
            place=one.place,
            label=one.label[:300],
            text=one.text.strip(),
            by_label=by.label,
            created_at=now,
        )
        for one in written
    )


def fill_indicators(proposal: Proposal) -> None:
    """Every objective is measured by an indicator: nobody types the measure twice [PA10].

    Approving again rewords what came from the same objective. An indicator whose objective is gone stays if it was measured.
    """
    partnership = proposal.partnership
    for objective in proposal.objectives.all():
        facts = {
            "name": objective.measure, "unit": objective.unit, "baseline": objective.baseline, "target": objective.target,
            "target_on": objective.due_on,
        }  # fmt: skip
        Indicator.objects.update_or_create(partnership=partnership, objective=objective, defaults=facts)
