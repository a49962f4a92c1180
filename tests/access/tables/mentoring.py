"""Who may do what: the part "mentoring" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                  on                       act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The map of wishes: who teaches, and the hub; the principal is not told who would like to learn what
collaboration:wish_map                   .                        GET  -    ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:wish_create                .                        GET  -    no   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:wish_create                .                        POST -    no   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:wish_remove                wish                     POST -    no   -    ok   no   no   no   -    -    -    -    -    -

# Engagements between the teacher and the staff member: leaders read who and when, and nothing of what is only proposed
collaboration:mentoring_list             .                        GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:mentoring_propose          .                        GET  no   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:mentoring_propose          .                        POST no   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:mentoring                  mentoring                GET  ok   ok   -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring                  proposal                 GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring                  pairing                  GET  -    ok   -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_accept           proposal                 POST -    -    -    late ok   -    -    -    -    -    -    -    -
collaboration:mentoring_decline          proposal                 POST -    -    -    late ok   -    -    -    -    -    -    -    -
collaboration:mentoring_withdraw         proposal                 POST -    -    -    ok   -    -    -    -    -    -    -    -    -
collaboration:mentoring_withdraw         pairing                  POST -    ok   -    -    -    -    -    -    -    -    -    -    -

# What is said in it: its members alone; for everybody else, whoever they are, there is nothing
collaboration:mentoring_agree            mentoring                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_agree            mentoring                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_meet             mentoring                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_meet             mentoring                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_session          mentoring                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_session          mentoring                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_session_edit     mentoring/session        GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_session_edit     mentoring/session        POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_step             mentoring/step           POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_paper            research                 GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_paper            research                 POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_paper            mentoring                GET  -    -    -    late late -    -    -    -    -    -    -    -
collaboration:mentoring_paper            mentoring                POST -    -    -    late late -    -    -    -    -    -    -    -
collaboration:mentoring_close            mentoring                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_close            mentoring                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:mentoring_keep             mentoring                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
