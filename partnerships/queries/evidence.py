"""The way to the evidence pack on the partnership's page."""

from __future__ import annotations

from datetime import date

from core.policy import Actor, allowed
from partnerships.models import Partnership
from partnerships.policy import check_see_workings
from partnerships.sections import Asked


def section(partnership: Partnership, actor: Actor, today: date) -> Asked | None:
    """Nothing to read, only the way; None for partners."""
    return Asked((), dict) if allowed(check_see_workings, actor) else None
