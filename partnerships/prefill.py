"""What a new agreement starts with, so that nobody types what the system knows: parties, signatories, considerations."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.clause_library import LEGAL_BASIS, RECITALS
from partnerships.models import Agreement, AgreementParty, Partner, Partnership, Party
from schools.letterhead import letterhead_of
from schools.models import Membership, School
from schools.roles import Role

LONGEST_ADDRESS = 250


@dataclass(frozen=True)
class StartingText:
    """Considerations and legal basis, one per line."""

    recitals: str
    legal_basis: str


def starting_text(kind: str) -> StartingText:
    """The library's considerations and legal basis for this kind of document."""
    return StartingText("\n".join(RECITALS[kind]), "\n".join(LEGAL_BASIS[kind]))


def named_parties(agreement: Agreement, partnership: Partnership) -> list[AgreementParty]:
    """One unsaved row per party of the partnership, in its order, with institution, address and signatory filled in."""
    parties = partnership.parties.select_related("partner").prefetch_related("partner__contacts")
    return [named_party(agreement, party, order) for order, party in enumerate(parties, start=1)]


def named_party(agreement: Agreement, party: Party, order: int) -> AgreementParty:
    """What the paper will say of one party: the school by its principal, a partner by the contact who may sign."""
    row = AgreementParty(agreement=agreement, party=party, order=order)
    for name, value in (of_partner(party.partner) if party.partner else of_school(agreement.school)).items():
        setattr(row, name, value)
    return row


def of_school(school: School) -> dict[str, str]:
    """The school as a party, with its principal's name with titles, NIP and position as papers print them."""
    principals = Membership.objects.holding(school, Role.PRINCIPAL).select_related("user").order_by("pk")
    principal = principals.first()
    words = {"institution": school.name, "address": letterhead_of(school).address_line[:LONGEST_ADDRESS]}
    if principal is None:
        return words
    return words | {
        "signatory_name": principal.user.display_name,
        "signatory_number": principal.user.employee_number,
        "signatory_position": position_of(principal.position, school),
    }


def position_of(position: str, school: School) -> str:
    """A principal's position as papers print it: "Kepala SMP Negeri 2 Sukamaju"; anything more particular stays."""
    return f"Kepala {school.name}" if position.strip().lower() in ("", "kepala sekolah") else position


def of_partner(partner: Partner) -> dict[str, str]:
    """A partner as a party. A private person signs for themselves; an organisation by the contact marked as signatory."""
    place = ", ".join(part for part in (partner.address, partner.regency, partner.province) if part)
    words = {"institution": partner.name, "address": place[:LONGEST_ADDRESS]}
    signatory = next((contact for contact in partner.contacts.all() if contact.is_signatory), None)
    if signatory is not None:
        return words | {
            "signatory_name": signatory.name,
            "signatory_number": signatory.identity_number,
            "signatory_position": signatory.position,
        }
    return words | ({"signatory_name": partner.name} if partner.kind == "individual" else {})
