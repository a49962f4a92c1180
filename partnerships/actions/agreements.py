"""Draft an agreement, change its head, move it through its states, draft its successor."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core import audit
from core.dates import add_months, inclusive_end
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.actions import _register
from partnerships.actions._agreement import lock, lock_for_text
from partnerships.actions._partnership import lock as lock_partnership
from partnerships.actions._successor import carry_changes
from partnerships.actions.addenda import addendum_head
from partnerships.actions.agreement_papers import freeze
from partnerships.actions.clause_library import install_clauses
from partnerships.actions.negotiation import keep_version, share_version
from partnerships.clause_library.evergreen import EVERGREEN_TERM, TERM_KEY
from partnerships.models import Agreement, AgreementClause, AgreementParty, ClauseTemplate, Partnership
from partnerships.numbers import suggested_number
from partnerships.policy import check_draft_agreement, check_write_or_approve
from partnerships.prefill import named_parties, starting_text
from partnerships.terms import AgreementKind
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


PARENT_KINDS = {
    AgreementKind.PKS: (AgreementKind.MOU,),
    AgreementKind.IMPLEMENTING: (AgreementKind.PKS, AgreementKind.MOU),
}
"""Under which kinds a document may stand."""


def possible_parents(partnership: Partnership, kind: str) -> QuerySet[Agreement]:
    """The documents of this partnership under which one of this kind may stand."""
    kinds = PARENT_KINDS.get(AgreementKind(kind), ())
    return partnership.agreements.filter(kind__in=kinds).exclude(state__in=(*AGREEMENT.final,))


def check_parent(partnership: Partnership, kind: str, parent: Agreement | None) -> None:
    """Raise `NotNow` for a document that cannot stand above one of this kind, and while the partnership runs for none at all."""
    if partnership.stage != Partnership.Stage.AGREEMENT and (parent is None or parent.state != Agreement.State.SIGNED):
        raise NotNow(_("Selama kemitraan berjalan, pilih naskah induk yang sudah ditandatangani."))
    if parent is not None and not possible_parents(partnership, kind).filter(pk=parent.pk).exists():
        raise NotNow(_("Naskah induk dipilih dari naskah kemitraan yang sama."))


def check_term(starts_on: date | None, ends_on: date | None) -> None:
    """Raise `NotNow` for a term that ends before it begins. The end date itself still counts."""
    if starts_on and ends_on and ends_on < starts_on:
        raise NotNow(_("Tanggal berakhir tidak boleh sebelum tanggal mulai."))


@transaction.atomic
def draft_agreement(
    *, by: Actor, now: datetime, partnership: Partnership, kind: str, subject: str, starts_on: date, years: int | None = None,
    evergreen: bool = False, parent: Agreement | None = None,
) -> Agreement:  # fmt: skip
    """Begin a text: articles from the school's library, parties with their signatories, term, review date, a suggested number.

    The end is inclusive: `starts_on` plus `years` minus one day; an `evergreen` one has no end and is looked at after a year.
    Raises what `check_draft_agreement` raises, `NotNow` without a term or for a parent of another partnership.
    """
    locked = lock_partnership(partnership)
    check_draft_agreement(by, locked)
    check_parent(locked, kind, parent)
    if kind == AgreementKind.ADDENDUM:
        raise NotNow(_("Adendum disusun dari halaman perjanjian yang diubahnya."))
    if evergreen == bool(years):
        raise NotNow(_("Pilih lama berlakunya, atau berlaku terus sampai diakhiri."))
    school, ends_on = locked.school, inclusive_end(starts_on, years) if years else None
    review_on = review_before(ends_on) if ends_on else inclusive_end(starts_on, 1)
    text = starting_text(kind)
    drafted = Agreement.objects.create(
        school=school, partnership=locked, kind=kind, subject=subject, signing_place=school.city, starts_on=starts_on,
        ends_on=ends_on, evergreen=evergreen, review_on=review_on, ordinal=school.party_ordinal, recitals=text.recitals,
        parent=parent, legal_basis=text.legal_basis, created_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    install_clauses(by=by, now=now, school=school, kind=kind)
    _copy_library(drafted)
    word_term(drafted)
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


def word_term(agreement: Agreement) -> None:
    """Put the article about the term into the words that fit: without an end, or as the school's library has it."""
    article = agreement.clauses.filter(key=TERM_KEY, locked=True)
    if agreement.evergreen:
        article.update(body=EVERGREEN_TERM)
        return
    own = ClauseTemplate.objects.filter(school_id=agreement.school_id, kind=agreement.kind, key=TERM_KEY).first()
    if own is not None:
        article.update(body=own.body)


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
    if changes.get("evergreen", row.evergreen) and ends_on:
        raise NotNow(_("Perjanjian yang berlaku terus tidak mempunyai tanggal berakhir."))
    if row.base is not None:
        changes = addendum_head(row.base, row, changes)
    was_evergreen = row.evergreen
    save_version(row, expected, {**changes, "updated_at": now})
    if row.evergreen != was_evergreen:
        word_term(row)
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
    if name == "terminate":
        _close_addenda(by, now, row, comment)
    _register.keep(row)
    agreement.refresh_from_db()
    return entry


