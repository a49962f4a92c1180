"""The cards of the inclusion page: each part registers its own, and says whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.policy import Actor, Check, allowed
from schools.links import school_url
from schools.models import School


@dataclass(frozen=True)
class Card:
    """One part on the inclusion page; `see` lets a person in."""

    key: str
    order: int
    title: Any
    text: Any
    icon: str
    url_name: str
    see: Check


_cards: dict[str, Card] = {}


def add(card: Card) -> None:
    """Put a card on the page; a second one with the same key takes its place."""
    _cards[card.key] = card


def drawn(actor: Actor, school: School) -> list[tuple[Card, str]]:
    """The cards that this person may open, in order, each with its address."""
    ordered = sorted(_cards.values(), key=lambda card: card.order)
    return [(card, school_url(school, card.url_name)) for card in ordered if allowed(card.see, actor)]
