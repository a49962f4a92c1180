"""One of everything of the part "parents" of inclusion, for the access table.

`linked_pupil` has a father without an account (`father`), who holds a link (`child_link`).
"""

from __future__ import annotations

from django.utils import timezone

from tests.access.scene import Lot, named
from tests.factories import inclusion, parents


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_parents.py uses; titles by `named(…)`."""
    side, real = lot.side, timezone.now()
    linked = inclusion.supported_pupil(side, name=named("Murid kedua"), now=real)
    father = parents.second_guardian(side, linked, name=named("Ayah"))
    link, token = parents.child_link(side, father, now=real)
    lot.things |= {
        "home_message": parents.wrote(side, lot.pupil, text=named("pesan"), topic="ask"),
        "linked_pupil": linked, "father": father, "child_link": link, "given_child_link": link.pk, "child_token": token,
    }  # fmt: skip
