"""Who may do what: the part "reports" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:report_list              .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:report                   report                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:report                   waiting_report          GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:report_foreword          waiting_report          GET  ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:report_foreword          waiting_report          POST ok   ok   -    -    -    -    -    -    -    -    -    -    -
collaboration:report_foreword          report                  GET  late late no   no   no   no   no   no   no   no   -    -    -
collaboration:report_move              waiting_report          POST ok   no   -    -    -    -    -    -    -    -    -    -    -
collaboration:report_comment           report                  POST ok   ok   no   no   no   no   no   no   ok   no   -    -    -
collaboration:report_schedule          .                       GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:report_schedule          .                       POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
core:document                          report_paper            GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:report_move", "waiting_report"): lambda lot: {"name": "hold", "comment": "Alasan untuk uji."},
    ("collaboration:report_comment", "report"): lambda lot: {"text": "Terima kasih."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
