"""Who may do what: the part "teaching" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:lesson_list              .                       GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:lesson_create            .                       GET  no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:lesson_create            .                       POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:lesson                   team_lesson             GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:lesson_edit              team_lesson             GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_edit              team_lesson             POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_segments          team_lesson             GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_segments          team_lesson             POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_move              team_lesson             POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_swap              team_lesson             GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_swap              team_lesson             POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_paper             team_lesson             POST ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:lesson                   held_lesson             GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:lesson_reflect           held_lesson             GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:lesson_reflect           held_lesson             POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:team_create              .                       GET  no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:team_create              .                       POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:team                     teaching_team           GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:team_edit                teaching_team           GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:team_edit                teaching_team           POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:team_hour                teaching_team           GET  no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:team_hour                teaching_team           POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
collaboration:team_end                 teaching_team           POST no   no   -    ok   no   ok   no   no   -    no   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:lesson_move", "team_lesson"): lambda lot: {"name": "cancel", "comment": "Alasan untuk uji."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
