"""Who may do what: the part "observations" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                  on                       act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The promise, in plain words; the lists: who teaches, and principal and hub, who see that it happens
collaboration:promise                    .                        GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:observation_list           .                        GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:observation_ask            .                        GET  no   no   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:observation_ask            .                        POST no   no   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:observation_arrange        .                        GET  no   ok   -    no   no   no   no   -    -    -    -    -    -
collaboration:observation_arrange        .                        POST no   ok   -    no   no   no   no   -    -    -    -    -    -

# One observation between the teacher and the staff member: leaders read who and when, and nothing of one that is only asked for
collaboration:observation                observation              GET  ok   ok   -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation                asked                    GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation                arranged                 GET  -    ok   -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_answer         asked                    GET  -    -    -    late ok   -    -    -    -    -    -    -    -
collaboration:observation_answer         asked                    POST -    -    -    late ok   -    -    -    -    -    -    -    -
collaboration:observation_time           observation              GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_time           observation              POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_decline        asked                    POST -    -    -    late ok   -    -    -    -    -    -    -    -
collaboration:observation_cancel         observation              POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_cancel         arranged                 POST -    ok   -    ok   ok   -    -    -    -    -    -    -    -

# What is said in it: the two alone; for everybody else, whoever they are, there is nothing
collaboration:observation_focus          observation              GET  -    -    -    ok   no   -    -    -    -    -    -    -    -
collaboration:observation_focus          observation              POST -    -    -    ok   no   -    -    -    -    -    -    -    -
collaboration:observation_watch          observation              GET  -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_watch          observation              POST -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_worker         observation              GET  -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_sync           observation              POST -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_note           observed/note            GET  -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_note           observed/note            POST -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_note_remove    observed/note            POST -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_hold           observation              POST -    -    -    no   ok   -    -    -    -    -    -    -    -
collaboration:observation_reflect        observed                 GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_reflect        observed                 POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_follow_up      reflected                GET  -    -    -    ok   no   -    -    -    -    -    -    -    -
collaboration:observation_follow_up      reflected                POST -    -    -    ok   no   -    -    -    -    -    -    -    -
collaboration:observation_finish         reflected                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_finish         reflected                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_keep           observation              POST -    -    -    ok   ok   -    -    -    -    -    -    -    -

# Sharing: both want it, a coach reads, either takes it back
collaboration:observation_share          reflected                GET  -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_share          reflected                POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_share_agree    reflected/offered        POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_share_withdraw reflected/offered        POST -    -    -    ok   ok   -    -    -    -    -    -    -    -
collaboration:observation_shared_list    .                        GET  -    -    -    -    -    -    -    ok   -    -    -    -    -
collaboration:observation_shared         open_share               GET  -    -    -    -    -    -    -    ok   -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
