"""One of everything of the part "reviews" of inclusion, for the access table: a review ahead, one with minutes, one that is closed."""

from __future__ import annotations

from inclusion.models import SupportPlan
from tests.access.scene import Lot, named
from tests.clock import REAL
from tests.factories import inclusion
from tests.factories import inclusion_plans as plans


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_reviews.py uses; titles by `named(…)`."""
    side, ahead = lot.side, _plan(lot, "Ditinjau")
    lot.things |= {
        "force_iep": _plan(lot, "Berlaku"),
        "review": plans.invited_review(side, ahead, place=named("ruang")),
        "noted_review": plans.noted_review(side, _plan(lot, "Dibahas"), now=REAL, minutes=named("notulen")),
        "closed_review": plans.closed_review(side, _plan(lot, "Ditutup"), now=REAL, minutes=named("notulen")),
    }


def _plan(lot: Lot, what: str) -> SupportPlan:
    return plans.in_force(lot.side, pupil=inclusion.supported_pupil(lot.side, name=named(what)), words=named("kata"))
