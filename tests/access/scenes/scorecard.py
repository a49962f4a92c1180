"""One of everything of the part "scorecard" of collaboration, for the access table."""

from __future__ import annotations

from tests.access.scene import Lot, named
from tests.factories import scorecard


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/scorecard.py uses; titles by `named(…)`."""
    side = lot.side
    goal = scorecard.goal(side, title=named("Sasaran"))
    measure = scorecard.measure(side, goal, name=named("Ukuran"))
    scorecard.year(side, measure)
    scorecard.comment(side, measure, text=named("tanggapan"))
    lot.things |= {"score_goal": goal, "score_measure": measure}
