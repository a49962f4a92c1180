"""One of everything of the part "parents" of inclusion, for the access table.

`linked_pupil` has a father without an account (`father`), who holds a link (`child_link`).
"""

from __future__ import annotations

from django.utils import timezone

from inclusion.actions.handover import give_handover_link
from tests.access.scene import Lot, named
from tests.factories import inclusion, parents


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_parents.py uses; titles by `named(…)`."""
    side, real = lot.side, timezone.now()
    linked = inclusion.supported_pupil(side, name=named("Siswa kedua"), now=real)
    father = parents.second_guardian(side, linked, name=named("Ayah"))
    link, token = parents.child_link(side, father, now=real)
    chosen = parents.handed_over(side, lot.pupil, receiver=named("Sekolah"), now=real)
    handed, handed_token = give_handover_link(by=side.as_("parent"), now=real, handover=chosen)
    lot.things |= {
        "material": parents.material(side, pupil=lot.pupil, title=named("bahan")),
        "training": parents.training(side, title=named("pelatihan"), now=real),
        "letter": parents.letter(side, lot.pupil, lot.pupil.guardians.get()),
        "handover": chosen, "handover_scoped": handed, "given_handover_link": handed.pk, "handover_token": handed_token,
        "home_message": parents.wrote(side, lot.pupil, text=named("pesan"), topic="ask"),
        "linked_pupil": linked, "father": father, "child_link": link, "given_child_link": link.pk, "child_token": token,
    }  # fmt: skip
