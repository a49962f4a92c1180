"""Who may do what: the part "progress" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# Note progress: the team; for a goal of a plan in force
inclusion:progress_sheet               .                       GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:progress_worker              .                       GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:progress_send                .                       POST ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:progress_note                goal                    GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:progress_note                goal                    POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:progress_correct             entry                   GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:progress_correct             entry                   POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -

# Read progress: as the plan
inclusion:progress_list                .                       GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:progress_of                  pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:progress_goal                goal                    GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:progress_note", "goal"): lambda lot: {"value": "45", "day": lot.entry.day},
    ("inclusion:progress_correct", "entry"): lambda lot: {"value": "46", "day": lot.entry.day},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
