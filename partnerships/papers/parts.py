"""What an agreement and an addendum print alike: the opening, the parties, the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from core.dates import date_figures, date_words
from core.papers import Signatory
from partnerships.clause_library import applies
from partnerships.documents import PartyIdentity
from partnerships.merge import BLANK
from partnerships.models import Agreement, AgreementClause, AgreementParty
from partnerships.papers.words import nip
from schools.models import Membership, User

STAMP = "Meterai Rp10.000"
OFFICES = frozenset({"uptd", "upt", "uptd.", "upt."})
SCHOOLS = frozenset(
    {"sd", "sdn", "smp", "smpn", "sma", "sman", "smk", "smkn", "slb", "slbn", "mi", "mts", "ma", "tk", "paud"}
)
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def printed_clauses(agreement: Agreement) -> list[AgreementClause]:
    """The articles that the paper prints: included, and fit for the agreement's financial form."""
    return [c for c in agreement.clauses.all() if c.included and applies(c.key, agreement.financial_form)]


def opening(agreement: Agreement) -> str:
    """The opening sentence; day, date in words and date in figures come from one date, so that they cannot disagree."""
    when = f"{BLANK}, tanggal {BLANK} bulan {BLANK} tahun {BLANK}"
    if agreement.signed_on:
        when = f"{date_words(agreement.signed_on)} ({date_figures(agreement.signed_on)})"
    place = agreement.signing_place.strip() or BLANK
    return f"Pada hari ini, {when}, bertempat di {place}, kami yang bertanda tangan di bawah ini:"


def identity(party: AgreementParty, place: int, headings: Sequence[str]) -> PartyIdentity:
    """Komparisi of one party."""
    authority = party.authority.strip().removeprefix("berdasarkan ").removeprefix("Berdasarkan ")
    parts = [
        position_at(party) or BLANK,
        f"berkedudukan di {party.address.strip()}" if party.address.strip() else "",
        f"berdasarkan {authority}" if authority else "",
        f"dalam hal ini bertindak untuk dan atas nama {_on_behalf(party)}",
        f"selanjutnya disebut {headings[place]}",
    ]
    last = place + 1 == len(headings)
    return PartyIdentity(
        numeral=f"{ROMANS[place] if place < len(ROMANS) else place + 1}.",
        name=party.signatory_name.strip() or BLANK,
        id_line=_id_line(party),
        text=", ".join(filter(None, parts)) + ("." if last else ";"),
    )


def position_at(party: AgreementParty) -> str:
    """The position of the one who signs for this party, with its institution."""
    if party.institution.strip() == party.signatory_name.strip():
        return party.signatory_position.strip()
    return position_in(party.signatory_position, party.institution)


def position_in(position: str, institution: str) -> str:
    """The position with its institution, each word once.

    "Kepala" and "Kepala Puskesmas" are "Kepala UPTD Puskesmas Melati" there; "Kepala Sekolah" is "Kepala SMA Negeri 1".
    """
    position, institution = position.strip(), institution.strip()
    if not position or not institution or institution.lower() in position.lower():
        return position
    words, opening = position.split(), [word.lower() for word in institution.split()]
    if opening[0] in OFFICES:
        opening = opening[1:]
    said_twice = words[-1].lower() in opening[:1] or (words[-1].lower() == "sekolah" and opening[0] in SCHOOLS)
    return " ".join([*(words[:-1] if said_twice else words), institution])


def _on_behalf(party: AgreementParty) -> str:
    """A private person acts for nobody else."""
    partner = party.party.partner
    return "diri sendiri" if partner is not None and partner.kind == "individual" else party.institution


def _id_line(party: AgreementParty) -> str:
    return nip(party.signatory_number)


def signatory(party: AgreementParty, called: str) -> Signatory:
    """The column in which one party signs."""
    return Signatory(
        heading=called,
        name=party.signatory_name.strip() or BLANK,
        position=position_at(party),
        id_line=_id_line(party),
        stamp=STAMP,
    )


def acknowledging(line: str) -> Signatory:
    """Somebody who signs under "Mengetahui"."""
    name, position = name_and_position(line)
    return Signatory(heading="Mengetahui,", name=name, position=position)


def name_and_position(line: str) -> tuple[str, str]:
    """ "Drs. Budi, M.Pd., Pengawas SMA" -> the name with its titles, and the position: what follows the last comma."""
    name, comma, position = line.rpartition(",")
    return (name.strip(), position.strip()) if comma else (position.strip(), "")


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def with_that(line: str) -> str:
    """A reason as a clause: "bahwa …", which some type themselves."""
    first, _blank, rest = line.partition(" ")
    return f"bahwa {rest.strip() if first.lower() == 'bahwa' else line}"


def closed(lines: Sequence[str]) -> tuple[str, ...]:
    """Items of one sentence: semicolons between them, "dan" before the last, a full stop at the end."""
    bare, last = [line.rstrip(" .;,") for line in lines], len(lines) - 1
    return tuple(f"{line}{'.' if i == last else '; dan' if i == last - 1 else ';'}" for i, line in enumerate(bare))


def _membership(user: User, school_id: int) -> Membership | None:
    rows = Membership.objects.active().filter(user=user, school_id=school_id)
    return rows.exclude(position="").order_by("pk").first() or rows.order_by("pk").first()


def position_held(user: User, school_id: int) -> str:
    """What somebody is at the school, as papers print it."""
    held = _membership(user, school_id)
    return "" if held is None else held.position or str(held.get_role_display())
