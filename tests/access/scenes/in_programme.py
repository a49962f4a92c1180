"""One of everything of the part "programme" of inclusion, for the access table."""

from __future__ import annotations

from core.models import Attachment
from core.uploads import check_upload
from inclusion.actions.facilities import edit_facility
from tests.access.scene import CANARY, Lot, named
from tests.clock import NOW
from tests.factories import implementation, programme


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_programme.py uses; titles by `named(…)`."""
    side = lot.side
    programme.evaluation(side, evidence=named("bukti"))
    device = programme.device(side, name=named("Kursi roda"))
    facility = programme.facility(side, name=named("Ram"))
    photo = check_upload(implementation.photo(f"{CANARY}-ram.jpg"))
    edit_facility(by=side.as_("principal"), now=NOW, facility=facility, photos=[photo])
    lot.things |= {
        "campaign": programme.campaign(side, title=named("Pelatihan")),
        "facility": facility,
        "facility_photo": Attachment.objects.of(facility).get(),
        "device": device,
        "device_loan": programme.lent(side, device),
        "free_device": programme.device(side, name=named("Reglet")),
    }
