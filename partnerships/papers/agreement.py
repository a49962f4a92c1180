"""The agreement as it will be printed: rows in, `AgreementPaper` out (practice.md 1.2 gives the order and the phrases)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from django.utils import translation

from core.dates import long_date, rupiah
from core.papers import Table, signature_rows
from partnerships.documents import AgreementPaper, Annex, Witness
from partnerships.merge import Values, merge, merge_articles
from partnerships.models import Agreement, AgreementParty
from partnerships.papers.addendum import addendum_words
from partnerships.papers.parts import (
    acknowledging,
    closed,
    identity,
    lines,
    name_and_position,
    opening,
    printed_clauses,
    signatory,
    with_that,
)
from partnerships.papers.values import NAMES, SCHEDULE_ANNEX, merge_values, short_name
from partnerships.papers.words import heading, letterhead, listed, money
from partnerships.terms import AgreementKind

KIND = "agreement"
DRAFT_MARK = "DRAF"
LONGEST_FOOTER = 90


def agreement_paper(agreement: Agreement, mark: str = "") -> AgreementPaper:
    """Everything the paper says, in Indonesian. `mark` is DRAFT_MARK for previews.

    Raises `MergeProblem` with one sentence per article that asks for what there is not.
    """
    parties = list(agreement.parties.select_related("party__partner"))
    with translation.override("id"):
        paper = _paper(agreement, parties, merge_values(agreement, parties), mark)
        if agreement.base is not None:
            return replace(paper, **addendum_words(agreement, agreement.base, paper))
        return paper


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
        identities=tuple(identity(party, place, headings) for place, party in enumerate(parties)),
        together=f"{listed(headings)} selanjutnya secara bersama-sama disebut PARA PIHAK dan secara sendiri-sendiri disebut PIHAK.",
        recitals_intro="PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:",
        recitals=closed([with_that(line) for line in lines(merge(agreement.recitals, values))]),
        basis_intro="Dengan memperhatikan peraturan perundang-undangan sebagai berikut:",
        basis=closed(lines(merge(agreement.legal_basis, values))),
        agreed=(
            f"{_grounds(agreement)}PARA PIHAK sepakat untuk membuat {kind} tentang {agreement.subject}, "
            f"selanjutnya disebut {short_name(agreement)}, dengan ketentuan sebagai berikut:"
        ),
        articles=merge_articles(printed_clauses(agreement), values),
        signatures=signature_rows([signatory(party, headings[place]) for place, party in enumerate(parties)]),
        footer=shorten(f"{kind} tentang {agreement.subject}", LONGEST_FOOTER, placeholder="…"),
        letterhead=letterhead(agreement.school),
        witnesses_title="Saksi-saksi:",
        witnesses=tuple(Witness(*name_and_position(line)) for line in lines(agreement.witnesses)),
        acknowledged=signature_rows([acknowledging(line) for line in lines(agreement.acknowledged_by)]),
        annexes=_annexes(agreement, kind, parties),
        initials=tuple(text.removeprefix("PIHAK ").capitalize() for text in headings),
        initials_title="Paraf PIHAK",
        mark=mark,
    )


def _grounds(agreement: Agreement) -> str:
    """How the sentence of agreement begins: with what stands above it, when anything does."""
    above = agreement.recitals.strip() or agreement.legal_basis.strip()
    return "Berdasarkan hal-hal tersebut di atas, " if above else ""


def paper_title(agreement: Agreement, names: Sequence[str]) -> str:
    """The document's title for readers and lists: "Perjanjian Kerja Sama antara … dan … tentang …"."""
    return f"{NAMES[AgreementKind(agreement.kind)]} antara {listed(list(names))} tentang {agreement.subject}"


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
    base = agreement.base
    name = f"{agreement.kind_label} {NAMES[AgreementKind(base.kind)]}" if base else short_name(agreement)
    about = f"{name} tentang {agreement.subject}"
    return (Annex(SCHEDULE_ANNEX.upper(), (about, *numbers), "Jadwal Pengembalian Pinjaman", intro, table),)
