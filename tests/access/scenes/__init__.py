"""One of everything, one module per part."""

from __future__ import annotations

from tests.access.scene import Lot
from tests.access.scenes import (
    calendar,
    cockpit,
    directory,
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
    pipeline,
    plans,
    platform,
    projects,
    reports,
    scorecard,
    teaching,
)

_PARTNERSHIPS = (directory, pipeline, platform)

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
    """Every object for one school."""
    for part in (*_PARTNERSHIPS, *_PARTS, *_INCLUSION):
        part.build(lot)
