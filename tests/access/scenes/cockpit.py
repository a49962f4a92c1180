"""One of everything of the part "cockpit" of collaboration, for the access table."""

from __future__ import annotations

from tests.access.scene import CANARY, Lot, named
from tests.factories import cockpit


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/cockpit.py uses; titles by `named(…)`."""
    side = lot.side
    cycle = cockpit.data_cycle(side, title=named("Siklus data"), goal=named("tujuan"))
    lot.things |= {
        "resource": cockpit.resource(side, title=named("Sumber")),
        "hub_review": cockpit.review(side, progress=named("kemajuan"), next_steps=named("langkah")),
        "data": cycle,
        "data_file": cockpit.data_file(side, cycle, f"{CANARY}.jpg"),
        "data_table": cockpit.table(side, cycle, title=named("tabel"), shown=True),
        "table_preview": cockpit.table(side, cycle, title=named("pratinjau")),
        "readiness": cockpit.readiness(side, conclusion=named("simpulan")),
        "invitee": side.staff,
    }
