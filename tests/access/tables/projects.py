"""Who may do what: the part "projects" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:project_list             .                       GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:project_create           .                       GET  no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:project_create           .                       POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:project                  project                 GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:project_edit             project                 GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_edit             project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_hand_over        project                 GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_hand_over        project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_result           project                 GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_result           project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_move             project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_date             project                 GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_date             project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_date_cancel      project/project_date    POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject_add      project                 GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject_add      project                 POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject          project/project_row     GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject          project/project_row     POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject_remove   project/project_row     POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject_result   project/project_row     GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_subject_result   project/project_row     POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:project_paper            project                 POST ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:project_move", "project"): lambda lot: {"name": "cancel", "comment": "Alasan untuk uji."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
