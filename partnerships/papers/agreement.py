"""The agreement as it will be printed: rows in, `AgreementPaper` out (practice.md 1.2 gives the order and the phrases)."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from django.utils import translation

from core.dates import date_figures, date_words, long_date, rupiah
from core.papers import Signatory, Table, signature_rows
from partnerships.clause_library import applies
from partnerships.documents import AgreementPaper, Annex, PartyIdentity, Witness
from partnerships.merge import BLANK, Values, merge, merge_articles
from partnerships.models import Agreement, AgreementClause, AgreementParty
from partnerships.papers.values import NAMES, SCHEDULE_ANNEX, merge_values, short_name
from partnerships.papers.words import heading, letterhead, listed, money
from partnerships.terms import AgreementKind

KIND = "agreement"
DRAFT_MARK = "DRAF"
STAMP = "Meterai Rp10.000"
LONGEST_FOOTER = 90
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def printed_clauses(agreement: Agreement) -> list[AgreementClause]:
    """The articles that the paper prints: included, and fit for the agreement's financial form."""
    return [c for c in agreement.clauses.all() if c.included and applies(c.key, agreement.financial_form)]


def agreement_paper(agreement: Agreement, mark: str = "") -> AgreementPaper:
    """Everything the paper says, in Indonesian. `mark` is DRAFT_MARK for previews.

    Raises `MergeProblem` with one sentence per article that asks for what there is not.
    """
    parties = list(agreement.parties.select_related("party__partner"))
    with translation.override("id"):
        values = merge_values(agreement, parties)
        return _paper(agreement, parties, values, mark)


def _paper(agreement: Agreement, parties: Sequence[AgreementParty], values: Values, mark: str) -> AgreementPaper:
    kind = NAMES[AgreementKind(agreement.kind)]
    headings = [heading(order, agreement.ordinal) for order in range(1, len(parties) + 1)]
    names = [party.institution for party in parties]
    return AgreementPaper(
        title=paper_title(agreement, names),
        kind_line=kind,
        between="antara",
        parties=tuple(("dengan" if place == 1 else "dan" if place else "", name) for place, name in enumerate(names)),
        about="tentang",
        subject=agreement.subject,
        numbers=tuple(("Nomor:", party.number) for party in parties),
        opening=opening(agreement),
        identities=tuple(_identity(party, place, headings) for place, party in enumerate(parties)),
        together=f"{listed(headings)} selanjutnya secara bersama-sama disebut PARA PIHAK dan secara sendiri-sendiri disebut PIHAK.",
        recitals_intro="PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:",
        recitals=_closed([f"bahwa {line}" for line in _lines(merge(agreement.recitals, values))]),
        basis_intro="Dengan memperhatikan peraturan perundang-undangan sebagai berikut:",
        basis=_closed(_lines(merge(agreement.legal_basis, values))),
        agreed=(
            f"Berdasarkan hal-hal tersebut di atas, PARA PIHAK sepakat untuk membuat {kind} tentang {agreement.subject}, "
            f"selanjutnya disebut {short_name(agreement)}, dengan ketentuan sebagai berikut:"
        ),
        articles=merge_articles(printed_clauses(agreement), values),
        signatures=signature_rows([_signatory(party, headings[place]) for place, party in enumerate(parties)]),
        footer=shorten(f"{kind} tentang {agreement.subject}", LONGEST_FOOTER, placeholder="…"),
        letterhead=letterhead(agreement.school),
        witnesses_title="Saksi-saksi:",
        witnesses=tuple(Witness(*_name_and_position(line)) for line in _lines(agreement.witnesses)),
        acknowledged=signature_rows([_acknowledging(line) for line in _lines(agreement.acknowledged_by)]),
        annexes=_annexes(agreement, kind, parties),
        initials=tuple(text.removeprefix("PIHAK ").capitalize() for text in headings),
        initials_title="Paraf PIHAK",
        mark=mark,
    )


