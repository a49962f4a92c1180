"""The demo school's protocol meetings."""

from __future__ import annotations

from datetime import datetime

from schools.models import School


def tell(school: School, now: datetime) -> None:
    """Six months of meetings, and the next one."""
