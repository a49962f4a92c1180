"""Who may do what: the part "services" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:service_list                 .                       GET  ok   -    -    ok   ok   ok   ok   -    -    -    ok   ok   ok
inclusion:pupil_services               pupil                   GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:service_create               pupil                   GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_create               pupil                   POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service                      service                 GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:service                      referral                GET  ok   -    -    ok   -    ok   ok   -    -    -    ok   ok   -
inclusion:service_edit                 planned_service         GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_edit                 planned_service         POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_edit                 referral                GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_refer                prepared                GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_refer                prepared                POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_send                 prepared                GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_send                 prepared                POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_need                 planned_service         GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_need                 planned_service         POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:session_add                  accepted                GET  no   -    -    no   -    ok   ok   -    -    -    no   ok   -
inclusion:session_add                  accepted                POST no   -    -    no   -    ok   ok   -    -    -    no   ok   -
inclusion:session_record               service/service_session GET  no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:session_record               accepted/accepted_session GET no  -    -    no   -    ok   ok   -    -    -    no   ok   -
inclusion:session_record               accepted/accepted_session POST no -    -    no   -    ok   ok   -    -    -    no   ok   -
inclusion:service_move                 planned_service/start   POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:service_move                 referral/accept         POST no   -    -    no   -    ok   ok   -    -    -    no   ok   -
inclusion:service_move                 referral/revoke         POST no   -    -    no   -    ok   ok   -    -    -    no   -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:service_send", "prepared"): lambda lot: {"recipient_label": "Bu Terapis"},
    ("inclusion:service_move", "referral/revoke"): lambda lot: {"comment": "Pindah penyedia."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
