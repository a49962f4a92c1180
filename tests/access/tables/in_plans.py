"""Who may do what: the part "plans" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:plan_list                    .                       GET  ok   -    -    ok   -    ok   ok   -    -    -    -    -    -
inclusion:plan_start                   .                       GET  no   -    -    no   -    ok   ok   -    -    -    -    -    -
inclusion:plan_create                  planless                GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_create                  planless                POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_settings                .                       GET  ok   -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:plan_settings                .                       POST ok   -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:plan_of                      pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -

# One plan: team, principal and parents read; GPK and counsellor write all, the team its part
inclusion:plan                         iep                     GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:plan                         shared_iep              GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:plan_edit                    iep                     GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_edit                    iep                     POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_move                    iep                     POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_move                    agreed_iep              POST ok   -    -    no   -    no   no   -    -    -    no   -    -
inclusion:plan_part                    iep/academic            GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_part                    iep/academic            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_part                    iep/social              GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_autosave                iep                     POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_outcome_add             iep                     GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_outcome_add             iep                     POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_outcome                 iep/iep_outcome         GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_outcome                 iep/iep_outcome         POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_outcome_remove          iep/iep_outcome         POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal_add                iep                     GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal_add                iep                     POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal                    iep/iep_goal            GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal                    iep/iep_goal            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal_remove             iep/bare_goal           POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_goal_place              iep/iep_goal            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step_add                iep/iep_goal            GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step_add                iep/iep_goal            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step                    iep/iep_step            GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step                    iep/iep_step            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step_remove             iep/iep_step            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:plan_step_place              iep/iep_step            POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -

# What parents were shown; a draft on paper is for the team
inclusion:plan_version                 shared_iep/1            GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:plan_paper                   shared_iep/1            GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:plan_paper                   iep/0                   GET  ok   -    -    ok   -    ok   ok   -    -    -    -    -    -
inclusion:plan_answer                  shared_iep              POST no   -    -    no   -    no   no   -    -    -    ok   -    -
inclusion:plan_link                    shared_iep/shared_answer POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:plan_move", "iep"): lambda lot: {"name": "stop", "comment": "Alasan untuk uji."},
    ("inclusion:plan_move", "agreed_iep"): lambda lot: {"name": "approve"},
    ("inclusion:plan_autosave", "iep"): lambda lot: {"key": "academic_strengths", "body": "Kata", "version": 2},
    ("inclusion:plan_answer", "shared_iep"): lambda lot: {"answer": "agree"},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
