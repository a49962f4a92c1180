"""The informal understanding: half a page with an owner, a review date and a way to evaluate (PA4)."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory


@dataclass(frozen=True)
class UnderstandingPaper:
    """Everything the half page says. `facts` are label and value pairs: owner, review date, how we shall know."""

    title: str
    heading: str
    subject: str
    opening: str
    points: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    closing: str
    footer: str
    letterhead: Letterhead | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
