"""Who may do what: the part "plans" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:plan_list                .                       GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:plan_create              .                       GET  no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:plan_create              .                       POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:plan                     joint_plan              GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:plan_edit                joint_plan              GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_edit                joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_step                joint_plan/1            GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_step                joint_plan/1            POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_autosave            joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_row_add             joint_plan              GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_row_add             joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_row                 joint_plan/plan_row     GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_row                 joint_plan/plan_row     POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_row_remove          joint_plan/plan_row     POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_authors             joint_plan              GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_authors             joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_author_remove       joint_plan/plan_author  POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_agree               joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_move                joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_revise              used_plan               GET  no   no   -    ok   no   no   no   no   -    no   -    -    -
collaboration:plan_revise              used_plan               POST no   no   -    ok   no   no   no   no   -    no   -    -    -
collaboration:plan_copy                joint_plan              GET  no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:plan_copy                joint_plan              POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:plan_note                used_plan               GET  no   no   -    ok   no   no   no   no   -    no   -    -    -
collaboration:plan_note                used_plan               POST no   no   -    ok   no   no   no   no   -    no   -    -    -
collaboration:plan_meeting             joint_plan              GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_meeting             joint_plan              POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_meeting_cancel      joint_plan/plan_date    POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:plan_paper               joint_plan              POST ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:plan_autosave", "joint_plan"): lambda lot: {"key": "children", "body": "Kata", "version": 2},
    ("collaboration:plan_move", "joint_plan"): lambda lot: {"name": "drop", "comment": "Alasan untuk uji."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
