"""An agreement with its addenda as pages show it: what changes, and what is in force now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.dates import rupiah
from core.looks import day, screen_language
from partnerships import chain
from partnerships.documents import Article
from partnerships.models import Agreement, ArticleChange

K = ArticleChange.Kind


@dataclass(frozen=True)
class ChangeLine:
    """One article that an addendum touches: how it reads before and after (None when there is none)."""

    change: ArticleChange
    label: str
    old: Article | None
    new: Article | None


def change_lines(addendum: Agreement) -> list[ChangeLine]:
    """The articles that `addendum` touches, in the order of the agreement. A handful of queries."""
    base = addendum.base
    if base is None:
        return []
    rows = chain.standing(base, _before(addendum, base))
    lines = []
    for change in chain.in_order(addendum.article_changes.all()):
        old = next((row.article for row in rows if row.label == change.article), None)
        rows, label = chain.applied(rows, change, addendum)
        new = next((row.article for row in rows if row.label == label and not row.removed), None)
        lines.append(ChangeLine(change, label, None if change.kind == K.ADD else old, new))
    return lines


def _before(addendum: Agreement, base: Agreement) -> list[Agreement]:
    number = addendum.addendum_number or 0
    return [one for one in chain.signed_addenda(base) if (one.addendum_number or 0) < number]


def said_briefly(addendum: Agreement) -> list[str]:
    """What an addendum changes, one short sentence each; `article_changes` were prefetched by the caller."""
    said = []
    if addendum.ends_on:
        said.append(_("Jangka waktu sampai %(end)s") % {"end": day(addendum.ends_on)})
    if addendum.amount is not None:
        said.append(_("Jumlah dana menjadi %(amount)s") % {"amount": rupiah(addendum.amount, screen_language())})
    words = {
        K.CHANGE: _("%(article)s diubah"),
        K.ADD: _("pasal baru setelah %(article)s"),
        K.REMOVE: _("%(article)s dihapus"),
    }
    return said + [words[K(c.kind)] % {"article": c.article} for c in chain.in_order(addendum.article_changes.all())]


@dataclass(frozen=True)
class InForce:
    """What stands on one day: term, money, articles; `counted` are the addenda that are in it."""

    starts_on: date | None
    last_day: date | None
    evergreen: bool
    term_by: Agreement | None
    amount: Decimal | None
    amount_by: Agreement | None
    articles: Sequence[chain.Standing]
    counted: Sequence[Agreement]
    coming: Sequence[Agreement]

    @property
    def facts(self) -> list[tuple[Any, Any]]:
        """Term and money in words, each with the addendum that set it."""
        term = day(self.starts_on)
        if self.evergreen:
            term = _("%(start)s, terus sampai diakhiri") % {"start": term}
        elif self.last_day:
            term = _("%(start)s sampai %(end)s (hari itu masih berlaku)") % {"start": term, "end": day(self.last_day)}
        facts = [(_("Masa berlaku"), _set_by(term, self.term_by))]
        if self.amount is not None:
            facts.append((_("Jumlah dana"), _set_by(rupiah(self.amount, screen_language()), self.amount_by)))
        return facts


def _set_by(words: str, addendum: Agreement | None) -> str:
    return _("%(what)s, menurut %(which)s") % {"what": words, "which": addendum.kind_label} if addendum else words


def in_force(base: Agreement, today: date) -> InForce:
    """What stands on `today`: the signed text with every addendum that has begun to count. Three queries.

    An extension counts from its signature, because until then nobody asks what comes after the old end.
    """
    signed = chain.signed_addenda(base)
    begun = [one for one in signed if one.starts_on is None or one.starts_on <= today]
    longer = [one for one in signed if one.ends_on]
    dearer = [one for one in begun if one.amount is not None]
    return InForce(
        starts_on=base.starts_on, last_day=base.last_day, evergreen=base.evergreen, term_by=longer[-1] if longer else None,
        amount=chain.current_amount(base, begun), amount_by=dearer[-1] if dearer else None,
        articles=chain.standing(base, begun), counted=begun, coming=[one for one in signed if one not in begun],
    )  # fmt: skip
