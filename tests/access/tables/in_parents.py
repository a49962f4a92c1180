"""Who may do what: the part "parents" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The child's space: parents, their own child
inclusion:children                     .                       GET  -    -    -    -    -    -    -    -    -    -    ok   -    -
inclusion:child                        pupil                   GET  -    -    -    -    -    -    -    -    -    -    ok   -    -
inclusion:child_questionnaire          pupil                   GET  -    -    -    -    -    -    -    -    -    -    ok   -    -
inclusion:child_questionnaire          pupil                   POST -    -    -    -    -    -    -    -    -    -    ok   -    -

# Messages: read as the plan; written by the team and the parents
inclusion:messages                     pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:messages                     pupil                   POST no   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:messages_read                pupil                   POST ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:message_answer               pupil/home_message      GET  no   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:message_answer               pupil/home_message      POST no   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:message_talk                 pupil                   GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:message_talk                 pupil                   POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:child_link_give              linked_pupil/father     POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:child_link_revoke   linked_pupil/father/given_child_link POST no   -    -    no   -    ok   ok   -    -    -    no   -    -

# Materials for home and trainings: who shares them, and parents
inclusion:home_materials               .                       GET  ok   -    -    ok   ok   ok   ok   -    -    -    ok   -    -
inclusion:home_material_new            .                       GET  ok   -    -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:home_material_new            .                       POST ok   -    -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:home_material_withdraw       material                POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:parent_training_new          .                       GET  no   -    -    no   no   ok   ok   -    -    -    no   -    -
inclusion:parent_training_new          .                       POST no   -    -    no   no   ok   ok   -    -    -    no   -    -
inclusion:training_want                pupil/training          POST -    -    -    -    -    -    -    -    -    -    ok   -    -

# Letters: the school's words; written by the team, read by the team and by whom they are for
inclusion:letter_texts                 .                       GET  ok   -    -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:letter_text                  questionnaire           GET  no   -    -    no   no   ok   ok   -    -    -    -    -    -
inclusion:letter_text                  questionnaire           POST no   -    -    no   no   ok   ok   -    -    -    -    -    -
inclusion:letters                      pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:letter_write                 pupil/questionnaire     GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:letter_write                 pupil/questionnaire     POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:letter_pdf                   pupil/letter            GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -

# Handing over: parents decide; those who read plans see it, special-needs teacher and counsellor ask and carry it out
inclusion:handovers                    pupil                   GET  -    -    -    -    -    -    -    -    -    -    ok   -    -
inclusion:handovers                    pupil                   POST -    -    -    -    -    -    -    -    -    -    ok   -    -
inclusion:pupil_handovers              pupil                   GET  ok   -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:handover_ask                 pupil                   GET  no   -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:handover_ask                 pupil                   POST no   -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:handover                     pupil/handover          GET  ok   -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:handover_pdf                 pupil/handover          GET  ok   -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:handover_json                pupil/handover          GET  ok   -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:handover_link                pupil/handover          POST no   -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:handover_link_revoke         pupil/handover/given_handover_link POST no -  -    -    -    ok   ok   -    -    -    ok   -    -

# A word for the next class: as the plan
inclusion:class_notes                  pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:class_notes                  pupil                   POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:messages", "pupil"): lambda lot: {"topic": "tell", "text": "Kabar"},
    ("inclusion:message_answer", "pupil/home_message"): lambda lot: {"text": "Kabar"},
    ("inclusion:message_talk", "pupil"): lambda lot: {"kind": "phone", "text": "Kabar", "happened_on": "2026-09-21"},
    ("inclusion:child_questionnaire", "pupil"): lambda lot: {"hopes": "Mandiri"},
    ("inclusion:class_notes", "pupil"): lambda lot: {"works": "Jadwal bergambar"},
    ("inclusion:handovers", "pupil"): lambda lot: {"receiver": "SMP Lain", "covers": ["goals"]},
    ("inclusion:handover_ask", "pupil"): lambda lot: (
        {"receiver": "SMP Jauh", "covers": ["goals"]} | {"guardian": lot.pupil.guardians.get().pk}
    ),
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
