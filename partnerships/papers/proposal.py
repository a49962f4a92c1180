"""From a proposal to the paper that the principal reads in half a page and approves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from core.dates import rupiah, rupiah_words
from core.documents import request_document
from core.models import Document
from core.papers import Signatory, signature_rows
from core.policy import Actor
from partnerships.documents import BudgetLine, ObjectiveRow, ProposalPaper, RoleRow
from partnerships.models import Objective, Party, Proposal
from partnerships.papers.evaluation import number
from partnerships.papers.parts import position_held
from partnerships.papers.pictures import pictures
from partnerships.papers.words import counted, day, letterhead, listed, money, nip, scope_words
from partnerships.policy import check_see_proposal
from partnerships.prefill import of_school, position_of
from partnerships.queries.proposals import Budget, budget_of
from partnerships.terms import Form

KIND = "proposal"
DRAFT_MARK = "DRAF"


@transaction.atomic
def request_proposal(*, by: Actor, now: datetime, proposal: Proposal) -> Document:
    """Ask for the PDF of the proposal as it stands now; until it is approved the paper is marked as a draft."""
    check_see_proposal(by, proposal)
    school = proposal.partnership.school
    with translation.override("id"):
        payload = proposal_paper(proposal, school.local_date(now))
    return request_document(
        by=by,
        now=now,
        subject=proposal,
        kind=KIND,
        payload=payload,
        title=payload.title,
        paper=school.paper,
        images=pictures(school),
    )


def proposal_paper(proposal: Proposal, today: date) -> ProposalPaper:
    """Everything the paper says. The active language must be Indonesian, as papers are."""
    partnership = proposal.partnership
    school = partnership.school
    objectives = list(proposal.objectives.all())
    parties = list(partnership.parties.select_related("partner"))
    budget = budget_of(proposal, parties)
    approved_at = proposal.approved_at if proposal.state == Proposal.State.APPROVED else None
    approved = approved_at is not None
    dated = school.local_date(approved_at) if approved_at else today
    return ProposalPaper(
        title=f"Proposal kemitraan: {partnership.title}",
        heading="Proposal Kemitraan",
        subject=partnership.title,
        facts=(
            ("Diajukan oleh", _lead(proposal)),
            ("Mitra", "; ".join(party.partner.name for party in parties if party.partner)),
            ("Bentuk dan lingkup", f"{_form(proposal, len(parties))}, {scope_words(partnership.scope)}"),
            ("Status", proposal.get_state_display()),
        ),
        summary=_summary(proposal, objectives, parties, budget),
        background=_paragraphs(proposal.background),
        needs=tuple(
            f"{need.title} ({need.get_category_display().lower()}, {need.get_priority_display().lower()})"
            for need in partnership.needs.all()
        ),
        goals=_paragraphs(proposal.goals),
        objectives=tuple(_objective(order, row) for order, row in enumerate(objectives, 1)),
        roles=_roles(proposal, parties),
        evaluation_plan=_paragraphs(proposal.evaluation_plan),
        **_budget(budget),
        footer=f"Proposal Kemitraan, {school.name}",
        letterhead=letterhead(school),
        signatures=_signatures(proposal, approved),
        place_and_date=", ".join(filter(None, (school.city, day(dated)))),
        mark="" if approved else DRAFT_MARK,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _form(proposal: Proposal, parties: int) -> str:
    """ "Formal multilateral": two parties are bilateral, three and more multilateral [domain 1.2]."""
    form = proposal.partnership.get_form_display()
    if proposal.partnership.form == Form.INFORMAL:
        return form
    return f"{form} {'bilateral' if parties < 3 else 'multilateral'}"


def _summary(
    proposal: Proposal, objectives: Sequence[Objective], parties: Sequence[Party], budget: Budget
) -> tuple[str, ...]:
    """What somebody can read aloud: what it is, with whom and what for, how one will know."""
    said = list(_paragraphs(proposal.partnership.summary))
    partners = [party.partner.name for party in parties if party.partner]
    if partners:
        said.append(f"Sekolah mengusulkan kemitraan dengan {listed(partners)}.")
    said += _paragraphs(proposal.goals)[:1]
    if objectives:
        last = max(objective.due_on for objective in objectives)
        said.append(
            f"Keberhasilan diukur dengan {counted(len(objectives))} sasaran yang tercapai paling lambat {day(last)}."
        )
    if budget.lines:
        said.append(f"Anggarannya {money(budget.total)}.")
    return tuple(said)


def _objective(order: int, row: Objective) -> ObjectiveRow:
    return ObjectiveRow(
        number=str(order),
        statement=row.statement,
        measure=row.measure,
        baseline=number(row.baseline, row.unit),
        target=number(row.target, row.unit),
        due=day(row.due_on),
        achievable=row.achievable,
        relevance=row.relevance,
    )


def _roles(proposal: Proposal, parties: Sequence[Party]) -> tuple[RoleRow, ...]:
    written = {role.party_id: role for role in proposal.party_roles.all()}
    school = proposal.partnership.school.name
    return tuple(
        RoleRow(
            party.partner.name if party.partner else school,
            written[party.pk].role,
            tuple(line.lstrip("-• ") for line in _paragraphs(written[party.pk].responsibilities)),
        )
        for party in parties
        if party.pk in written
    )


def _budget(budget: Budget) -> dict[str, Any]:
    """The table, the sum of each source where there are several, and the total in figures and words."""
    if not budget.lines:
        return {}
    lines = tuple(
        BudgetLine(
            row.line.item,
            rupiah(row.line.amount),
            row.source,
            ""
            if row.line.unit_price is None
            else f"{number(row.line.quantity, row.line.unit)} × {rupiah(row.line.unit_price)}",
        )
        for row in budget.lines
    )
    sources = tuple((source, rupiah(total)) for source, total in budget.sources)
    return {
        "budget": lines, "budget_sources": sources if len(sources) > 1 else (), "budget_total": rupiah(budget.total),
        "budget_words": rupiah_words(budget.total),
    }  # fmt: skip


def _lead(proposal: Proposal) -> str:
    lead = proposal.partnership.lead
    return ", ".join(filter(None, (lead.display_name, position_held(lead, proposal.school_id))))


def _signatures(proposal: Proposal, approved: bool) -> tuple[tuple[Signatory, ...], ...]:
    """Who asks and who approves: the principal who did, or the one who will be asked."""
    partnership = proposal.partnership
    lead = partnership.lead
    asks = Signatory(
        "Diajukan oleh",
        lead.display_name,
        position=position_held(lead, proposal.school_id),
        id_line=nip(lead.employee_number),
    )
    judge = proposal.approved_by if approved else None
    if judge is not None:
        position = position_of(position_held(judge, proposal.school_id), partnership.school)
        decides = Signatory("Disetujui oleh", judge.display_name, position=position, id_line=nip(judge.employee_number))
    else:
        words = of_school(partnership.school)
        decides = Signatory(
            "Menyetujui",
            words.get("signatory_name", ""),
            position=words.get("signatory_position", ""),
            id_line=nip(words.get("signatory_number", "")),
        )
    return signature_rows([asks, decides])
