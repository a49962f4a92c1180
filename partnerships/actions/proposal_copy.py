"""Begin a proposal with what an earlier partnership proposed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.dates import add_months
from core.policy import Actor, Denied, NotNow
from partnerships.actions.proposals import BudgetFacts, ObjectiveFacts, edit_proposal
from partnerships.models import Objective, Partnership, Party, Proposal
from partnerships.policy import check_edit_proposal


def check_copy(actor: Actor, partnership: Partnership) -> None:
    """Those who write the proposal, while nothing is written yet: a copy never writes over somebody's text."""
    check_edit_proposal(actor, partnership)
    if Proposal.objects.filter(partnership=partnership).exists():
        raise NotNow(_("Proposal kemitraan ini sudah mulai ditulis. Menyalin hanya dapat dilakukan sebelum itu."))


@transaction.atomic
def copy_proposal(*, by: Actor, now: datetime, partnership: Partnership, source: Proposal) -> Proposal:
    """A new draft with the texts, objectives, roles and budget of `source`; dates that are over move on by whole years.

    Roles and money go to the same organisation; where both partnerships have one partner, to that one. What belongs to nobody
    here is left out. Raises `NotNow` when something is written already.
    """
    check_copy(by, partnership)
    if source.school_id != partnership.school_id:
        raise Denied(_("Data ini milik sekolah lain."))
    today = partnership.school.local_date(now)
    heirs = _heirs(source.partnership, partnership)
    made = edit_proposal(
        by=by, now=now, partnership=partnership, goals=source.goals, background=source.background,
        evaluation_plan=source.evaluation_plan,
        objectives=[_objective(row, today) for row in source.objectives.all()],
        roles={
            heirs[row.party_id]: (row.role, row.responsibilities) for row in source.party_roles.all() if row.party_id in heirs
        },
        budget=_budget(source, heirs),
    )  # fmt: skip
    audit.record(by, "proposal.copied", made, now, source=source.pk)
    return made


def _heirs(earlier: Partnership, present: Partnership) -> dict[int, int]:
    """Party of the earlier partnership -> party of the present one that takes its place."""
    before, here = list(earlier.parties.all()), list(present.parties.all())
    same = {party.partner_id: party.pk for party in here}
    found = {party.pk: same[party.partner_id] for party in before if party.partner_id in same}
    only = [[party for party in parties if not party.is_school] for parties in (before, here)]
    if all(len(partners) == 1 for partners in only):
        found.setdefault(_pk(only[0]), _pk(only[1]))
    return found


def _pk(parties: list[Party]) -> int:
    return parties[0].pk


def _objective(row: Objective, today: date) -> ObjectiveFacts:
    due = row.due_on
    while due <= today:
        due = add_months(due, 12)
    return ObjectiveFacts(
        statement=row.statement, measure=row.measure, unit=row.unit, baseline=row.baseline, target=row.target,
        achievable=row.achievable, relevance=row.relevance, due_on=due,
    )  # fmt: skip


def _budget(source: Proposal, heirs: dict[int, int]) -> list[BudgetFacts]:
    lines = [line for line in source.budget_lines.all() if line.party_id is None or line.party_id in heirs]
    return [
        BudgetFacts(
            item=line.item, source=line.source, quantity=line.quantity, unit=line.unit, unit_price=line.unit_price,
            amount=line.amount, party=heirs[line.party_id] if line.party_id is not None else None,
        )
        for line in lines
    ]  # fmt: skip
