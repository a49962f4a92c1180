"""One of everything of the part "pupils" of inclusion, for the access table.

`pupil` is a child of the side's parent, in a class whose homeroom teacher is the side's teacher ("lead"). On the team: special-needs
teacher, counsellor, and "lead" without clearance for assessments. Staff ("staf") neither teach the pupil nor are on the team.
"""

from __future__ import annotations

from tests.access.scene import Lot, named
from tests.factories import inclusion


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_*.py use; titles by `named(…)`."""
    side = lot.side
    pupil = inclusion.supported_pupil(side, name=named("Murid"))
    lot.things |= {
        "pupil": pupil,
        "guardian": pupil.guardians.get(),
        "consent": pupil.consents.get(purpose="support"),
        "team_member": pupil.team.get(user=side.teacher),
    }
