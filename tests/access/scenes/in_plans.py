"""One of everything of the part "plans" of inclusion, for the access table."""

from __future__ import annotations

from tests.access.scene import Lot


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_plans.py uses; titles by `named(…)`."""
