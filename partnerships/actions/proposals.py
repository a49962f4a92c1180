"""Stage 3: write the proposal, submit it, approve it or send it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, Denied
from core.versions import Conflict, save_version
from partnerships.actions._partnership import lock
from partnerships.emails.proposals import tell
from partnerships.models import Indicator, Objective, Partnership, PartyRole, Proposal
from partnerships.policy import check_edit_proposal
from partnerships.workflow import PROPOSAL


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


@transaction.atomic
def edit_proposal(
    *, by: Actor, now: datetime, partnership: Partnership, goals: str, background: str, evaluation_plan: str,
    objectives: Sequence[ObjectiveFacts], roles: Mapping[int, tuple[str, str]], expected: int | None = None,
) -> Proposal:  # fmt: skip
    """Write the proposal; the first save creates it. What is typed replaces what was there.

    `roles` maps the pk of a party to (role, responsibilities); a party with neither has no role. `expected` is the version the
    person had read, None when there was no proposal yet. Raises `NotNow` while it is submitted or approved, `Conflict` when
    somebody else saved first.
    """
    row = lock(partnership)
    check_edit_proposal(by, row)
    texts = {"background": background, "goals": goals, "evaluation_plan": evaluation_plan}
    proposal = Proposal.objects.filter(partnership=row).first()
    if proposal is None:
        proposal = Proposal.objects.create(partnership=row, created_at=now, updated_at=now, **texts)
    elif expected is None:
        plain = Conflict(proposal, texts, {name: getattr(proposal, name) for name in texts})
        raise _with_rows(plain, proposal, objectives, roles)
    else:
        try:
            save_version(proposal, expected, {**texts, "updated_at": now})
        except Conflict as conflict:
            raise _with_rows(conflict, proposal, objectives, roles) from conflict
    _write_objectives(proposal, objectives)
    _write_roles(proposal, roles)
    audit.record(by, "proposal.edited", proposal, now, objectives=len(objectives), roles=sorted(roles))
    return proposal


def _with_rows(
    conflict: Conflict, proposal: Proposal, objectives: Sequence[ObjectiveFacts], roles: Mapping[int, tuple[str, str]]
) -> Conflict:
    """The same conflict, showing the rows of both versions too."""
    names = {
        party.pk: party.name for party in proposal.partnership.parties.select_related("partner", "partnership__school")
    }
    typed = [f"{names.get(pk, '')}: {role}. {duties}" for pk, (role, duties) in roles.items() if role or duties]
    stored = [f"{names[row.party_id]}: {row.role}. {row.responsibilities}" for row in proposal.party_roles.all()]
    aims, duties = str(_("sasaran")), str(_("peran dan tanggung jawab"))
    mine = {aims: _aims(objectives), duties: "\n".join(typed)}
    theirs = {aims: _aims(proposal.objectives.all()), duties: "\n".join(stored)}
    return Conflict(conflict.obj, {**conflict.mine, **mine}, {**conflict.theirs, **theirs})


def _aims(objectives: Iterable[ObjectiveFacts | Objective]) -> str:
    return "\n".join(
        f"{o.statement} ({o.measure}: {o.target.normalize():f} {o.unit})".replace(" )", ")") for o in objectives
    )


def _write_objectives(proposal: Proposal, objectives: Sequence[ObjectiveFacts]) -> None:
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


def _write_roles(proposal: Proposal, roles: Mapping[int, tuple[str, str]]) -> None:
    parties = set(proposal.partnership.parties.values_list("pk", flat=True))
    if not parties.issuperset(roles):
        raise Denied(_("Pihak ini bukan bagian dari kemitraan tersebut."))
    proposal.party_roles.exclude(party_id__in=[pk for pk, (role, duties) in roles.items() if role or duties]).delete()
    for pk, (role, duties) in roles.items():
        if role or duties:
            PartyRole.objects.update_or_create(
                proposal=proposal, party_id=pk, defaults={"role": role, "responsibilities": duties}
            )


@transaction.atomic
def move_proposal(*, by: Actor, now: datetime, proposal: Proposal, name: str, comment: str = "") -> HistoryEntry:
    """Submit, approve, return or reopen. Approval is stamped with who gave it and fills the indicators of monitoring.

    Raises what `Workflow.move` raises. Principals hear of a submission, the person in charge of the decision.
    """
    partnership = lock(proposal.partnership)
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    row.partnership = partnership
    entry = PROPOSAL.move(row, name, by=by, now=now, comment=comment)
    stamps: dict[str, object] = {"updated_at": now}
    if name == "approve":
        stamps["approved_by_id"] = by.user_id
        fill_indicators(row)
    elif name == "revise":
        stamps |= {"approved_by_id": None, "approved_at": None}
    Proposal.objects.filter(pk=row.pk).update(**stamps)
    tell(row, entry, by=by, now=now)
    proposal.refresh_from_db()
    return entry


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
