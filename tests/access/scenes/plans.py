"""One of everything of the part "plans" of collaboration, for the access table."""

from __future__ import annotations

from datetime import timedelta

from collaboration.actions.plan_meetings import set_plan_meeting
from collaboration.scheduling import Slot
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import plans as make


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/plans.py uses; titles by `named(…)`."""
    side = lot.side
    authors = (side.special_needs_teacher,)
    plan = make.written(side, title=named("air bersih"), words=named("isi"), authors=authors)
    lot.things["joint_plan"] = plan
    lot.things["plan_row"] = make.row(side, plan, competency=named("kompetensi"))
    lot.things["plan_author"] = plan.authors.get(user=side.special_needs_teacher)
    slot = Slot(NOW + timedelta(days=2), NOW + timedelta(days=2, hours=1), people=(side.teacher,))
    lot.things["plan_date"] = set_plan_meeting(
        by=side.as_("teacher"), now=NOW, plan=plan, slot=slot, title=named("rapat")
    )
    lot.things["used_plan"] = make.used(side, title=named("pasar"), words=named("isi"))
