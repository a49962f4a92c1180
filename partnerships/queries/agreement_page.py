"""What the record page of an agreement says beyond its rows: facts in words, what happens next, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.dates import rupiah
from core.looks import NextStep, day, linked, screen_language
from core.policy import Actor, allowed
from partnerships import agreement_gates
from partnerships.models import Agreement
from partnerships.papers.parts import printed_clauses
from partnerships.policy import check_see_workings, check_write
from partnerships.queries.agreements import AgreementRecord
from partnerships.queries.portal import spoken_for
from schools.links import school_url

S = Agreement.State


def recordable(record: AgreementRecord, actor: Actor) -> set[int]:
    """The parties (of the agreement) whose line in the ledger this person writes."""
    spoken = spoken_for(actor, record.agreement.partnership, [party.party for party in record.parties])
    return {party.pk for party in record.parties if party.party_id in spoken}


def facts_of(agreement: Agreement) -> list[tuple[Any, Any]]:
    """The dates and places, in the order in which they happen."""
    term = day(agreement.starts_on)
    if agreement.ends_on:
        term = _("%(start)s sampai %(end)s (hari itu masih berlaku)") % {"start": term, "end": day(agreement.ends_on)}
    facts: list[tuple[Any, Any]] = [
        (_("Jenis naskah"), agreement.get_kind_display()),
        (_("Penandatanganan"), ", ".join(filter(None, (agreement.signing_place, day(agreement.signed_on))))),
        (_("Masa berlaku"), term),
        (_("Peninjauan"), day(agreement.review_on)),
    ]
    if agreement.closed_on:
        facts.append((agreement.get_state_display(), day(agreement.closed_on)))
    return facts


def money_facts(agreement: Agreement) -> list[tuple[Any, Any]]:
    """Aid and, for a loan, its clearance and schedule; empty without aid."""
    if agreement.financial_form == "none":
        return []
    facts: list[tuple[Any, Any]] = [
        (_("Bentuk bantuan dana"), agreement.get_financial_form_display()),
        (_("Jumlah"), rupiah(agreement.amount, screen_language()) if agreement.amount else ""),
    ]
    if agreement.is_loan:
        clearance = [agreement.clearance_number, agreement.clearance_by, day(agreement.clearance_on)]
        facts.append((_("Izin pejabat berwenang"), ", ".join(filter(None, clearance))))
    return facts


def articles_of(agreement: Agreement) -> list[tuple[str, str]]:
    """Label and title of each printed article: ("Pasal 1", "Maksud dan Tujuan"). A frozen text tells its own."""
    if agreement.payload:
        return [(article["label"], article["title"]) for article in agreement.payload["articles"]]
    return [(f"Pasal {number}", clause.title) for number, clause in enumerate(printed_clauses(agreement), start=1)]


def next_step(record: AgreementRecord, actor: Actor) -> NextStep | None:
    """What happens next with this agreement, by whom, by when; None for one that was cancelled or ended."""
    agreement = record.agreement
    due, lead = agreement.partnership.due, agreement.partnership.lead.display_name
    facts: dict[str, Any] = {"who": lead, "due": due, "late": bool(due and due < record.today)}
    may = allowed(check_write, actor, agreement)
    if agreement.is_editable:
        return _preparing(agreement, actor, may, facts)
    if agreement.state == S.READY:
        return _signing(record, may, facts)
    return _living(record, may) if agreement.state == S.SIGNED else None


def _preparing(agreement: Agreement, actor: Actor, may: bool, facts: dict[str, Any]) -> NextStep:
    action, slug = _("Siapkan untuk ditandatangani"), agreement.school.slug
    missing = agreement_gates.agreement_complete(agreement)
    if missing and not allowed(check_see_workings, actor):
        return NextStep(_("Naskah sedang disusun"), **facts)
    if missing:
        lacks = linked(slug, missing if may else map(str, missing))
        refusal = _("Belum dapat dilakukan. Yang belum ada:")
        return NextStep(action, refusal=refusal, missing=lacks, button=action if may else "", **facts)
    url = school_url(slug, "partnerships:agreement_move", agreement.pk) if may else ""
    return NextStep(action, url=url, button=action, post=True, value="prepare", **facts)


def _signing(record: AgreementRecord, may: bool, facts: dict[str, Any]) -> NextStep:
    row = next((row for row in record.ledger if not row.is_signed), None)
    if row is None:
        return NextStep(_("Semua pihak sudah menandatangani"), done=True)
    action = _("Catat tanda tangan %(name)s") % {"name": row.party.institution}
    url = school_url(record.agreement.school.slug, "partnerships:agreement_signature", row.party.pk) if may else ""
    return NextStep(action, url=url, button=_("Catat tanda tangan"), **facts)


def _living(record: AgreementRecord, may: bool) -> NextStep:
    """After the last signature: the scan, the numbers, the originals; then the review."""
    agreement, slug = record.agreement, record.agreement.school.slug
    late = [
        (
            not agreement.scan_id,
            _("Unggah dan cocokkan salinan pindaian"),
            _("Unggah salinan"),
            "partnerships:agreement_scan",
        ),
        (
            any(not row.party.number for row in record.ledger),
            _("Lengkapi nomor surat para pihak"),
            _("Isi nomor surat"),
            "partnerships:agreement_number",
        ),
    ]
    for open_still, action, button, route in late:
        if open_still and may:
            return NextStep(
                action,
                who=agreement.partnership.lead.display_name,
                url=school_url(slug, route, agreement.pk),
                button=button,
            )
    if record.status == Agreement.Status.RENEWED:
        return NextStep(_("Perjanjian ini sudah diperbarui oleh perjanjian lanjutan."), done=True)
    if agreement.review_on is None:
        return NextStep(_("Perjanjian sudah ditandatangani semua pihak."), done=True)
    action = _("Tinjau kemitraan sebelum perjanjian ini berakhir")
    return NextStep(
        action, who=_("Kepala sekolah"), due=agreement.review_on, late=agreement.review_on < record.today,
        url=school_url(slug, "partnerships:partnership", agreement.partnership_id), button=_("Buka halaman kemitraan"),
    )  # fmt: skip


def instalment_table(agreement: Agreement) -> Sequence[tuple[date, str]]:
    """The repayment schedule: day and amount in words."""
    return [(row.due_on, rupiah(row.amount, screen_language())) for row in agreement.instalments.all()]
