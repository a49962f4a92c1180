"""Two people saved one text: both versions and what differs, shaped for the page that asks which to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collaboration.models import PlanSection
from core import differences


@dataclass(frozen=True)
class Compared:
    """One text in two versions: `mine` was typed, the section is stored; `both` has theirs and then mine."""

    section: PlanSection
    mine: str
    both: str
    pieces: Sequence[differences.Piece]


def compared(section: PlanSection, mine: str) -> Compared:
    """Both versions of one text; the difference leads from what is stored to what was typed."""
    theirs = section.body
    return Compared(section, mine, differences.both(theirs, mine), differences.words(theirs, mine))
