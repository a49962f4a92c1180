"""One of everything of the part "projects" of collaboration, for the access table."""

from __future__ import annotations

from datetime import timedelta

from collaboration.actions.plan_meetings import set_project_date
from collaboration.scheduling import Slot
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import projects as make


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/projects.py uses; titles by `named(…)`."""
    side = lot.side
    project = make.running(side, title=named("tape"), theme=named("tema"))
    lot.things["project"] = project
    lot.things["project_row"] = project.subjects.order_by("pk").first()
    slot = Slot(NOW + timedelta(days=8), NOW + timedelta(days=8, hours=2), people=(side.teacher,))
    lot.things["project_date"] = set_project_date(
        by=side.as_("teacher"), now=NOW, project=project, slot=slot, title=named("hari tape")
    )
