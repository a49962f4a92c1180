"""Reads of agreements, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from core.filters import Filtered
from core.kept import kept, read
from core.keyset import Slice, page_of
from core.models import Attachment, Document
from partnerships.models import Agreement, AgreementParty, Signature
from partnerships.models.agreement import EXPIRING_DAYS
from partnerships.papers.agreement import KIND
from partnerships.papers.words import heading
from partnerships.queries.dressing import agreement_parties
from partnerships.terms import SCAN

S = Agreement.Status


def of_status(status: str, today: date) -> Q:
    """The condition under which an agreement reads `status` on `today`: the same rule as `Agreement.status`, for the database.

    All but the days stands in `phase`; the days are a stretch of `sort_end` or `starts_on`, each with its index behind `phase`.
    """
    if status == S.SIGNED:
        return Q(phase=S.SIGNED, starts_on__gt=today)
    begun = Q(phase=S.SIGNED) & (Q(starts_on__lte=today) | Q(starts_on=None))  # only imported ones lack a start
    soon = today + timedelta(days=EXPIRING_DAYS)
    if status == S.EXPIRED:
        return begun & Q(sort_end__lt=today)
    if status == S.EXPIRING:
        return begun & Q(base=None, sort_end__range=(today, soon))
    if status == S.IN_FORCE:
        return begun & Q(sort_end__gte=today) & (Q(sort_end__gt=soon) | Q(base__isnull=False))
    return Q(phase=status)


@dataclass(frozen=True)
class AgreementRow:
    """One line of a list: the agreement, what it is today, who the others are, the school's number."""

    agreement: Agreement
    status: Agreement.Status
    partners: str
    number: str

    @property
    def tone(self) -> str:
        return TONES[self.status]


TONES = {
    S.DRAFT: "neutral", S.REVIEW: "wait", S.READY: "wait", S.SIGNED: "info", S.IN_FORCE: "good", S.EXPIRING: "warn",
    S.EXPIRED: "neutral", S.RENEWED: "neutral", S.TERMINATED: "neutral", S.CANCELLED: "neutral", S.UNKNOWN: "warn",
}  # fmt: skip


QUICK = (S.DRAFT, S.REVIEW, S.READY, S.SIGNED, S.IN_FORCE, S.EXPIRING, S.EXPIRED)
"""The statuses that chips offer; the others are in the filter."""


def rows_of(agreements: QuerySet[Agreement] | list[Agreement], today: date) -> list[AgreementRow]:
    """Lines for agreements that were read with `for_rows`."""
    return [_row(agreement, [(party.institution, party.number, party.party.partner_id) for party in agreement.parties.all()], today)
            for agreement in agreements]  # fmt: skip


def _row(agreement: Agreement, parties: Sequence[tuple[str, str, int | None]], today: date) -> AgreementRow:
    """`parties` are names, numbers, and which partner it is; None for the school."""
    partners = ", ".join(name for name, _number, partner in parties if partner)
    return AgreementRow(
        agreement,
        agreement.status(today),
        partners,
        next((number for _name, number, partner in parties if not partner), ""),
    )


def for_rows(agreements: QuerySet[Agreement], joined: str = "party") -> QuerySet[Agreement]:
    """With what a line needs: two queries in all, however many rows. `joined` as in `dressing.agreement_parties`."""
    return agreements.select_related("base").prefetch_related(agreement_parties(joined))


LISTED = (
    "state", "kind", "subject", "addendum_number", "base", "renewed", "term_unknown", "starts_on", "ends_on", "extended_to",
    "evergreen", "sort_end",
)  # fmt: skip


def register_page(narrowed: Filtered, position: str) -> tuple[Slice, list[AgreementRow]]:
    """One page of the register. Two queries."""
    found, today = page_of(narrowed, _dressed, position), narrowed.today
    parties: dict[int, list[tuple[str, str, int | None]]] = {agreement.pk: [] for agreement in found}
    for pk, *party in read(kept(_parties, None, of=[*parties])):
        parties[pk].append(tuple(party))
    return found, [_row(agreement, parties[agreement.pk], today) for agreement in found]


def _dressed(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With the columns that a line and the list's order read, and no others."""
    return agreements.only(*LISTED)


def _parties(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    rows = AgreementParty.objects.filter(agreement__in=of)
    return rows.values_list("agreement_id", "institution", "number", "party__partner_id")


@dataclass(frozen=True)
class LedgerRow:
    """One party of an agreement with its place in the signature ledger."""

    called: str
    party: AgreementParty
    signature: Signature | None

    @property
    def is_signed(self) -> bool:
        return self.signature is not None and self.signature.signed_on is not None

    @property
    def holds_original(self) -> bool:
        return self.signature is not None and self.signature.original_held


@dataclass(frozen=True)
class AgreementRecord:
    """Everything the record page of one agreement reads."""

    agreement: Agreement
    today: date

    @cached_property
    def parties(self) -> list[AgreementParty]:
        return list(self.agreement.parties.select_related("party__partner", "signature"))

    @cached_property
    def ledger(self) -> list[LedgerRow]:
        """One line per party in order, with its signature when there is one."""
        ordinal = self.agreement.ordinal
        return [
            LedgerRow(heading(order, ordinal), party, getattr(party, "signature", None))
            for order, party in enumerate(self.parties, start=1)
        ]

    @cached_property
    def papers(self) -> list[Document]:
        """The PDFs of the text as it is frozen now, A4 first; papers of a text that was opened again are left out."""
        found = Document.objects.of(self.agreement, KIND)
        return sorted((d for d in found if d.payload == self.agreement.payload), key=lambda d: d.paper)

    @cached_property
    def scans(self) -> list[Attachment]:
        return [file for file in Attachment.objects.of(self.agreement) if file.purpose == SCAN]

    @property
    def papers_pending(self) -> bool:
        return any(not paper.is_ready and not paper.is_failed for paper in self.papers)

    @cached_property
    def successor(self) -> Agreement | None:
        return getattr(self.agreement, "successor", None)

    @cached_property
    def addenda(self) -> list[Agreement]:
        """Every addendum that was not called off, in order; what each changes is read with it."""
        rows = self.agreement.addenda.exclude(state=Agreement.State.CANCELLED).select_related("base")
        return list(rows.prefetch_related("article_changes").order_by("addendum_number"))

    @cached_property
    def signed_addenda(self) -> list[Agreement]:
        return [addendum for addendum in self.addenda if addendum.signed_at]

    @cached_property
    def children(self) -> list[AgreementRow]:
        """The documents that stand under this one, with what each is today."""
        below = self.agreement.children.exclude(state=Agreement.State.CANCELLED).order_by("pk")
        return rows_of(for_rows(below), self.today)

    @cached_property
    def status(self) -> Agreement.Status:
        return self.agreement.status(self.today)

    @property
    def tone(self) -> str:
        return TONES[self.status]
