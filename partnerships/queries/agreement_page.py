"""What the record page of an agreement says beyond its rows: facts in words, what happens next, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.dates import rupiah
from core.looks import NextStep, day, linked, screen_language
from core.policy import Actor, allowed
from partnerships import agreement_gates
from partnerships.chain import AMENDABLE
from partnerships.models import Agreement, Partnership
from partnerships.next_step import text_due
from partnerships.papers.agreement import agreement_paper
from partnerships.papers.parts import printed_clauses
from partnerships.policy import check_draft_agreement, check_see_workings, check_write, check_write_or_approve
from partnerships.queries.agreements import TONES, AgreementRecord
from partnerships.queries.chain import said_briefly
from partnerships.queries.portal import spoken_for
from partnerships.terms import ABOVE
from schools.links import school_url

S = Agreement.State


def recordable(record: AgreementRecord, actor: Actor) -> set[int]:
    """The parties (of the agreement) whose line in the ledger this person writes."""
    spoken = spoken_for(actor, record.agreement.partnership, [party.party for party in record.parties])
    return {party.pk for party in record.parties if party.party_id in spoken}


def term_words(agreement: Agreement, addenda: Sequence[Agreement] = ()) -> str:
    """From when until when it holds; an extended one tells both ends, one without an end says so."""
    start = day(agreement.starts_on)
    if agreement.evergreen:
        return _("%(start)s, terus sampai diakhiri") % {"start": start}
    end = agreement.last_day
    if end is None or agreement.is_addendum:
        return start
    words = _("%(start)s sampai %(end)s (hari itu masih berlaku)") % {"start": start, "end": day(end)}
    by = next((one for one in reversed(addenda) if one.ends_on), None)
    if by is None:
        return words
    was = {"term": words, "which": by.kind_label, "was": day(agreement.ends_on)}
    return _("%(term)s. Diperpanjang dengan %(which)s; semula sampai %(was)s.") % was


def facts_of(agreement: Agreement, addenda: Sequence[Agreement] = ()) -> list[tuple[Any, Any]]:
    """The dates and places, in the order in which they happen; `addenda` are those that were signed."""
    if agreement.is_addendum:
        return _addendum_facts(agreement)
    term = term_words(agreement, addenda)
    facts: list[tuple[Any, Any]] = [
        (_("Jenis naskah"), agreement.kind_label),
        (_("Penandatanganan"), ", ".join(filter(None, (agreement.signing_place, day(agreement.signed_on))))),
        (_("Masa berlaku"), term),
        (_("Peninjauan"), day(agreement.review_on)),
    ]
    if agreement.closed_on:
        facts.append((agreement.get_state_display(), day(agreement.closed_on)))
    return facts


def _addendum_facts(addendum: Agreement) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [
        (_("Jenis naskah"), addendum.kind_label),
        (_("Penandatanganan"), ", ".join(filter(None, (addendum.signing_place, day(addendum.signed_on))))),
        (_("Perubahan mulai berlaku"), day(addendum.starts_on)),
        (_("Yang diubah"), "; ".join(said_briefly(addendum)) or _("belum dipilih")),
    ]
    if addendum.closed_on:
        facts.append((addendum.get_state_display(), day(addendum.closed_on)))
    return facts


@dataclass(frozen=True)
class AddendumLine:
    """One addendum on the page of its agreement."""

    addendum: Agreement
    status: Agreement.Status
    tone: str
    says: Sequence[str]


def addendum_lines(record: AgreementRecord) -> list[AddendumLine]:
    """The chain under an agreement, in order."""
    lines = [(one, one.status(record.today)) for one in record.addenda]
    return [AddendumLine(one, status, TONES[status], said_briefly(one)) for one, status in lines]


def draft_under(record: AgreementRecord, actor: Actor) -> str:
    """Where a document under this one is drafted, a PKS under an MoU or a work plan under either; "" when that cannot be."""
    agreement = record.agreement
    above = agreement.kind in ABOVE and record.status in AMENDABLE
    if not (above and allowed(check_draft_agreement, actor, agreement.partnership)):
        return ""
    return (
        f"{school_url(agreement.school, 'partnerships:agreement_draft', agreement.partnership_id)}?induk={agreement.pk}"
    )


def may_amend(record: AgreementRecord, actor: Actor) -> bool:
    """Whether the page offers an addendum: to those who work on it or decide, while it is in force and none is on the table."""
    agreement = record.agreement
    idle = not any(one.signed_at is None for one in record.addenda)
    alive = record.status in AMENDABLE and not agreement.is_addendum and not agreement.partnership.is_closed
    return idle and alive and allowed(check_write_or_approve, actor, agreement)


def outlasting(agreement: Agreement) -> list[str]:
    """Warnings about a document that holds longer than the one above it. One query per side."""
    found = []
    if agreement.parent is not None and _longer(agreement, agreement.parent):
        words = {"parent": agreement.parent.subject, "end": day(agreement.parent.last_day)}
        found.append(
            _("Naskah ini berlaku lebih lama daripada naskah induknya, “%(parent)s”, yang berakhir %(end)s.") % words
        )
    for child in agreement.children.exclude(state__in=(S.CANCELLED, S.TERMINATED)):
        if _longer(child, agreement):
            found.append(
                _("Naskah turunan “%(child)s” berlaku lebih lama daripada naskah ini.") % {"child": child.subject}
            )
    return found


def signed_before_printed(record: AgreementRecord) -> list[str]:
    """A warning when everybody signed before the day that the paper names: one of the two dates is then a slip."""
    printed, days = record.agreement.signed_on, [row.signature.signed_on for row in record.ledger if row.signature]
    if printed is None or len(days) < len(record.ledger) or not all(signed and signed < printed for signed in days):
        return []
    sentence = _(
        "Menurut catatan ini semua pihak menandatangani sebelum %(day)s, tanggal yang tercetak di naskah. "
        "Periksa tanggalnya pada naskah asli, lalu perbaiki catatan yang keliru."
    )
    return [sentence % {"day": day(printed)}]


def _longer(child: Agreement, parent: Agreement) -> bool:
    if parent.last_day is None:
        return False
    return child.evergreen or (child.last_day is not None and child.last_day > parent.last_day)


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
    if agreement.base_id is not None and not agreement.payload:
        return [(article.label, article.title) for article in agreement_paper(agreement).articles]
    if agreement.payload:
        return [(article["label"], article["title"]) for article in agreement.payload["articles"]]
    return [(f"Pasal {number}", clause.title) for number, clause in enumerate(printed_clauses(agreement), start=1)]


def next_step(record: AgreementRecord, actor: Actor) -> NextStep | None:
    """What happens next with this agreement, by whom, by when; None for one that was cancelled or ended."""
    agreement = record.agreement
    due, lead = text_due(agreement), agreement.partnership.lead.display_name
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
        url = lacks[0].url if may else ""
        return NextStep(_("Lengkapi naskah ini"), missing=lacks, url=url, button=_("Lengkapi naskah"), **facts)
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
            agreement.term_unknown,
            _("Lengkapi masa berlaku menurut naskah aslinya"),
            _("Lengkapi data"),
            "partnerships:agreement_mend",
        ),
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
    if agreement.is_addendum:
        return NextStep(
            _("Adendum ini sudah ditandatangani semua pihak dan menjadi bagian dari perjanjiannya."), done=True
        )
    if agreement.partnership.is_closed:
        return NextStep(_("Kemitraan ini sudah ditutup."), done=True)
    if agreement.partnership.stage == Partnership.Stage.AGREEMENT:
        return NextStep(
            _("Lanjutkan kemitraan ini ke pelaksanaan"), who=agreement.partnership.lead.display_name,
            due=agreement.partnership.due, late=bool(agreement.partnership.due and agreement.partnership.due < record.today),
            url=school_url(slug, "partnerships:partnership", agreement.partnership_id), button=_("Buka halaman kemitraan"),
        )  # fmt: skip
    look = agreement.partnership.review_on or agreement.review_on
    if look is None:
        return NextStep(_("Perjanjian sudah ditandatangani semua pihak."), done=True)
    action = _("Tinjau kemitraan sebelum perjanjian ini berakhir")
    if agreement.last_day is None:
        action = _("Tinjau kemitraan ini; perjanjiannya berlaku terus")
    return NextStep(
        action, who=_("Kepala sekolah"), due=look, late=look < record.today,
        url=school_url(slug, "partnerships:partnership", agreement.partnership_id), button=_("Buka halaman kemitraan"),
    )  # fmt: skip


def instalment_table(agreement: Agreement) -> Sequence[tuple[date, str]]:
    """The repayment schedule: day and amount in words."""
    return [(row.due_on, rupiah(row.amount, screen_language())) for row in agreement.instalments.all()]
