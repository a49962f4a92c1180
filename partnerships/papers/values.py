"""What the merge fields of an agreement's articles become (partnerships.merge.FIELDS)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils import translation

from core.dates import long_date
from partnerships.merge import Values
from partnerships.models import Agreement, AgreementParty, Obligation
from partnerships.papers.words import counted, day, evergreen_term, heading, listed, money, term
from partnerships.terms import AgreementKind

NAMES = {
    AgreementKind.PKS: "Perjanjian Kerja Sama",
    AgreementKind.MOU: "Nota Kesepahaman",
    AgreementKind.IMPLEMENTING: "Rencana Implementasi",
    AgreementKind.INFORMAL: "Catatan Kesepahaman",
    AgreementKind.ADDENDUM: "Adendum",
}
SHORT_NAMES = {**NAMES, AgreementKind.PKS: "Perjanjian", AgreementKind.INFORMAL: "Kesepahaman"}
SCHEDULE_ANNEX = "Lampiran"
_VERB = re.compile(r"^(Me|Ber)[a-z]")


def short_name(agreement: Agreement) -> str:
    """What the articles call the document: "Perjanjian", "Nota Kesepahaman"."""
    return SHORT_NAMES[AgreementKind(agreement.kind)]


def merge_values(agreement: Agreement, parties: Sequence[AgreementParty]) -> Values:
    """Every field with its final words; an empty value shows as dots in a draft."""
    starts_on, ends_on = agreement.starts_on, agreement.ends_on
    span = evergreen_term(starts_on, agreement.review_on) if agreement.evergreen else term(starts_on, ends_on)
    return {
        "naskah": short_name(agreement),
        "tentang": agreement.subject,
        "nama_sekolah": agreement.school.name,
        "daftar_pihak": listed([party.institution for party in parties]),
        "tempat": agreement.signing_place,
        "tanggal_tanda_tangan": day(agreement.signed_on),
        "tanggal_mulai": day(starts_on),
        "tanggal_selesai": "diakhiri oleh PARA PIHAK" if agreement.evergreen else day(ends_on),
        "tanggal_tinjau": day(agreement.review_on),
        "jangka_waktu": "tanpa batas waktu" if agreement.evergreen else span.removeprefix("selama ").partition(",")[0],
        "masa_berlaku": span,
        "kewajiban_para_pihak": duty_lines(agreement, parties),
        "daftar_korespondensi": address_lines(agreement, parties),
        "jumlah_pihak": counted(len(parties)),
        "jumlah_rangkap": counted(len(parties)),
        "bentuk_dana": agreement.get_financial_form_display().lower(),
        "nilai_dana": money(agreement.amount),
        "jumlah_angsuran": counted(agreement.instalments.count()) if agreement.is_loan else "",
        "lampiran_angsuran": SCHEDULE_ANNEX,
        "pejabat_izin": agreement.clearance_by,
        "nomor_izin": agreement.clearance_number,
        "tanggal_izin": day(agreement.clearance_on),
        "naskah_induk": parent_name(agreement),
    }


def parent_name(agreement: Agreement) -> str:
    """Title and numbers of the document under which this one stands; "" for one that stands alone."""
    parent = agreement.parent
    if parent is None:
        return ""
    return full_name(parent)


def full_name(agreement: Agreement) -> str:
    """Kind, subject and numbers: how another document refers to this one."""
    numbers = [number for number in agreement.parties.values_list("number", flat=True) if number]
    numbered = f" Nomor {listed(numbers)}" if numbers else ""
    return f"{NAMES[AgreementKind(agreement.kind)]} tentang {agreement.subject}{numbered}"


def duties(agreement: Agreement) -> dict[int, list[str]]:
    """Each party's duties in words, by the pk of the partnership's party.

    They are the obligations of this agreement; a successor begins with those of its predecessor, without their dates. A party
    without any answers for what the approved proposal says of it.
    """
    of_partnership = Obligation.objects.filter(partnership_id=agreement.partnership_id, waived_on=None)
    of_partnership = of_partnership.select_related("series").order_by("pk")
    mine = [
        o
        for o in of_partnership
        if o.agreement_id in ({agreement.pk} if agreement.predecessor_id else {agreement.pk, None})
    ]
    inherited = [o for o in of_partnership if agreement.predecessor_id and o.agreement_id == agreement.predecessor_id]
    found: dict[int, list[str]] = {}
    for obligation in _each_series_once(mine or inherited):
        until = _until(obligation, agreement) if mine else ""
        found.setdefault(obligation.party_id, []).append(f"{obligation.description.strip().rstrip('.;,')}{until}")
    proposal = getattr(agreement.partnership, "proposal", None)
    for role in proposal.party_roles.all() if proposal else ():
        lines = (line.strip(" -•\t").rstrip(".;,") for line in role.responsibilities.splitlines())
        found.setdefault(role.party_id, [line for line in lines if line])
    return found


def _each_series_once(obligations: Sequence[Obligation]) -> Iterator[Obligation]:
    """What recurs is printed once, however many of its due dates are known already."""
    seen: set[int] = set()
    for obligation in obligations:
        if obligation.series_id not in seen:
            yield obligation
        if obligation.series_id:
            seen.add(obligation.series_id)


def _until(obligation: Obligation, agreement: Agreement) -> str:
    """By when, as the end of a sentence: "paling lambat …", or the rhythm of what recurs.

    A document under another one, drafted when that has run for a while, does not repeat days that were over before it began.
    """
    if obligation.series:
        with translation.override("id"):
            return f" {obligation.series.sentence}"
    if obligation.due_on is None or (
        agreement.parent_id and agreement.starts_on and obligation.due_on < agreement.starts_on
    ):
        return ""
    return f" paling lambat {long_date(obligation.due_on)}"


def duty_lines(agreement: Agreement, parties: Sequence[AgreementParty]) -> list[str]:
    """One paragraph per party with its duties as letters; nothing while nobody's duties are known."""
    known = duties(agreement)
    lines: list[str] = []
    for order, party in enumerate(parties, start=1):
        texts = [_small(text) for text in known.get(party.party_id, [])]
        if texts:
            lines += [f"{heading(order, agreement.ordinal)} berkewajiban untuk:", *_letters(texts)]
    return lines


def address_lines(agreement: Agreement, parties: Sequence[AgreementParty]) -> list[str]:
    """Where letters to each party go, as letters of an article."""
    lines = []
    for order, party in enumerate(parties, start=1):
        partner = party.party.partner
        phone, email = (partner.phone, partner.email) if partner else (agreement.school.phone, agreement.school.email)
        reach = [party.address, f"telepon {phone}" if phone else "", f"email {email}" if email else ""]
        lines.append(", ".join(filter(None, [f"{heading(order, agreement.ordinal)}: {party.institution}", *reach])))
    return _letters(lines)


def _small(text: str) -> str:
    """A duty as the end of a sentence: verbs lose their capital, names keep it."""
    return text[0].lower() + text[1:] if _VERB.match(text) else text


def _letters(texts: Sequence[str]) -> list[str]:
    last = len(texts) - 1
    return [f"- {text}{'.' if i == last else '; dan' if i == last - 1 else ';'}" for i, text in enumerate(texts)]
