"""The cards of a pupil's page: each part hangs its own, and says whom it concerns.

add(PupilCard("plan", 30, _("Rencana"), "clipboard-text", "inclusion:plan_of", see))    # in registration/<part>.py

`see(actor, pupil)` raises a refusal where this person may not open it; the card is left out then. `purpose` names the consent without
which the card is shown, with the reason, but leads nowhere ("" for a card that needs none).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.policy import Actor, Check, allowed, reason
from inclusion.models import Pupil
from inclusion.policy.common import check_consent
from inclusion.terms import Purpose
from schools.links import school_url


@dataclass(frozen=True)
class Way:
    """What can be done about a part while no consent opens it: its words, its page, and for whom."""

    label: Any
    url_name: str
    check: Check


@dataclass(frozen=True)
class PupilCard:
    """One part on the page of a pupil; `url_name` takes the pupil's number."""

    key: str
    order: int
    title: Any
    icon: str
    url_name: str
    see: Check
    text: Any = ""
    purpose: str = Purpose.SUPPORT
    closed: Way | None = None


@dataclass(frozen=True)
class Hung:
    """A card as one person sees it: where it leads, or why it leads nowhere now, and what can be done even so."""

    card: PupilCard
    url: str
    refusal: str
    way: tuple[Any, str] | None = None


_cards: dict[str, PupilCard] = {}


def add(card: PupilCard) -> None:
    """Hang a card; a second one with the same key takes its place."""
    _cards[card.key] = card


def drawn(actor: Actor, pupil: Pupil, now: datetime) -> list[Hung]:
    """The cards that this person may open, in order."""
    ordered = sorted(_cards.values(), key=lambda card: card.order)
    return [_hang(card, actor, pupil, now) for card in ordered if allowed(card.see, actor, pupil)]


def _hang(card: PupilCard, actor: Actor, pupil: Pupil, now: datetime) -> Hung:
    refusal = reason(check_consent, pupil, now, card.purpose, actor=actor) if card.purpose else ""
    if not refusal:
        return Hung(card, school_url(pupil.school, card.url_name, pupil.pk), "")
    closed = card.closed if card.closed and allowed(card.closed.check, actor, pupil) else None
    way = (closed.label, school_url(pupil.school, closed.url_name, pupil.pk)) if closed else None
    return Hung(card, "", refusal, way)
