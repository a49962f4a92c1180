"""The table with a verdict per fault."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One fault: its number in reliability.md, what was done how often, and what came of it. `bad` counts what must not be."""

    fault: str
    what: str
    found: str
    bad: int

    @property
    def verdict(self) -> str:
        return "FAIL" if self.bad else "ok"


@dataclass
class Report:
    """What was tried."""

    rows: list[Row] = field(default_factory=list)

    def add(self, fault: str, what: str, found: str, bad: int) -> None:
        """A further line, shown at once."""
        row = Row(fault, what, found, bad)
        self.rows.append(row)
        print(f"| {row.fault} | {row.what} | {row.found} | {row.verdict} |", flush=True)

    def summary(self) -> str:
        load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
        failed = sum(row.verdict == "FAIL" for row in self.rows)
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load}"
        return f"\n{machine}\n{len(self.rows) - failed} survived, {failed} not."
