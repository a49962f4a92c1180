"""Addenda: begin one, say what it changes, and let it take effect with the last signature [PA6].

The agreement that is amended is never written again but for one derived column, `extended_to`, which no paper prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from core.workflow import Missing
from partnerships import chain
from partnerships.actions._agreement import lock, lock_for_text
from partnerships.chain import AMENDABLE
from partnerships.models import Agreement, AgreementParty, ArticleChange, Partnership
from partnerships.numbers import suggested_number
from partnerships.papers.addendum import term_label
from partnerships.policy import check_not_closed, check_write_or_approve
from partnerships.terms import AgreementKind, FinancialForm

K = ArticleChange.Kind


def check_amendable(agreement: Agreement, today: date) -> None:
    """Raise `NotNow` for what an addendum cannot amend: no signed agreement, one that is over, one that is being amended."""
    if agreement.is_addendum or agreement.status(today) not in AMENDABLE:
        raise NotNow(_("Adendum hanya dibuat untuk perjanjian yang sudah ditandatangani dan masih berlaku."))
    open_one = agreement.addenda.on_the_table().first()
    if open_one is not None:
        raise NotNow(
            _("%(which)s untuk perjanjian ini masih dikerjakan.") % {"which": open_one.kind_label},
            [Missing(_("Adendum itu selesai ditandatangani atau dibatalkan."), "partnerships:agreement", open_one.pk)],
        )


def check_extension(agreement: Agreement, ends_on: date | None) -> None:
    """Raise `NotNow` for a new end that is none: not after the present one, or for an agreement that has no end."""
    if ends_on is None:
        return
    if agreement.last_day is None:
        raise NotNow(_("Perjanjian ini berlaku terus; tidak ada tanggal berakhir yang dapat diperpanjang."))
    if ends_on <= agreement.last_day:
        raise NotNow(_("Tanggal berakhir yang baru harus sesudah tanggal berakhir sekarang."))


@transaction.atomic
def draft_addendum(
    *, by: Actor, now: datetime, agreement: Agreement, starts_on: date | None = None, ends_on: date | None = None,
    amount: Decimal | None = None, articles: Iterable[str] = (), reasons: str = "", review_on: date | None = None,
) -> Agreement:  # fmt: skip
    """Begin an addendum to a signed agreement: parties as they stand there, and what it is to change.

    `ends_on` extends the term, `amount` sets the money anew, `articles` are labels ("Pasal 4") to be worded anew, taken over with
    their present words. Numbers follow the order in which addenda are begun; one is finished before the next begins. Raises
    `Denied`, and `NotNow` for an agreement that is over or is being amended already.
    """
    base = lock(agreement)
    check_write_or_approve(by, base)
    check_not_closed(base.partnership)
    today = base.school.local_date(now)
    check_amendable(base, today)
    check_extension(base, ends_on)
    addenda = chain.signed_addenda(base)
    drafted = Agreement.objects.create(
        school=base.school, partnership=base.partnership, kind=AgreementKind.ADDENDUM, base=base, subject=base.subject,
        addendum_number=len(addenda) + 1, signing_place=base.signing_place, starts_on=starts_on or today, ends_on=ends_on,
        amount=amount, financial_form=form_of(base, amount), review_on=review_on, ordinal=base.ordinal,
        recitals=reasons.strip(), witnesses=base.witnesses, acknowledged_by=base.acknowledged_by,
        created_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    _copy_parties(base, drafted, suggested_number(base.school, today))
    _take_over(base, drafted, addenda, articles)
    audit.record(by, "agreement.addendum_drafted", drafted, now, base=base.pk, number=drafted.addendum_number)
    return drafted


def form_of(base: Agreement, amount: Decimal | None) -> str:
    """An addendum speaks of money only when it changes the amount; then it is the same form of aid."""
    return base.financial_form if amount is not None else FinancialForm.NONE


def _copy_parties(base: Agreement, addendum: Agreement, number: str) -> None:
    copies = []
    for party in base.parties.select_related("party"):
        party.pk, party.agreement = None, addendum
        party.number = number if party.party.is_school else ""
        copies.append(party)
    AgreementParty.objects.bulk_create(copies)


def _take_over(base: Agreement, addendum: Agreement, addenda: list[Agreement], articles: Iterable[str]) -> None:
    """The present words of each article that is to change, to be worked on."""
    rows = changeable(base, addenda)
    for label in dict.fromkeys(articles):
        row = rows.get(label)
        if row is None:
            raise NotNow(_("%(article)s tidak ada dalam perjanjian ini.") % {"article": label})
        ArticleChange.objects.create(
            addendum=addendum, kind=K.CHANGE, article=label, title=row.article.title, body=chain.as_text(row.article)
        )


def changeable(base: Agreement, addenda: list[Agreement]) -> dict[str, chain.Standing]:
    """The articles that stand and may be worded anew or removed, by label; the term has its own way."""
    own_way = term_label(base) if base.last_day else ""
    return {r.label: r for r in chain.standing(base, addenda) if not r.removed and r.label != own_way}


def check_is_addendum(agreement: Agreement) -> None:
    """Raise `NotNow` for an agreement proper."""
    if not agreement.is_addendum:
        raise NotNow(_("Naskah ini bukan adendum."))


def before(addendum: Agreement) -> dict[str, chain.Standing]:
    """The articles that `addendum` may change. Raises as `check_is_addendum`."""
    check_is_addendum(addendum)
    base = addendum.base
    return changeable(base, chain.signed_addenda(base)) if base is not None else {}


def places(addendum: Agreement) -> dict[str, chain.Standing]:
    """The articles behind which a new one may come: every one that stands."""
    check_is_addendum(addendum)
    base = addendum.base
    rows = chain.standing(base, chain.signed_addenda(base)) if base is not None else []
    return {row.label: row for row in rows}


@transaction.atomic
def change_article(
    *, by: Actor, now: datetime, addendum: Agreement, kind: str, article: str, title: str = "", body: str = ""
) -> ArticleChange:
    """Word an article anew, insert one behind `article`, or remove it. Raises `NotNow` for one that does not stand."""
    row = lock_for_text(by, addendum)
    known = places(row) if kind == K.ADD else before(row)
    if article not in known:
        raise NotNow(_("%(article)s tidak ada dalam perjanjian ini.") % {"article": article})
    if kind != K.ADD and row.article_changes.filter(article=article).exclude(kind=K.ADD).exists():
        raise NotNow(_("Pasal ini sudah diubah dalam adendum yang sama."))
    if kind == K.CHANGE and not body.strip():
        title, body = known[article].article.title, chain.as_text(known[article].article)
    made = ArticleChange.objects.create(
        addendum=row, kind=kind, article=article, title=title.strip(), body=body.strip()
    )
    audit.record(by, "agreement.article_changed", row, now, article=article, kind=str(kind))
    return made


@transaction.atomic
def reword_change(
    *, by: Actor, now: datetime, change: ArticleChange, expected: int | None = None, title: str, body: str
) -> ArticleChange:
    """Save the words of a changed or new article. Raises `Conflict` when somebody saved since `expected`."""
    row = lock_for_text(by, change.addendum)
    stored = row.article_changes.exclude(kind=K.REMOVE).get(pk=change.pk)
    save_version(stored, expected, {"title": title, "body": body})
    audit.record(by, "agreement.article_changed", row, now, article=stored.article, kind=stored.kind)
    return stored


@transaction.atomic
def drop_change(*, by: Actor, now: datetime, change: ArticleChange) -> Agreement:
    """Leave an article as it stands after all."""
    row = lock_for_text(by, change.addendum)
    row.article_changes.filter(pk=change.pk).delete()
    audit.record(by, "agreement.article_left", row, now, article=change.article)
    return row


def take_effect(*, now: datetime, addendum: Agreement) -> None:
    """What follows from the last signature under an addendum; called by the action that records it, in its transaction.

    The end that stands is kept with the agreement and each of its signed addenda, so that lists need no second look.
    """
    base = addendum.base
    if base is None:
        return
    end = chain.extended_end(chain.signed_addenda(base))
    Agreement.objects.filter(pk=base.pk).update(extended_to=end)
    signed = Q(base=base) & ~Q(signed_at=None)
    Agreement.objects.filter(signed).update(extended_to=end or base.ends_on)
    if addendum.review_on:
        Partnership.objects.filter(pk=base.partnership_id).update(review_on=addendum.review_on, updated_at=now)


def addendum_head(base: Agreement, addendum: Agreement, changes: dict[str, Any]) -> dict[str, Any]:
    """The changed head of an addendum as it is stored: the form of aid follows from the amount. Raises as `check_extension`."""
    check_extension(base, changes.get("ends_on"))
    return {**changes, "financial_form": form_of(base, changes.get("amount", addendum.amount))}
