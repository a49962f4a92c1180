"""The moment at which tests happen unless they say otherwise."""

from datetime import UTC, datetime

NOW = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
"""Monday 21 September 2026, 09.00 WIB, school year 2026/2027."""
