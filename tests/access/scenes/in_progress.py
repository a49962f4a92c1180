"""One of everything of the part "progress" of inclusion, for the access table."""

from __future__ import annotations

from tests.access.scene import Lot, named
from tests.factories import progress


def build(lot: Lot) -> None:
    """A goal of a plan in force of the pupil, and an entry. Names: tests/access/tables/in_progress.py."""
    goal = progress.a_goal(lot.side, pupil=lot.pupil, text=named("tujuan"), measure=named("ukuran"))
    lot.things |= {"goal": goal, "entry": progress.noted(lot.side, goal, note=named("catatan"))}
