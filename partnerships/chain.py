"""An agreement and its addenda as one chain: which articles stand, and which addendum worded them.

The agreement's own text is the one that was frozen when it was signed. Addenda are applied to a copy in their order; nothing
here writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from partnerships.clause_text import paragraphs
from partnerships.documents import Article, Item, Paragraph
from partnerships.models import Agreement, ArticleChange

K = ArticleChange.Kind
AMENDABLE = (Agreement.Status.SIGNED, Agreement.Status.IN_FORCE, Agreement.Status.EXPIRING)
"""What an agreement may be when an addendum is begun: signed, and not over."""
_LABEL = re.compile(r"^Pasal (\d+)([A-Z]*)$")


@dataclass(frozen=True)
class Standing:
    """One article as it stands; `by` is the addendum that worded, inserted or removed it last."""

    article: Article
    by: Agreement | None = None
    removed: bool = False

    @property
    def label(self) -> str:
        return self.article.label


def signed_addenda(base: Agreement) -> list[Agreement]:
    """The addenda that everybody signed, in their order, with what they say of the articles. Two queries."""
    rows = base.addenda.exclude(signed_at=None).order_by("addendum_number")
    return list(rows.prefetch_related("article_changes"))


def frozen_articles(base: Agreement) -> list[Standing]:
    """The articles of the signed text itself."""
    return [Standing(_thawed(article)) for article in base.payload.get("articles", ())]


def _thawed(article: Mapping[str, Any]) -> Article:
    return Article(
        article["label"],
        article["title"],
        tuple(
            Paragraph(p["text"], tuple(Item(item["text"], tuple(item["items"])) for item in p["items"]))
            for p in article["paragraphs"]
        ),
    )


def standing(base: Agreement, addenda: Iterable[Agreement]) -> list[Standing]:
    """The articles of `base` after these addenda, in the order of the paper; removed ones keep their place."""
    rows = frozen_articles(base)
    for addendum in addenda:
        for change in in_order(addendum.article_changes.all()):
            rows, _label = applied(rows, change, addendum)
    return rows


def in_order(changes: Iterable[ArticleChange]) -> list[ArticleChange]:
    """As the paper lists them: by the article they speak of, words before insertions."""
    return sorted(changes, key=lambda change: (*place_of(change.article), change.kind == K.ADD, change.pk or 0))


def place_of(label: str) -> tuple[int, str]:
    """ "Pasal 4A" -> (4, "A"), so that 4 comes before 4A and 4A before 5."""
    found = _LABEL.match(label)
    return (int(found[1]), found[2]) if found else (0, "")


def applied(rows: Sequence[Standing], change: ArticleChange, addendum: Agreement) -> tuple[list[Standing], str]:
    """The articles after one change, and the label of the article that it made or touched."""
    if change.kind == K.ADD:
        return _inserted(rows, change, addendum)
    kept = []
    for row in rows:
        if row.label != change.article:
            kept.append(row)
        elif change.kind == K.REMOVE:
            kept.append(replace(row, by=addendum, removed=True))
        else:
            kept.append(Standing(Article(row.label, change.title, paragraphs(change.body)), addendum))
    return kept, change.article


def _inserted(rows: Sequence[Standing], change: ArticleChange, addendum: Agreement) -> tuple[list[Standing], str]:
    """A new article behind those that bear the same number: "Pasal 4A", "Pasal 4B" …"""
    number, _letters = place_of(change.article)
    same = [place for place, row in enumerate(rows) if place_of(row.label)[0] == number]
    at = same[-1] + 1 if same else len(rows)
    label = f"Pasal {number}{chr(ord('A') + max(len(same) - 1, 0))}"
    made = Standing(Article(label, change.title, paragraphs(change.body)), addendum)
    return [*rows[:at], made, *rows[at:]], label


def as_text(article: Article) -> str:
    """An article as people type it, ready to be changed: the inverse of `clause_text.paragraphs`."""
    lines = []
    for paragraph in article.paragraphs:
        lines.append(paragraph.text)
        for item in paragraph.items:
            lines.append(f"- {item.text}")
            lines += [f"-- {text}" for text in item.items]
    return "\n".join(lines)


def extended_end(addenda: Iterable[Agreement]) -> date | None:
    """The end that the last of these signed addenda set; None while none of them speaks of the term."""
    ends = [addendum.ends_on for addendum in addenda if addendum.ends_on]
    return ends[-1] if ends else None


def current_amount(base: Agreement, addenda: Iterable[Agreement]) -> Decimal | None:
    """The money of the agreement after these addenda."""
    amounts = [addendum.amount for addendum in addenda if addendum.amount is not None]
    return amounts[-1] if amounts else base.amount
