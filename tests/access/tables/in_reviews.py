"""Who may do what: the part "reviews" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:review_list                  .                       GET  ok   -    -    ok   -    ok   ok   -    -    -    -    -    -
inclusion:review_plan                  force_iep               GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_plan                  force_iep               POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review                       review                  GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:review_edit                  review                  GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_edit                  review                  POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_move                  review                  POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_minutes               noted_review            GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_minutes               noted_review            POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review                       closed_review           GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:review_correct               closed_review           GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:review_correct               closed_review           POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:review_move", "review"): lambda lot: {"name": "cancel", "comment": "Alasan untuk uji."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
