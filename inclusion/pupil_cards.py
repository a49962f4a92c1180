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


@dataclass(frozen=True)
class Hung:
    """A card as one person sees it: where it leads, or why it leads nowhere now."""

    card: PupilCard
    url: str
    refusal: str


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
    return Hung(card, "" if refusal else school_url(pupil.school, card.url_name, pupil.pk), refusal)
