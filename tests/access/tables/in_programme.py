"""Who may do what: the part "programme" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
inclusion:figures                      .                       GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:evaluation                   .                       GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:evaluation_fill              2026                    GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:evaluation_fill              2026                    POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:campaigns                    .                       GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:campaign_create              .                       GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:campaign_create              .                       POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:campaign_edit                campaign                GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:campaign_edit                campaign                POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:facility_list                .                       GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:facility_create              .                       GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:facility_create              .                       POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:facility                     facility                GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:facility_edit                facility                GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:facility_edit                facility                POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:facility_photo_remove        facility/facility_photo POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_list                  .                       GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:device_create                .                       GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_create                .                       POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device                       device                  GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
inclusion:device_edit                  device                  GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_edit                  device                  POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_lend                  free_device             GET  no   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_lend                  free_device             POST no   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_return                device/device_loan      GET  no   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_return                device/device_loan      POST no   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_care                  device                  GET  ok   no   -    -    -    ok   ok   no   no   no   -    -    -
inclusion:device_care                  device                  POST ok   no   -    -    -    ok   ok   no   no   no   -    -    -
core:file                              facility_photo          GET  ok   ok   -    -    -    ok   ok   ok   ok   ok   -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
