"""One of everything of the part "teaching" of collaboration, for the access table."""

from __future__ import annotations

from tests.access.scene import Lot, named
from tests.factories import team_lessons as make


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/teaching.py uses; titles by `named(…)`."""
    side = lot.side
    lot.things["team_lesson"] = make.planned(side, topic=named("pecahan"), goal=named("tujuan"))
    lot.things["held_lesson"] = make.held(side, topic=named("bilangan"))
    make.reflected(side, lot.held_lesson, pupils=named("refleksi"))
    lot.things["teaching_team"] = make.team(side, name=named("tim"))
