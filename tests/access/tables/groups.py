"""Who may do what: the part "groups" of collaboration. How to read it: tests/access/table.py.

The law is the row "learning-group minutes" of product.md: principal, hub and coach read, members read and write, other colleagues
know that a group exists, the supervisor sees that meetings took place and when. `lead` leads the group and is its only member.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
# That there are groups, what they are for, who belongs to them
collaboration:group_list               .                       GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:group_overview           .                       GET  ok   ok   -    no   no   no   no   ok   -    ok   -    -    -
collaboration:group_create             .                       GET  ok   ok   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:group_create             .                       POST ok   ok   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:group                    kombel                  GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:group                    kombel_idea             GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:group_edit               kombel                  GET  ok   ok   -    ok   no   no   no   no   -    no   -    -    -
collaboration:group_edit               kombel                  POST ok   ok   -    ok   no   no   no   no   -    no   -    -    -
collaboration:group_leader             kombel                  GET  ok   no   -    no   no   no   no   no   -    no   -    -    -
collaboration:group_leader             kombel_idea             POST ok   no   -    no   no   no   no   no   -    no   -    -    -
collaboration:group_members            kombel                  GET  ok   ok   -    ok   no   no   no   no   -    no   -    -    -
collaboration:group_members            kombel                  POST ok   ok   -    ok   no   no   no   no   -    no   -    -    -
collaboration:group_join               kombel                  POST no   no   -    ok   ok   ok   ok   no   -    no   -    -    -
collaboration:group_leave              kombel                  POST no   no   -    late ok   ok   ok   no   -    no   -    -    -
collaboration:group_move               kombel/close            POST ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:group_move               kombel_idea/decline     POST ok   no   -    no   no   no   no   no   -    no   -    -    -

# What the principal says to a group, and its answer
collaboration:group_note               kombel                  GET  ok   no   -    no   no   no   no   no   -    no   -    -    -
collaboration:group_note               kombel                  POST ok   no   -    no   no   no   no   no   -    no   -    -    -
collaboration:group_answer             group_question          GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_answer             group_question          POST no   no   -    ok   -    -    -    no   -    -    -    -    -

# Meetings and their minutes
collaboration:group_plan               kombel                  GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_plan               kombel                  POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_now                kombel                  GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_now                kombel                  POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_meeting            minuted                 GET  ok   ok   -    ok   -    -    -    ok   -    -    -    -    -
collaboration:group_minute             minute_due              GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_minute             minute_due              POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_meeting_put_off    meeting_ahead           GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_meeting_put_off    meeting_ahead           POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:group_meeting_cancel     meeting_ahead           POST no   no   -    ok   -    -    -    no   -    -    -    -    -

# The cycle and its action plan
collaboration:cycle_create             kombel                  GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:cycle_create             kombel                  POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:cycle                    group_cycle             GET  ok   ok   -    ok   -    -    -    ok   -    -    -    -    -
collaboration:cycle_edit               group_cycle             GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:cycle_edit               group_cycle             POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:cycle_move               group_cycle/plan        POST no   no   -    ok   -    -    -    no   -    -    -    -    -

# The school forum: dates for everybody who knows of the groups, what was shared for the school's own people
collaboration:forum_list               .                       GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:forum_create             .                       GET  ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum_create             .                       POST ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum                    forum_ahead             GET  ok   ok   -    ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:forum_edit               forum_ahead             GET  ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum_edit               forum_ahead             POST ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum_share              forum_ahead/kombel      GET  no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:forum_share              forum_ahead/kombel      POST no   no   -    ok   -    -    -    no   -    -    -    -    -
collaboration:forum_conclude           forum_past              GET  ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum_conclude           forum_past              POST ok   ok   -    no   no   no   no   no   -    no   -    -    -
collaboration:forum_cancel             forum_ahead             POST ok   ok   -    no   no   no   no   no   -    no   -    -    -
"""

WHY = {"comment": "Alasan untuk uji."}

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:group_leader", "kombel_idea"): lambda lot: {"leader": lot.side.teacher.pk},
    ("collaboration:group_move", "kombel/close"): lambda lot: WHY,
    ("collaboration:group_move", "kombel_idea/decline"): lambda lot: WHY,
    ("collaboration:group_meeting_cancel", "meeting_ahead"): lambda lot: WHY,
    ("collaboration:forum_cancel", "forum_ahead"): lambda lot: WHY,
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
