"""What stage 4 asks for: a text that can be signed, then one that everybody signed. See partnerships/gates.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.workflow import Missing
from partnerships.clause_library import applies
from partnerships.gates import obligations_named, parties_of
from partnerships.merge import MergeProblem, check_fields
from partnerships.terms import LOANS, AgreementKind

if TYPE_CHECKING:
    from partnerships.models import Agreement, Partnership

DISPUTE_CLAUSE = "penyelesaian_perselisihan"


def agreement_complete(a: Agreement) -> list[Missing]:
    """Before signing: parties and their signatories, term, dispute resolution, and for loans clearance and schedule."""
    edit, missing = "partnerships:agreement_edit", []
    parties = list(a.parties.all())
    if len(parties) < 2:
        missing.append(Missing(_("Sekurang-kurangnya dua pihak."), "partnerships:agreement_parties", a.pk))
    missing += [
        Missing(
            _("Nama dan jabatan penandatangan %(name)s.") % {"name": party.institution},
            "partnerships:agreement_parties",
            a.pk,
        )
        for party in parties
        if not (party.signatory_name.strip() and party.signatory_position.strip())
    ]
    missing += term_known(a)
    if not a.signed_on:
        missing.append(Missing(_("Tanggal penandatanganan."), edit, a.pk))
    if not a.signing_place.strip():
        missing.append(Missing(_("Tempat penandatanganan."), edit, a.pk))
    if a.base_id is not None:
        return missing + something_changes(a) + (loan_cleared(a) if a.amount is not None else [])
    return missing + text_complete(a) + loan_cleared(a)


def term_known(a: Agreement) -> list[Missing]:
    """A start and an end; without an end a review within the year instead. An addendum needs the day from which it counts."""
    edit = "partnerships:agreement_edit"
    if a.base_id is not None:
        return [] if a.starts_on else [Missing(_("Tanggal mulai berlakunya perubahan."), edit, a.pk)]
    if not a.evergreen:
        return [] if a.starts_on and a.ends_on else [Missing(_("Tanggal mulai dan tanggal berakhir."), edit, a.pk)]
    missing = [] if a.starts_on else [Missing(_("Tanggal mulai."), edit, a.pk)]
    if not reviewed_within_a_year(a.starts_on, a.review_on):
        missing.append(Missing(_("Tanggal peninjauan, paling lambat satu tahun setelah mulai berlaku."), edit, a.pk))
    return missing


def reviewed_within_a_year(starts_on: date | None, review_on: date | None) -> bool:
    """What runs on without an end is looked at every year [PA11]."""
    return bool(starts_on and review_on and starts_on < review_on <= add_months(starts_on, 12))


def something_changes(a: Agreement) -> list[Missing]:
    """An addendum without a change is none; an extension reaches beyond the end that stands now."""
    route = "partnerships:addendum_changes"
    if a.ends_on is None and a.amount is None and not a.article_changes.exists():
        return [Missing(_("Sekurang-kurangnya satu hal yang diubah."), route, a.pk)]
    end = a.base.last_day if a.base is not None else None
    if a.ends_on and end and a.ends_on <= end:
        return [
            Missing(
                _("Tanggal berakhir baru, setelah tanggal berakhir yang berlaku sekarang."),
                "partnerships:agreement_edit",
                a.pk,
            )
        ]
    return []


def stands_alone(a: Agreement) -> bool:
    """An agreement proper, not an addendum to one."""
    return a.base_id is None


def amends_another(a: Agreement) -> bool:
    """An addendum."""
    return a.base_id is not None


def text_complete(a: Agreement) -> list[Missing]:
    """Every party's duties, dispute resolution (a work plan has it in the document above it), articles that can be filled in."""
    route, missing = "partnerships:agreement_clauses", []
    printed = [c for c in a.clauses.all() if c.included and applies(c.key, a.financial_form)]
    keys = [c.key for c in printed]
    if a.kind == AgreementKind.IMPLEMENTING:
        if a.parent_id is None:
            missing.append(
                Missing(_("Naskah induk yang dilaksanakan oleh rencana ini."), "partnerships:agreement_edit", a.pk)
            )
    elif DISPUTE_CLAUSE not in keys:
        missing.append(Missing(_("Pasal penyelesaian perselisihan."), route, a.pk))
    if a.kind in (AgreementKind.PKS, AgreementKind.IMPLEMENTING):
        missing += duties_known(a)
    for clause in printed:
        missing += [Missing(f"{clause.title}: {sentence}", route, a.pk) for sentence in _unmergeable(clause.body, keys)]
    for text in (a.recitals, a.legal_basis):
        missing += [Missing(sentence, "partnerships:agreement_edit", a.pk) for sentence in _unmergeable(text, ())]
    return missing


def duties_known(a: Agreement) -> list[Missing]:
    """Each party's obligations, or at least what the proposal says it answers for: the paper prints them."""
    known = set(a.partnership.obligations.values_list("party_id", flat=True))
    proposal = getattr(a.partnership, "proposal", None)
    known |= (
        set(proposal.party_roles.exclude(responsibilities="").values_list("party_id", flat=True)) if proposal else set()
    )
    return [
        Missing(
            _("Kewajiban %(name)s.") % {"name": party.institution}, "partnerships:obligation_list", a.partnership_id
        )
        for party in a.parties.all()
        if party.party_id not in known
    ]


