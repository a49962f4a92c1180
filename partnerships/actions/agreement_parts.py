"""Parties, articles and repayments of an agreement while its text is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from itertools import count
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.dates import add_months, rupiah
from core.policy import Actor, NotNow
from core.versions import Conflict, save_version
from core.workflow import Missing
from partnerships.actions._agreement import lock_for_text, lock_of_clause
from partnerships.clause_library import applies
from partnerships.merge import check_fields
from partnerships.models import Agreement, AgreementClause, AgreementParty, RepaymentInstalment
from schools.identifiers import fold_name

OWN_KEY = "tambahan"
CLOSING = "penutup"
_ASIDE = 1000
"""Orders are unique: parties step aside before they take their new places."""


def check_parties(agreement: Agreement, rows: Sequence[Mapping[str, Any]]) -> None:
    """Raise `NotNow` for one party only, for two parties that are the same, without the school, or for a stranger."""
    chosen = [row["party"] for row in rows]
    if len(chosen) < 2:
        raise NotNow(_("Perjanjian memerlukan sekurang-kurangnya dua pihak."))
    if len({party.pk for party in chosen}) < len(chosen) or len({fold_name(row["institution"]) for row in rows}) < len(
        rows
    ):
        raise NotNow(_("Dua pihak tidak boleh sama."))
    if any(party.partnership_id != agreement.partnership_id for party in chosen):
        raise NotNow(_("Pihak perjanjian dipilih dari para pihak kemitraannya."))
    if not any(party.is_school for party in chosen):
        raise NotNow(_("Sekolah sendiri harus menjadi salah satu pihak."))


@transaction.atomic
def save_parties(
    *, by: Actor, now: datetime, agreement: Agreement, rows: Sequence[Mapping[str, Any]], expected: int | None = None
) -> Agreement:
    """Replace the parties by `rows`, in their order: `party` and the words of the paper about it.

    Raises `NotNow` for rows that make no agreement or a frozen text, `Conflict` when somebody saved since `expected`.
    """
    row = lock_for_text(by, agreement)
    check_parties(row, rows)
    stored = {
        party.party_id: party for party in row.parties.select_related("party__partner", "party__partnership__school")
    }
    _bump(row, expected, now, _party_lines(rows), _party_lines([_row_of(party) for party in stored.values()]))
    row.parties.exclude(party__in=[given["party"] for given in rows]).delete()
    for place, party in zip(count(_ASIDE), row.parties.all()):
        AgreementParty.objects.filter(pk=party.pk).update(order=place)
    for order, given in enumerate(rows, start=1):
        AgreementParty.objects.update_or_create(agreement=row, party=given["party"], defaults={**given, "order": order})
    audit.record(by, "agreement.parties_saved", row, now, parties=[given["party"].pk for given in rows])
    return row


PARTY_WORDS = (
    "institution",
    "address",
    "signatory_name",
    "signatory_position",
    "signatory_number",
    "authority",
    "number",
)


def _row_of(party: AgreementParty) -> dict[str, Any]:
    return {"party": party.party, **{name: getattr(party, name) for name in PARTY_WORDS}}


def _party_lines(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Each party in words, for the page that shows two versions."""
    return {str(row["party"]): "\n".join(str(row[name]) for name in PARTY_WORDS if row.get(name)) for row in rows}


