"""Who may do what: the part "pupils" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:home                         .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -

# The register: name and class. Teachers see their own classes, parents their own child
inclusion:pupil                        pupil                   GET  ok   -    ok   ok   -    ok   ok   -    -    -    ok   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