def _close_addenda(by: Actor, now: datetime, base: Agreement, comment: str) -> None:
    """Addenda go with their agreement: those that were signed end with it, those on the table are called off."""
    today = base.school.local_date(now)
    for addendum in base.addenda.exclude(state__in=AGREEMENT.final).order_by("addendum_number"):
        name = "end_with_base" if addendum.state == Agreement.State.SIGNED else "cancel"
        AGREEMENT.move(addendum, name, by=by, now=now, comment=comment)
        Agreement.objects.filter(pk=addendum.pk).update(closed_on=today, updated_at=now)


@transaction.atomic
def close_agreements(
    *, by: Actor, now: datetime, partnership: Partnership, comment: str, ended_on: date | None = None
) -> None:
    """Nothing of a closed partnership stays open: texts without all signatures are cancelled, agreements in force end.

    They end on `ended_on` (today when None); one whose own last day that is runs out by itself.
    """
    today = partnership.school.local_date(now)
    in_force = (Agreement.Status.SIGNED, Agreement.Status.IN_FORCE, Agreement.Status.EXPIRING)
    for agreement in partnership.agreements.on_the_table().order_by("pk"):
        move_agreement(by=by, now=now, agreement=agreement, name="cancel", comment=comment)
    signed = partnership.agreements.bases().filter(state=Agreement.State.SIGNED)
    for agreement in signed.order_by("pk"):
        runs_out = ended_on is not None and agreement.last_day == ended_on
        if agreement.status(today) in in_force and not runs_out:
            move_agreement(by=by, now=now, agreement=agreement, name="terminate", comment=comment)
            if ended_on is not None:
                Agreement.objects.filter(pk=agreement.pk).update(closed_on=ended_on)


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
    if under_way is not None or old.state != Agreement.State.SIGNED or old.is_addendum:
        raise NotNow(_("Hanya perjanjian yang ditandatangani dan belum diperbarui yang dapat diperbarui."))
    today = old.school.local_date(now)
    starts_on, ends_on = _next_term(old, today)
    successor = Agreement.objects.create(
        school=old.school, partnership=old.partnership, predecessor=old, starts_on=starts_on, ends_on=ends_on,
        review_on=review_before(ends_on) if ends_on else inclusive_end(starts_on, 1), evergreen=old.evergreen,
        created_by_id=by.user_id, created_at=now, updated_at=now, **{name: getattr(old, name) for name in COPIED},
    )  # fmt: skip
    _copy_text(old, successor, suggested_number(old.school, today))
    _register.keep(successor)
    audit.record(by, "agreement.successor_drafted", successor, now, predecessor=old.pk)
    return successor


def _next_term(old: Agreement, today: date) -> tuple[date, date | None]:
    """From the day after the old end, as long as the term that was signed, in whole months.

    One without dates begins `today`, for a year; an evergreen one begins `today` and has no end again.
    """
    if old.evergreen:
        return today, None
    if old.starts_on is None or old.ends_on is None or old.last_day is None:
        return today, inclusive_end(today, 1)
    following = old.last_day + timedelta(days=1)
    return following, inclusive_end(following, 0, term_months(old.starts_on, old.ends_on))


def term_months(starts_on: date, ends_on: date) -> int:
    """How many whole months a term with an inclusive end has; at least one."""
    following = ends_on + timedelta(days=1)
    return max((following.year - starts_on.year) * 12 + following.month - starts_on.month, 1)


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
    carry_changes(old, new)
