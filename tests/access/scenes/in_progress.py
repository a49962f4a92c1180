"""One of everything of the part "progress" of inclusion, for the access table."""

from __future__ import annotations

from tests.access.scene import Lot, named
from tests.factories import inclusion_plans as plans
from tests.factories import progress


def build(lot: Lot) -> None:
    """A goal of a plan in force of the pupil, which the principal approved, and an entry. Names: tests/access/tables/in_progress.py."""
    plans.in_force(lot.side, pupil=lot.pupil, words=named("kata"))
    goal = progress.a_goal(lot.side, pupil=lot.pupil, text=named("tujuan"), measure=named("ukuran"))
    lot.things |= {"goal": goal, "entry": progress.noted(lot.side, goal, note=named("catatan"))}
