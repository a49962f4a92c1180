"""The cards of the inclusion page: each part registers its own, and says whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True)
class Tile:
    """A number at the top of the inclusion page; `note` and `tone` say what it means."""

    value: int
    label: Any
    url: str
    note: Any = ""
    tone: str = ""


TileSource = Callable[[Actor, School, datetime], Iterable[Tile]]
_tiles: dict[str, TileSource] = {}


def add_tiles(key: str, source: TileSource) -> None:
    """Numbers of one part; `source` gives none for a person whom they do not concern."""
    _tiles[key] = source


def tiles(actor: Actor, school: School, now: datetime) -> list[Tile]:
    """The numbers that concern this person."""
    return [tile for source in _tiles.values() for tile in source(actor, school, now)]
