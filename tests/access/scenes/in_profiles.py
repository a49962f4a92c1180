"""One of everything of the part "profiles" of inclusion, for the access table."""

from __future__ import annotations

from core.files import attach
from tests.access.scene import CANARY, Lot, named
from tests.clock import NOW
from tests.factories import implementation
from tests.factories import profiles as make


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_profiles.py uses; titles by `named(…)`."""
    side = lot.side
    profile = make.written(side, lot.pupil, helps=named("gambar"))
    lot.things["learning_profile"] = profile
    lot.things["statement"] = make.stated(side, profile, note=named("papan tulis"))
    assessment = make.assessed(side, lot.pupil, summary=named("ringkasan"))
    lot.things["assessment"] = assessment
    photo = implementation.photo(f"{CANARY}.jpg")
    lot.things["assessment_file"] = attach(
        by=side.as_("counsellor"), now=NOW, subject=assessment, upload=photo, purpose="assessment"
    )