def _bump(
    agreement: Agreement, expected: int | None, now: datetime, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    """Count the agreement's version up for a change in its rows; a conflict shows the rows instead of the head."""
    try:
        save_version(agreement, expected, {"updated_at": now})
    except Conflict as conflict:
        raise Conflict(conflict.obj, mine, {name: theirs.get(name, "") for name in mine}) from conflict


def check_unlocked(clause: AgreementClause) -> None:
    """Raise `NotNow` for an article whose words are the same in every text of the school."""
    if clause.locked:
        raise NotNow(_("Pasal ini adalah inti baku sekolah dan tidak diubah per naskah."))


@transaction.atomic
def save_clause(
    *, by: Actor, now: datetime, clause: AgreementClause, title: str, body: str, expected: int | None = None
) -> AgreementClause:
    """Change the words of an article. Raises `NotNow` for a locked one, `MergeProblem` for a field that does not exist."""
    row, stored = lock_of_clause(by, clause)
    check_unlocked(stored)
    check_fields(body, row.clauses.values_list("key", flat=True))
    save_version(stored, expected, {"title": title, "body": body})
    audit.record(by, "agreement.clause_edited", row, now, clause=stored.key)
    return stored


@transaction.atomic
def add_clause(*, by: Actor, now: datetime, agreement: Agreement, title: str, body: str) -> AgreementClause:
    """Add an article of one's own before the closing one. Raises as `save_clause`."""
    row = lock_for_text(by, agreement)
    if row.is_addendum:
        raise NotNow(_("Pasal baru lewat adendum ditambahkan pada halaman perubahannya."))
    clauses = list(row.clauses.all())
    keys = {clause.key for clause in clauses}
    check_fields(body, keys)
    key = next(key for key in (f"{OWN_KEY}_{number}" for number in count(1)) if key not in keys)
    added = AgreementClause(agreement=row, key=key, order=0, title=title, body=body, optional=True)
    place = next((place for place, clause in enumerate(clauses) if clause.key == CLOSING), len(clauses))
    added.save(force_insert=True)
    _number([*clauses[:place], added, *clauses[place:]])
    audit.record(by, "agreement.clause_added", row, now, clause=key)
    return added


@transaction.atomic
def include_clause(*, by: Actor, now: datetime, clause: AgreementClause, included: bool) -> AgreementClause:
    """Take an optional article in or leave it out. Raises `NotNow` for one that every such text must have."""
    row, stored = lock_of_clause(by, clause)
    if not stored.optional:
        raise NotNow(_("Pasal ini wajib ada dalam naskah."))
    AgreementClause.objects.filter(pk=stored.pk).update(included=included)
    audit.record(
        by, "agreement.clause_included" if included else "agreement.clause_left_out", row, now, clause=stored.key
    )
    stored.included = included
    return stored


@transaction.atomic
def shift_clause(*, by: Actor, now: datetime, clause: AgreementClause, up: bool) -> AgreementClause:
    """Move an article past its neighbour on the page; at the edge nothing changes."""
    row, stored = lock_of_clause(by, clause)
    clauses = list(row.clauses.all())
    shown = [clause for clause in clauses if applies(clause.key, row.financial_form)]
    place = shown.index(stored) + (-1 if up else 1)
    if 0 <= place < len(shown):
        here, there = clauses.index(stored), clauses.index(shown[place])
        clauses[here], clauses[there] = clauses[there], clauses[here]
        _number(clauses)
        audit.record(by, "agreement.clause_moved", row, now, clause=stored.key, place=there + 1)
    return stored


def _number(clauses: Sequence[AgreementClause]) -> None:
    for order, clause in enumerate(clauses, start=1):
        clause.order = order
    AgreementClause.objects.bulk_update(clauses, ["order"])


def check_loan(agreement: Agreement) -> Decimal:
    """The amount to repay. Raises `NotNow` for an agreement that has nothing to repay, or whose amount is not known yet."""
    if not agreement.is_loan:
        raise NotNow(_("Jadwal pengembalian hanya untuk pinjaman."))
    if not agreement.amount:
        raise NotNow(
            _("Isi jumlah pinjaman lebih dahulu."),
            [Missing(_("Jumlah dana."), "partnerships:agreement_edit", agreement.pk)],
        )
    return agreement.amount


def equal_instalments(amount: Decimal, count: int, first: date) -> list[dict[str, Any]]:
    """So many monthly repayments of whole rupiah from `first`; the last one takes what does not divide."""
    each = (amount / count).quantize(Decimal(1), rounding=ROUND_DOWN)
    rows = [{"due_on": add_months(first, month), "amount": each} for month in range(count)]
    rows[-1]["amount"] = amount - each * (count - 1)
    return rows


def check_schedule(agreement: Agreement, amounts: Sequence[Decimal]) -> None:
    """Raise `NotNow` when the repayments do not add up to the loan; the sentence names the difference [domain 1.2]."""
    lent, total = check_loan(agreement), sum(amounts, Decimal(0))
    if total != lent:
        sentence = _("Jumlah angsuran %(total)s, sedangkan pinjaman %(amount)s. Selisihnya %(difference)s.")
        raise NotNow(
            sentence % {"total": rupiah(total), "amount": rupiah(lent), "difference": rupiah(abs(lent - total))}
        )


@transaction.atomic
def save_instalments(
    *, by: Actor, now: datetime, agreement: Agreement, rows: Sequence[Mapping[str, Any]], expected: int | None = None
) -> Agreement:
    """Replace the repayment schedule by `rows` of `due_on` and `amount`, which must add up to the loan.

    Raises `NotNow` when they do not, or when the text is frozen; `Conflict` when somebody saved since `expected`.
    """
    row = lock_for_text(by, agreement)
    check_schedule(row, [given["amount"] for given in rows])
    label = str(_("Jadwal pengembalian"))
    stored = [{"due_on": old.due_on, "amount": old.amount} for old in row.instalments.all()]
    _bump(row, expected, now, {label: _schedule_lines(rows)}, {label: _schedule_lines(stored)})
    row.instalments.all().delete()
    RepaymentInstalment.objects.bulk_create(RepaymentInstalment(agreement=row, **given) for given in rows)
    audit.record(by, "agreement.schedule_saved", row, now, instalments=len(rows))
    return row


def _schedule_lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(f"{row['due_on']:%d/%m/%Y}: {rupiah(row['amount'])}" for row in rows)