def paper_title(agreement: Agreement, names: Sequence[str]) -> str:
    """The document's title for readers and lists: "Perjanjian Kerja Sama antara … dan … tentang …"."""
    return f"{NAMES[AgreementKind(agreement.kind)]} antara {listed(list(names))} tentang {agreement.subject}"


def opening(agreement: Agreement) -> str:
    """The opening sentence; day, date in words and date in figures come from one date, so that they cannot disagree."""
    when = f"{BLANK}, tanggal {BLANK} bulan {BLANK} tahun {BLANK}"
    if agreement.signed_on:
        when = f"{date_words(agreement.signed_on)} ({date_figures(agreement.signed_on)})"
    place = agreement.signing_place.strip() or BLANK
    return f"Pada hari ini, {when}, bertempat di {place}, kami yang bertanda tangan di bawah ini:"


def _identity(party: AgreementParty, place: int, headings: Sequence[str]) -> PartyIdentity:
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
    """The position with its institution, each word once: "Kepala" at a puskesmas is "Kepala Puskesmas Melati"."""
    position, institution = party.signatory_position.strip(), party.institution.strip()
    if not position or institution.lower() in position.lower() or institution == party.signatory_name.strip():
        return position
    last, first = position.split()[-1], institution.split()[0]
    return (
        f"{position.removesuffix(last).strip()} {institution}".strip()
        if last.lower() == first.lower()
        else f"{position} {institution}"
    )


def _on_behalf(party: AgreementParty) -> str:
    """A private person acts for nobody else."""
    partner = party.party.partner
    return "diri sendiri" if partner is not None and partner.kind == "individual" else party.institution


def _id_line(party: AgreementParty) -> str:
    number = party.signatory_number.strip()
    return number if not number[:1].isdigit() else f"NIP {number}"


def _signatory(party: AgreementParty, called: str) -> Signatory:
    return Signatory(
        heading=called,
        name=party.signatory_name.strip() or BLANK,
        position=position_at(party),
        id_line=_id_line(party),
        stamp=STAMP,
    )


def _acknowledging(line: str) -> Signatory:
    name, position = _name_and_position(line)
    return Signatory(heading="Mengetahui,", name=name, position=position)


def _name_and_position(line: str) -> tuple[str, str]:
    """ "Drs. Budi, M.Pd., Pengawas SMA" -> the name with its titles, and the position: what follows the last comma."""
    name, comma, position = line.rpartition(",")
    return (name.strip(), position.strip()) if comma else (position.strip(), "")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _closed(lines: Sequence[str]) -> tuple[str, ...]:
    """Items of one sentence: semicolons between them, "dan" before the last, a full stop at the end."""
    bare, last = [line.rstrip(" .;,") for line in lines], len(lines) - 1
    return tuple(f"{line}{'.' if i == last else '; dan' if i == last - 1 else ';'}" for i, line in enumerate(bare))


def _annexes(agreement: Agreement, kind: str, parties: Sequence[AgreementParty]) -> tuple[Annex, ...]:
    if not agreement.is_loan:
        return ()
    rows = list(agreement.instalments.all())
    table = Table(
        caption="",
        columns=("No.", "Jatuh tempo", "Jumlah"),
        rows=tuple((f"{i}.", long_date(row.due_on), rupiah(row.amount)) for i, row in enumerate(rows, start=1)),
        align=("left", "left", "right"),
        total=("", "Jumlah", rupiah(sum(row.amount for row in rows))),
    )
    numbers = [f"Nomor: {party.number}" for party in parties if party.number]
    intro = f"Pinjaman sebesar {money(agreement.amount)} dikembalikan menurut jadwal berikut."
    about = f"{short_name(agreement)} tentang {agreement.subject}"
    return (Annex(SCHEDULE_ANNEX.upper(), (about, *numbers), "Jadwal Pengembalian Pinjaman", intro, table),)
