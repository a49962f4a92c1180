"""Every form, list and parameter against what hypothesis thinks of (reliability B1 to B4, B8, B9).

FUZZ=night in the environment asks ten times as much and more, and something new each night.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

NIGHT = os.environ.get("FUZZ") == "night"
OF_FORMS, OF_PAGES = (2000, 150) if NIGHT else (200, 3)
"""Examples for a form or list by itself, and for a page with everything behind it."""


def fuzz(strategy: SearchStrategy[Any], check: Callable[[Any], None], examples: int) -> None:
    """`check` holds for so many examples; the same ones in every run, but for the night's."""

    @settings(
        max_examples=examples,
        derandomize=not NIGHT,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(strategy)
    def each(example: Any) -> None:
        check(example)

    each()
