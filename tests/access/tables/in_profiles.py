"""Who may do what: the part "profiles" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The learning profile: as the support plan; parents write their own part, and codes for Dapodik are the support staff's
inclusion:pupil_profile                pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:profile_begin                pupil                   POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:profile                      learning_profile        GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:profile_write                learning_profile/kekuatan  GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:profile_write                learning_profile/kekuatan  POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:profile_write                learning_profile/orang-tua GET  no   -    -    no   -    no   no   -    -    -    ok   -    -
inclusion:profile_write                learning_profile/orang-tua POST no   -    -    no   -    no   no   -    -    -    ok   -    -
inclusion:profile_autosave             learning_profile        POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:profile_needs                learning_profile        GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:profile_needs                learning_profile        POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:function_add                 learning_profile        GET  no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:function_add                 learning_profile        POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:function_edit                learning_profile/statement GET  no   -    -    ok   -    no   no   -    -    -    no   -    -
inclusion:function_edit                learning_profile/statement POST no   -    -    ok   -    no   no   -    -    -    no   -    -
inclusion:function_remove              learning_profile/statement POST no   -    -    ok   -    ok   ok   -    -    -    no   -    -

# Assessments and diagnosis documents: support staff on the team, the parents; a teacher on the team only when cleared
inclusion:assessments                  pupil                   GET  -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:assessment_add               pupil                   GET  -    -    -    -    -    ok   ok   -    -    -    no   -    -
inclusion:assessment_add               pupil                   POST -    -    -    -    -    ok   ok   -    -    -    no   -    -
inclusion:assessment_edit              assessment              GET  -    -    -    -    -    ok   ok   -    -    -    no   -    -
inclusion:assessment_edit              assessment              POST -    -    -    -    -    ok   ok   -    -    -    no   -    -
inclusion:assessment_document_remove   assessment/assessment_file POST -    -    -    -    -    ok   ok   -    -    -    no   -    -
# Parents ask for one of them to be erased; support staff take that down for them and carry out what the principal decided
inclusion:erasure_choose               pupil                   GET  -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:erasure_ask                  assessment              GET  -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:erasure_ask                  assessment              POST -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:erasure                      assessment              GET  -    -    -    -    -    late late -    -    -    no   -    -
inclusion:erasure                      assessment              POST -    -    -    -    -    late late -    -    -    no   -    -
inclusion:erasure_ask                  assessment/assessment_file GET  -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:erasure_ask                  assessment/assessment_file POST -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:erasure                      assessment/assessment_file GET  -    -    -    -    -    late late -    -    -    no   -    -
inclusion:erasure                      assessment/assessment_file POST -    -    -    -    -    late late -    -    -    no   -    -
core:file                              assessment_file         GET  -    -    -    -    -    ok   ok   -    -    -    ok   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:profile_autosave", "learning_profile"): lambda lot: {"key": "helps", "body": "Kata", "version": 2},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
