"""Who may do what: the part "calendar" of collaboration. How to read it: tests/access/table.py.

The law is the row "collaboration calendar" of product.md: principal, operator, coach and supervisor read, the hub writes, those who
work with pupils write their own, the committee finds protocol meetings and nothing else. An observation (`seen_event`) is there for
its own people and the leaders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:calendar                 .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:calendar_week            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:calendar_list            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:event                    own_event               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:event                    hub_event               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:event                    seen_event              GET  ok   ok   -    ok   -    -    -    -    -    -    -    -    -
collaboration:event                    meeting_event           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:event_create             .                       GET  no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
collaboration:event_create             .                       POST no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
collaboration:event_edit               own_event               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_edit               own_event               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_edit               hub_event               GET  no   ok   no   no   no   no   no   no   -    no   -    -    -
collaboration:event_edit               meeting_event           GET  no   no   no   no   no   no   no   no   no   no   -    -    -
collaboration:event_cancel             own_event               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_cancel             own_event               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_cancel             seen_event              GET  no   no   -    no   -    -    -    -    -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
