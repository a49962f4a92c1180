"""The cards of the collaboration page: each practice registers its own, and says whom it concerns and how one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.policy import Actor, Check, allowed
from schools.links import school_url
from schools.models import School


@dataclass(frozen=True)
class Card:
    """One practice on the collaboration page. `see` lets a person in, `begin` (with its route and verb) lets them start one."""

    key: str
    order: int
    title: Any
    text: Any
    icon: str
    url_name: str
    see: Check
    begin: Check | None = None
    begin_url_name: str = ""
    begin_label: Any = ""


@dataclass(frozen=True)
class DrawnCard:
    """A card for one person: where it leads, and where it begins ('' when this person does not begin one)."""

    card: Card
    url: str
    begin_url: str


_cards: dict[str, Card] = {}


def add(card: Card) -> None:
    """Put a card on the page; a second one with the same key takes its place."""
    _cards[card.key] = card


def drawn(actor: Actor, school: School) -> list[DrawnCard]:
    """The cards that this person may open, in order."""
    return [
        _draw(card, actor, school)
        for card in sorted(_cards.values(), key=lambda c: c.order)
        if allowed(card.see, actor)
    ]


def _draw(card: Card, actor: Actor, school: School) -> DrawnCard:
    begins = card.begin is not None and allowed(card.begin, actor)
    url = school_url(school, card.begin_url_name) if begins else ""
    return DrawnCard(card, school_url(school, card.url_name), url)
