"""Who may do what: the part "pupils" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:home                         .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -

# The register: name and class. Teachers see their own classes, parents their own child
inclusion:pupil_list                   .                       GET  ok   -    ok   ok   ok   ok   ok   -    -    -    ok   -    -
inclusion:pupil                        pupil                   GET  ok   -    ok   ok   -    ok   ok   -    -    -    ok   -    -
inclusion:pupil_create                 .                       GET  no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_create                 .                       POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_export                 .                       GET  no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_export                 .                       POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_edit                   pupil                   GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_edit                   pupil                   POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_move                   pupil                   GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_move                   pupil                   POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_leave                  pupil                   GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_leave                  pupil                   POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_return                 pupil                   GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:pupil_return                 pupil                   POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_create              pupil                   GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_create              pupil                   POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_edit                pupil/guardian          GET  no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_edit                pupil/guardian          POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_act                 pupil/guardian/nonaktifkan POST no   -    ok   no   -    no   no   -    -    -    no   -    -
inclusion:guardian_act                 pupil/guardian/hubungkan POST no   -    late no   -    no   no   -    -    -    no   -    -
inclusion:pupil_import                 .                       GET  no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import                 .                       POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_batch           pupil_import            GET  no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_columns         pupil_import            GET  no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_columns         pupil_import            POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_act             pupil_import/terapkan   POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_act             pupil_import/buang      POST no   -    ok   no   no   no   no   -    -    -    no   -    -
inclusion:pupil_import_act             applied_pupil_import/batalkan POST no   -    ok   no   no   no   no   -    -    -    no   -    -

# The consent register: operator, special-needs teacher, counsellor keep it; parents decide for their own child
inclusion:consent_list                 .                       GET  ok   -    ok   -    -    ok   ok   -    -    -    -    -    -
inclusion:consents                     pupil                   GET  ok   -    ok   -    -    ok   ok   -    -    -    ok   -    -
inclusion:consents                     pupil                   POST no   -    no   -    -    no   no   -    -    -    ok   -    -
inclusion:consent_record               pupil                   GET  no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_record               pupil                   POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_ask                  pupil                   GET  no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_ask                  pupil                   POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:request_take_back            pupil/consent_request   POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_withdraw             consent                 POST no   -    ok   -    -    ok   ok   -    -    -    ok   -    -
inclusion:consent_scan                 consent                 GET  no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_scan                 consent                 POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_link                 pupil/guardian          POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
inclusion:consent_link_revoke          pupil/guardian          POST no   -    ok   -    -    ok   ok   -    -    -    no   -    -
core:file                              consent_file            GET  ok   -    ok   -    -    ok   ok   -    -    -    ok   -    -

# The team: put together by special-needs teacher and counsellor, seen by whoever sees the plan
inclusion:team                         pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:team_join                    pupil                   GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:team_join                    pupil                   POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:team_change                  pupil/team_member       GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:team_change                  pupil/team_member       POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:team_leave                   pupil/team_member       POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:team                         unsupported             GET  late -    -    -    -    late late -    -    -    ok   -    -

# Who opened the child's data: the parents, and the principal (row "audit trail")
inclusion:pupil_copy                   pupil                   POST -    -    -    -    -    ok   ok   -    -    -    ok   -    -
inclusion:reads                        pupil                   GET  ok   -    -    -    -    -    -    -    -    -    ok   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:consents", "pupil"): lambda lot: {"act": "withdraw", "key": lot.keys("consent")[0]},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
