"""One of everything of the part "accommodations" of inclusion, for the access table."""

from __future__ import annotations

from django.utils import timezone

from inclusion.actions.catalogue import add_item
from inclusion.models import AccommodationPage
from inclusion.papers.accommodations import request_page, request_sheet
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import accommodations as make


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_accommodations.py uses; titles by `named(…)`."""
    side, now = lot.side, timezone.now()
    gpk = side.as_("special_needs_teacher")
    lot.things["accommodation"] = make.added(side, lot.pupil, what=named("waktu tambahan"), starts_on=NOW.date())
    lot.pupil.accommodation_page = AccommodationPage.objects.get(pupil=lot.pupil)
    room = lot.pupil.placements.get(ends_on=None).class_group
    lot.things["pupil_room"] = room
    lot.things["catalogue_item"] = add_item(by=gpk, now=now, school=side.school, form="process", what=named("kebun"))
    lot.things["accommodation_paper"] = request_page(by=gpk, now=now, pupil=lot.pupil)
    lot.things["sheet_paper"] = request_sheet(by=side.as_("teacher"), now=now, room=room)
