"""The way to the evidence pack on the partnership's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.policy import Actor, allowed
from partnerships.models import Partnership
from partnerships.policy import check_see_workings


def section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Nothing to read, only the way; None for partners."""
    return {} if allowed(check_see_workings, actor) else None
