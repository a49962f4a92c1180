"""The access table of collaboration and inclusion, one module per part."""

from __future__ import annotations

from tests.access.tables import (
    calendar,
    cockpit,
    groups,
    home,
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

_PARTS = (
    home,
    calendar,
    plans,
    projects,
    observations,
    mentoring,
    teaching,
    groups,
    meetings,
    reports,
    cockpit,
    scorecard,
)

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

COLLABORATION = tuple(part.LINES for part in _PARTS)
INCLUSION = tuple(part.LINES for part in _INCLUSION)
SENT = {key: form for part in (*_PARTS, *_INCLUSION) for key, form in part.SENT.items()}
