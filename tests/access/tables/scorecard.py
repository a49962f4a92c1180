"""Who may do what: the part "scorecard" of collaboration. How to read it: tests/access/table.py.

A figure of the school: everybody but parents and partners reads and comments, principal and hub write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:scorecard                .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:scorecard_starter        .                       POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:scorecard_paper          .                       POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:goal_create              .                       GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:goal_create              .                       POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:goal_edit                score_goal              GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:goal_edit                score_goal              POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure_create           score_goal              GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure_create           score_goal              POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure                  score_measure           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:measure                  score_measure           POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:measure_edit             score_measure           GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure_edit             score_measure           POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure_year             score_measure/2026      GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:measure_year             score_measure/2026      POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
