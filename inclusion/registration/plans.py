"""What the part "plans" of inclusion registers."""

from __future__ import annotations

from core.registry import Registry


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
