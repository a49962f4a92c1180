"""The moment at which tests happen unless they say otherwise."""

from datetime import UTC, datetime

from django.utils import timezone

NOW = datetime(2026, 9, 21, 2, 0, tzinfo=UTC)
"""Monday 21 September 2026, 09.00 WIB, school year 2026/2027."""

REAL = timezone.now()
"""The moment at which this process began to test, for pages that judge by the clock on the wall.

One for all tests, so that what factories reach at this moment is remembered (tests/memory.py).
"""
