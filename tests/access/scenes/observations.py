"""One of everything of the part "observations" of collaboration, for the access table."""

from __future__ import annotations

from datetime import timedelta

from collaboration.actions.observation_talk import plan_follow_up
from collaboration.actions.observations import arrange_observation
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories.observations import AFTER, LESSON, make_observation, make_share, slot


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/observations.py uses; titles by `named(…)`."""
    side, said = lot.side, named("ucapan")
    reaches = {"asked": "requested", "observation": "agreed", "observed": "held", "reflected": "reflected"}
    for day, (name, reach) in enumerate(reaches.items()):
        lot.things[name] = make_observation(side, reach, start=LESSON + timedelta(days=day), text=said)
    plan_follow_up(
        by=side.as_("teacher"),
        now=AFTER,
        observation=lot.reflected,
        plan=said,
        check_back_on=NOW.date() + timedelta(days=20),
    )
    people = {"observed": side.teacher, "observer": side.staff}
    lot.things["arranged"] = arrange_observation(
        by=side.as_("hub"), now=NOW, school=side.school, slot=slot(LESSON + timedelta(days=7)), **people
    )
    lot.things["note"] = lot.observed.notes.get()
    lot.things["offered"] = make_share(side, lot.reflected, "observed", agreed=False)
    lot.things["open_share"] = make_share(side, lot.reflected, "notes")
