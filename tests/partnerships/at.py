"""Small helpers for tests of partnerships."""

from __future__ import annotations

from schools.links import school_url
from tests.world import Side


def at(side: Side, route: str, *args) -> str:
    """Path of `partnerships:<route>` at a side of the world."""
    return school_url(side.school, f"partnerships:{route}", *args)
