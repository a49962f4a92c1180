"""One of everything of collaboration, one module per part."""

from __future__ import annotations

from tests.access.scene import Lot
from tests.access.scenes import (
    calendar,
    cockpit,
    groups,
    meetings,
    mentoring,
    observations,
    plans,
    projects,
    reports,
    scorecard,
    teaching,
)

_PARTS = (calendar, plans, projects, observations, mentoring, teaching, groups, meetings, reports, cockpit, scorecard)


def build(lot: Lot) -> None:
    """Every object of collaboration for one school."""
    for part in _PARTS:
        part.build(lot)
