"""Figures that give nobody away: groups under five are not shown, nor is what would let them be worked out by subtraction.

A group of nobody looks like a small one everywhere: else the sign of what is hidden would tell that somebody is there.
`cells(…)` is for parts that make up a whole (classes of one school), `part(…)` for a group within a known whole (with a plan).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inclusion.terms import SUPPRESS_BELOW

HIDDEN = "–"
"""A number that is not shown: the group is empty or small, or would give a small one away."""


@dataclass(frozen=True)
class Cell:
    """One group: its size, or None when it is not shown."""

    label: str
    count: int | None

    @property
    def text(self) -> str:
        """The number, or the sign of a group that is not shown."""
        return HIDDEN if self.count is None else str(self.count)


def small(count: int) -> bool:
    """One to four: so few that they could be recognised."""
    return 0 < count < SUPPRESS_BELOW


def total(count: int) -> int | None:
    """A whole, or None when it is under five."""
    return None if count < SUPPRESS_BELOW else count


def part(count: int, whole: int) -> int | None:
    """A group within a whole that is shown: the group is five or more, and the rest is nobody or five or more."""
    return None if total(count) is None or small(whole - count) else count


def cells(counts: Mapping[str, int], whole: int | None = None) -> list[Cell]:
    """Groups that add up to a whole which is shown elsewhere.

    Small groups are hidden; then, smallest first, as many others as it takes until at least two are hidden and together make five,
    because the sum of what is hidden can be worked out from the whole.
    """
    known = sum(counts.values()) if whole is None else whole
    if total(known) is None:
        return [Cell(label, None) for label in counts]
    hidden = {label for label, count in counts.items() if small(count)}
    others = sorted(
        (label for label, count in counts.items() if count and label not in hidden), key=lambda label: counts[label]
    )
    while hidden and others and (len(hidden) < 2 or sum(counts[label] for label in hidden) < SUPPRESS_BELOW):
        hidden.add(others.pop(0))
    return [Cell(label, None if label in hidden or not count else count) for label, count in counts.items()]


def overlapping(counts: Mapping[str, int], whole: int) -> list[Cell]:
    """Groups of which one pupil may be in several (needs): each is judged by itself against the whole."""
    return [Cell(label, part(count, whole)) for label, count in counts.items()]


def shown(found: Sequence[Cell]) -> list[Cell]:
    """The groups whose size is shown. Others are not named: neither those that are hidden nor those that nobody is in."""
    return [cell for cell in found if cell.count]
