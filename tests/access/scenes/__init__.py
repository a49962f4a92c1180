"""One of everything of collaboration and inclusion, one module per part."""

from __future__ import annotations

from tests.access.scene import Lot
from tests.access.scenes import (
    calendar,
    cockpit,
    groups,
    in_accommodations,
    in_parents,
    in_plans,
    in_profiles,
    in_programme,
    in_progress,
    in_pupils,
    in_reviews,
    in_services,
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


_INCLUSION = (
    in_pupils,
    in_profiles,
    in_accommodations,
    in_plans,
    in_reviews,
    in_progress,
    in_parents,
    in_services,
    in_programme,
)


def build(lot: Lot) -> None:
    """Every object of collaboration and inclusion for one school."""
    for part in (*_PARTS, *_INCLUSION):
        part.build(lot)
