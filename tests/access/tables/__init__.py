"""The access table of collaboration, one module per part."""

from __future__ import annotations

from tests.access.tables import (
    calendar,
    cockpit,
    groups,
    home,
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

COLLABORATION = tuple(part.LINES for part in _PARTS)
SENT = {key: form for part in _PARTS for key, form in part.SENT.items()}
