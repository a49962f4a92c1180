"""Accommodations by the real actions. Give `side` from tests/world.py and a pupil of tests/factories/inclusion.py.

row = added(side, pupil)           # extra time, in lessons and tests
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from inclusion.actions.accommodations import add_accommodation, review_accommodation
from inclusion.models import Accommodation, AccommodationReview, Pupil
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side


@remembered
def added(
    side: Side, pupil: Pupil, *, what: str = "Waktu tambahan 50%", now: datetime = NOW, **facts: Any
) -> Accommodation:
    """An accommodation that the special-needs teacher gave the pupil."""
    given = {"form": "time", "where": "Ujian tertulis", "where_not": "Praktik", "in_tests": True, **facts}
    return add_accommodation(by=side.as_("special_needs_teacher"), now=now, pupil=pupil, what=what, **given)


@remembered
def reviewed(
    side: Side, row: Accommodation, decision: str = "keep", *, now: datetime = NOW, **facts: Any
) -> AccommodationReview:
    """A review of it; the row is read again."""
    given = {"effect": "yes", **facts}
    by = side.as_("special_needs_teacher")
    made = review_accommodation(by=by, now=now, accommodation=row, decision=decision, **given)
    row.refresh_from_db()
    return made
