"""One search over everything: each app says what it has and who may open it (`registry.add_search_kind`); the results stand by kind.

What a person may not open is neither shown nor counted: each kind asks `visible_to` first and looks for the words among those rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from core.policy import Actor
from core.registry import SearchKind, registry
from core.search import Found, Open, find_each

FEW = 4
"""Results of one kind on the page of all kinds."""
MOST = 50
"""Results of one kind that are counted, and shown where the kind stands alone."""
LONGEST = 100
"""So many letters of what was typed count."""


@dataclass(frozen=True)
class Hit:
    """One result: what it is called, where it is, and what else tells it from others."""

    title: Any
    url: str
    about: Any


@dataclass(frozen=True)
class Shelf:
    """The results of one kind. `count` counts at most `MOST`, `capped` says that there are more; `more` leads to all of them."""

    kind: SearchKind
    hits: Sequence[Hit]
    count: int
    capped: bool
    more: str


@dataclass(frozen=True)
class Everything:
    """What was found. `similar`: nothing fits as typed, these resemble it."""

    text: str
    shelves: Sequence[Shelf]
    similar: bool


def search_everything(actor: Actor, slug: str, text: str, only: str = "") -> Everything:
    """What `text` finds among all that `actor` may open at the tenant `slug`; with `only` in one kind, and then up to fifty of it.

    The number of queries depends on the kinds alone, not on how much there is.
    """
    words = " ".join(text[:LONGEST].split())
    kinds = sorted(registry.search_kinds.values(), key=lambda kind: kind.order)
    asked = [kind for kind in kinds if words and only in ("", kind.key)]
    sources = [(kind, kind.rows(actor) if kind.reads else Open(kind.rows, actor)) for kind in asked]
    open_to = [(kind, source) for kind, source in sources if source is not None]
    found = find_each([source for _kind, source in open_to], words, MOST)
    pairs = [(kind, one) for (kind, _source), one in zip(open_to, found, strict=True) if one is not None]
    shelves = [_shelf(kind, one, slug, MOST if only else FEW) for kind, one in pairs]
    return Everything(words, shelves, any(one.similar for _kind, one in pairs))


def _shelf(kind: SearchKind, found: Found, slug: str, most: int) -> Shelf:
    rows = found.best(most)
    hits = [Hit(kind.title(row), reverse(kind.route, args=[slug, kind.key_of(row)]), kind.about(row)) for row in rows]
    rest = found.count > len(hits) or found.capped
    return Shelf(kind, hits, found.count, found.capped, _more(kind, slug, found.text, most) if rest else "")


def _more(kind: SearchKind, slug: str, text: str, most: int) -> str:
    """Where all of the kind stand: in its list, else alone on the page of the search; '' there already."""
    if kind.listing:
        return f"{reverse(kind.listing, args=[slug])}?{urlencode({kind.listing_word: text})}"
    return f"?{urlencode({'q': text, 'jenis': kind.key})}" if most < MOST else ""