def _unmergeable(text: str, articles: Iterable[str]) -> list[str]:
    try:
        check_fields(text, articles)
    except MergeProblem as problem:
        return list(problem.messages)
    return []


def loan_cleared(a: Agreement) -> list[Missing]:
    """Aid that is paid back: authority clearance on record and a schedule that reconciles [domain 1.2]."""
    if a.financial_form not in LOANS:
        return []
    missing = []
    if not (a.clearance_number.strip() and a.clearance_by.strip() and a.clearance_on):
        missing.append(
            Missing(
                _("Izin pejabat pusat atau daerah yang berwenang atas pinjaman ini."),
                "partnerships:agreement_edit",
                a.pk,
            )
        )
    total = sum((i.amount for i in a.instalments.all()), Decimal(0))
    if not a.amount or total != a.amount:
        missing.append(
            Missing(
                _("Jadwal pengembalian yang jumlahnya sama dengan pinjaman."),
                "partnerships:agreement_instalments",
                a.pk,
            )
        )
    return missing


def nobody_signed(a: Agreement) -> list[Missing]:
    """A text that somebody signed is not opened again."""
    if a.parties.filter(signature__signed_on__isnull=False).exists():
        return [
            Missing(
                _(
                    "Naskah ini sudah ditandatangani salah satu pihak; batalkan dan buat naskah baru bila isinya harus berubah."
                )
            )
        ]
    return []


def everybody_signed(a: Agreement) -> list[Missing]:
    """Signed means signed by all."""
    return [
        Missing(_("Tanda tangan %(name)s.") % {"name": party.institution}, "partnerships:agreement", a.pk)
        for party in a.parties.filter(signature__signed_on=None)
    ]


def agreement_signed(p: Partnership) -> list[Missing]:
    """Stage 4: the newest agreement of the present term signed, by every party, with everybody's obligations."""
    newest = newest_of_term(p)
    if newest is None:
        return [Missing(_("Naskah perjanjian."), "partnerships:agreement_draft", p.pk)]
    if newest.state != "signed":
        unsigned = Missing(
            _("Perjanjian yang ditandatangani semua pihak (sekarang: %(state)s).") % {"state": newest.get_state_display()},
            "partnerships:agreement", newest.pk,
        )  # fmt: skip
        return [unsigned, *obligations_named(p)]
    return [*everybody_bound(p, newest), *obligations_named(p)]


def newest_of_term(p: Partnership) -> Agreement | None:
    """The newest text of the present term; what was signed before a renewal belongs to the term that is over.

    A work plan rests on a text that is signed, so the partnership does not wait for it.
    """
    texts = (a for a in p.agreements.all() if a.base_id is None and a.kind != AgreementKind.IMPLEMENTING)
    newest = max((a for a in texts if a.state != "cancelled"), key=attrgetter("pk"), default=None)
    return None if newest is None or (newest.signed_at and newest.signed_at < p.term_since) else newest


def everybody_bound(p: Partnership, newest: Agreement) -> list[Missing]:
    """No party of the partnership is left out: each stands in some agreement that was signed in the present term."""
    bound = set(
        p.agreements.filter(state="signed", signed_at__gte=p.term_since).values_list("parties__party_id", flat=True)
    )
    return [
        Missing(
            _("%(name)s dalam perjanjian yang ditandatangani.") % {"name": party.name},
            "partnerships:agreement",
            newest.pk,
        )
        for party in parties_of(p)
        if party.pk not in bound
    ]


def nothing_on_the_table(p: Partnership) -> list[Missing]:
    """Back to the proposal only while no text of the present term waits for signatures or was signed: it rests on the proposal."""
    sentences = {
        "ready": _("Naskah “%(subject)s” yang dibuka kembali atau dibatalkan."),
        "signed": _("Perjanjian “%(subject)s” yang diakhiri; naskah yang sudah ditandatangani tidak berubah."),
    }
    return [
        Missing(sentences[a.state] % {"subject": a.subject}, "partnerships:agreement", a.pk)
        for a in sorted(p.agreements.all(), key=attrgetter("pk"))
        if a.state == "ready" or (a.state == "signed" and a.signed_at and a.signed_at >= p.term_since)
    ]


def never_in_force(p: Partnership) -> list[Missing]:
    """What was once agreed on is ended by the principal, with its obligations settled; it is not called off."""
    if not ever_signed(p):
        return []
    return [
        Missing(
            _(
                "Kemitraan yang belum pernah berjalan; yang sudah berjalan diakhiri oleh kepala sekolah, bukan dibatalkan."
            )
        )
    ]


def ever_signed(p: Partnership) -> bool:
    """Whether any agreement of this partnership was ever signed by everybody."""
    return any(a.signed_at is not None for a in p.agreements.all())


def was_underway(p: Partnership) -> bool:
    """It was carried out at some time: at stage 4 only after a renewal or a step back."""
    return p.stage != "agreement" or ever_signed(p)


def was_negotiated(p: Partnership) -> bool:
    """It came through stage 4, not by the short, informal path."""
    return p.form != "informal" or any(a.state != "cancelled" for a in p.agreements.all())


def was_only_understood(p: Partnership) -> bool:
    """It took the short, informal path."""
    return not was_negotiated(p)
