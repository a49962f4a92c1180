"""Draft an agreement, change its head, move it through its states, draft its successor."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.dates import add_months, inclusive_end
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.actions._agreement import lock, lock_for_text
from partnerships.actions._partnership import lock as lock_partnership
from partnerships.actions.agreement_papers import freeze
from partnerships.actions.clause_library import install_clauses
from partnerships.actions.negotiation import keep_version, share_version
from partnerships.models import Agreement, AgreementClause, AgreementParty, ClauseTemplate, Partnership
from partnerships.numbers import suggested_number
from partnerships.policy import check_draft_agreement, check_write_or_approve
from partnerships.prefill import named_parties, starting_text
from partnerships.workflow import AGREEMENT

REVIEW_MONTHS = 3
"""The review comes this long before the end, so that there is time to renew [practice 1.4]."""

COPIED = (
    "kind", "subject", "financial_form", "signing_place", "recitals", "legal_basis", "witnesses", "acknowledged_by", "ordinal",
    "parent_id",
)  # fmt: skip
"""What a successor takes over. Money and its clearance are agreed anew."""


def review_before(ends_on: date) -> date:
    """The review date to suggest for an agreement that ends on `ends_on`."""
    return add_months(ends_on, -REVIEW_MONTHS)


def check_term(starts_on: date | None, ends_on: date | None) -> None:
    """Raise `NotNow` for a term that ends before it begins. The end date itself still counts."""
    if starts_on and ends_on and ends_on < starts_on:
        raise NotNow(_("Tanggal berakhir tidak boleh sebelum tanggal mulai."))


@transaction.atomic
def draft_agreement(
    *, by: Actor, now: datetime, partnership: Partnership, kind: str, subject: str, starts_on: date, years: int
) -> Agreement:
    """Begin a text: articles from the school's library, parties with their signatories, term, review date, a suggested number.

    The end is inclusive: `starts_on` plus `years` minus one day. Raises what `check_draft_agreement` raises.
    """
    locked = lock_partnership(partnership)
    check_draft_agreement(by, locked)
    school, ends_on = locked.school, inclusive_end(starts_on, years)
    text = starting_text(kind)
    drafted = Agreement.objects.create(
        school=school, partnership=locked, kind=kind, subject=subject, signing_place=school.city, starts_on=starts_on,
        ends_on=ends_on, review_on=review_before(ends_on), ordinal=school.party_ordinal, recitals=text.recitals,
        legal_basis=text.legal_basis, created_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    install_clauses(by=by, now=now, school=school, kind=kind)
    _copy_library(drafted)
    parties = named_parties(drafted, locked)
    for party in parties:
        if party.party.is_school:
            party.number = suggested_number(school, school.local_date(now))
    AgreementParty.objects.bulk_create(parties)
    audit.record(by, "agreement.drafted", drafted, now, kind=kind, parties=len(parties))
    return drafted


def _copy_library(agreement: Agreement) -> None:
    rows = ClauseTemplate.objects.filter(school=agreement.school, kind=agreement.kind).order_by("order", "pk")
    AgreementClause.objects.bulk_create(
        AgreementClause(
            agreement=agreement, key=row.key, order=number, title=row.title, body=row.body, locked=row.locked,
            optional=row.optional, included=row.included,
        )
        for number, row in enumerate(rows, start=1)
    )  # fmt: skip


@transaction.atomic
def edit_agreement(
    *,
    by: Actor,
    now: datetime,
    agreement: Agreement,
    expected: int | None = None,
    prepare: bool = False,
    **changes: Any,
) -> Agreement:
    """Change the head of a draft; with `prepare` also move it on to be signed, or change nothing at all.

    Raises `NotNow` once the text is frozen or when preparing is refused, `Conflict` when somebody saved since `expected`.
    """
    row = lock_for_text(by, agreement)
    starts_on, ends_on = changes.get("starts_on", row.starts_on), changes.get("ends_on", row.ends_on)
    check_term(starts_on, ends_on)
    save_version(row, expected, {**changes, "updated_at": now})
    audit.record(by, "agreement.edited", row, now, fields=sorted(changes))
    if prepare:
        move_agreement(by=by, now=now, agreement=row, name="prepare")
        row.refresh_from_db()
    return row


@transaction.atomic
def move_agreement(*, by: Actor, now: datetime, agreement: Agreement, name: str, comment: str = "") -> HistoryEntry:
    """Make the transition `name`. Preparing freezes the text and asks for its papers; reopening thaws it.

    Raises what `Workflow.move` raises, and `NotNow` for the transition that only the last signature makes.
    """
    row = lock(agreement)
    if AGREEMENT.get(name).automatic:
        raise NotNow(_("Naskah dinyatakan ditandatangani dengan sendirinya setelah tanda tangan semua pihak dicatat."))
    entry = AGREEMENT.move(row, name, by=by, now=now, comment=comment)
    Agreement.objects.filter(pk=row.pk).update(updated_at=now)
    if name == "share":
        share_version(by=by, now=now, agreement=row)
    elif name == "prepare":
        freeze(by=by, now=now, agreement=row)
        keep_version(by=by, now=now, agreement=row, occasion="prepared")
    elif name == "reopen":
        Agreement.objects.filter(pk=row.pk).update(payload={}, ready_at=None)
    elif name in ("cancel", "terminate"):
        closed: dict[str, Any] = {"closed_on": row.school.local_date(now)}
        if name == "cancel":  # the old agreement may get another successor
            closed["predecessor"] = None
        Agreement.objects.filter(pk=row.pk).update(**closed)
    agreement.refresh_from_db()
    return entry


@transaction.atomic
def close_agreements(*, by: Actor, now: datetime, partnership: Partnership, comment: str) -> None:
    """Nothing of a closed partnership stays open: texts without all signatures are cancelled, agreements in force end today."""
    today = partnership.school.local_date(now)
    in_force = (Agreement.Status.SIGNED, Agreement.Status.IN_FORCE, Agreement.Status.EXPIRING)
    for agreement in (
        partnership.agreements.exclude(state__in=AGREEMENT.final).select_related("successor").order_by("pk")
    ):
        if agreement.state != Agreement.State.SIGNED:
            move_agreement(by=by, now=now, agreement=agreement, name="cancel", comment=comment)
        elif agreement.status(today) in in_force:
            move_agreement(by=by, now=now, agreement=agreement, name="terminate", comment=comment)


@transaction.atomic
def draft_successor(*, by: Actor, now: datetime, agreement: Agreement) -> Agreement:
    """Draft the agreement that renews a signed one: parties, articles and subject are copied, the term follows on.

    The old agreement is not touched; it reads "Diperpanjang" once the successor is signed. A successor that is under way
    already is returned as it is. Raises `Denied`, and `NotNow` for an agreement that was never signed or is renewed.
    """
    old = lock(agreement)
    check_write_or_approve(by, old)
    under_way = Agreement.objects.filter(predecessor=old).first()
    if under_way is not None and under_way.signed_at is None:
        return under_way
    if under_way is not None or old.state != Agreement.State.SIGNED:
        raise NotNow(_("Hanya perjanjian yang ditandatangani dan belum diperbarui yang dapat diperbarui."))
    today = old.school.local_date(now)
    starts_on, ends_on = _next_term(old, today)
    successor = Agreement.objects.create(
        school=old.school, partnership=old.partnership, predecessor=old, starts_on=starts_on, ends_on=ends_on,
        review_on=review_before(ends_on), created_by_id=by.user_id, created_at=now, updated_at=now,
        **{name: getattr(old, name) for name in COPIED},
    )  # fmt: skip
    _copy_text(old, successor, suggested_number(old.school, today))
    audit.record(by, "agreement.successor_drafted", successor, now, predecessor=old.pk)
    return successor


def _next_term(old: Agreement, today: date) -> tuple[date, date]:
    """From the day after the old end, as long as the old term in whole months; one without dates begins `today`, for a year."""
    if old.starts_on is None or old.ends_on is None:
        return today, inclusive_end(today, 1)
    following = old.ends_on + timedelta(days=1)
    months = (following.year - old.starts_on.year) * 12 + following.month - old.starts_on.month
    return following, inclusive_end(following, 0, max(months, 1))


def _copy_text(old: Agreement, new: Agreement, number: str) -> None:
    copies = []
    for party in old.parties.select_related("party"):
        party.pk, party.agreement = None, new
        party.number = number if party.party.is_school else ""
        copies.append(party)
    AgreementParty.objects.bulk_create(copies)
    clauses = list(old.clauses.all())
    for clause in clauses:
        clause.pk, clause.agreement, clause.version = None, new, 1
    AgreementClause.objects.bulk_create(clauses)
