"""One of everything of the part "calendar" of collaboration, for the access table."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from collaboration import scheduling
from collaboration.terms import Practice
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import calendar


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/calendar.py uses; titles by `named(…)`."""
    side, day = lot.side, timezone.localdate() + timedelta(days=9)
    when = calendar.slot(side, day)
    closed = calendar.slot(side, day, people=(side.teacher,))
    kept = {"school": side.school, "now": NOW}
    lot.things |= {
        "own_event": calendar.planned(side, "teacher", named("Lokakarya"), when),
        "hub_event": calendar.planned(side, "hub", named("Rapat"), when),
        "seen_event": scheduling.put_on(
            **kept, practice=Practice.OBSERVATION, title=named("Observasi"), slot=closed, subject=side.school
        ),
        "meeting_event": scheduling.put_on(
            **kept, practice=Practice.PROTOCOL_MEETING, title=named("Pertemuan"), slot=when, subject=side.school
        ),
    }
