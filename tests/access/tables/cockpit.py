"""Who may do what: the part "cockpit" of collaboration. How to read it: tests/access/table.py.

Principal and hub look from the cockpit, others find nothing there; who has not taken part yet is shown to the hub alone. The shelf is
read by everybody on the staff side. A data cycle also belongs to the teacher who is responsible for it: here `bk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:cockpit                  .                       GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:invitations              .                       GET  no   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:invite                   invitee                 POST no   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:observation_agenda       .                       GET  no   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:observation_agenda       .                       POST no   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:readiness                .                       GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:readiness_fill           2026/1                  GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:readiness_fill           2026/1                  POST ok   ok   -    -    -    -    -    -    -    -    -    -    -

# The quarterly review
collaboration:review_list              .                       GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_create            .                       GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_create            .                       POST ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review                   hub_review              GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_edit              hub_review              GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_edit              hub_review              POST ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_close             hub_review              POST ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:review_paper             hub_review              POST ok   ok   -    -    -    -    -    -    -    -    -    -    -

# The shared shelf: read on the whole staff side, kept by the hub and by those who teach
collaboration:shelf                    .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:resource                 resource                GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:resource_create          .                       GET  no   ok   no   ok   ok   ok   ok   no   -    no   -    -    -
collaboration:resource_create          .                       POST no   ok   no   ok   ok   ok   ok   no   -    no   -    -    -
collaboration:resource_edit            resource                GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:resource_edit            resource                POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:resource_remove          resource                POST no   ok   no   ok   no   no   no   no   -    no   -    -    -

# Data cycles
collaboration:data_list                .                       GET  ok   ok   -    ok   ok   ok   ok   -    -    -    -    -    -
collaboration:data_create              .                       GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:data_create              .                       POST ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:data_cycle               data                    GET  ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_edit                data                    GET  ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_edit                data                    POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_move                data/to_gather          POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_files               data                    GET  ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_files               data                    POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_file_remove         data/data_file          POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_table_upload         data                    GET  ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_table_upload         data                    POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_table                data_table              GET  ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_table_show           table_preview           POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
collaboration:data_table_remove         data_table              POST ok   ok   -    -    -    -    ok   -    -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:observation_agenda", "."): lambda lot: {"sent": "1"},
    ("collaboration:review_paper", "hub_review"): lambda lot: {"paper": "a4"},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
