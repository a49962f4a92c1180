"""The table with a verdict per row."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line: the goal, what was measured, on what, the two figures, the measure and the limit."""

    goal: str
    what: str
    database: str
    before: str
    after: str
    measured: float
    limit: float | None
    unit: str = "×"
    at_least: bool = False

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return "–"
        met = self.measured >= self.limit if self.at_least else self.measured <= self.limit
        return "ok" if met else "FAIL"


@dataclass
class Report:
    """What was measured and what could not be."""

    rows: list[Row] = field(default_factory=list)
    not_yet: dict[str, str] = field(default_factory=dict)

    def add(self, *args: Any, **kwargs: Any) -> None:
        """A further line, shown at once."""
        self.rows.append(Row(*args, **kwargs))
        print(_line(self.rows[-1]), flush=True)

    @property
    def machine(self) -> str:
        load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
        return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load}"

    def as_json(self) -> str:
        """For programs."""
        rows = [{**asdict(row), "verdict": row.verdict} for row in self.rows]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return json.dumps({"at": at, "machine": self.machine, "rows": rows, "not_yet": self.not_yet}, indent=1)

    def summary(self) -> str:
        """How many goals are met, and what is missing."""
        failed = [row for row in self.rows if row.verdict == "FAIL"]
        lines = ["", f"{self.machine}", f"{len(self.rows) - len(failed)} within their goal, {len(failed)} not."]
        lines += [f"  {goal}: not measured, {why}" for goal, why in self.not_yet.items()]
        return "\n".join(lines)


def header() -> str:
    """The headings of the table."""
    return f"{'goal':5}{'database':11}{'what':58}{'ours / small':>22}{'against / large':>22}{'measure':>10}{'limit':>8}  verdict"


def _line(row: Row) -> str:
    limit = "" if row.limit is None else f"{'≥ ' if row.at_least else ''}{row.limit:g}{row.unit}"
    measured = f"{row.measured:.2f}{row.unit}"
    return f"{row.goal:5}{row.database:11}{row.what[:57]:58}{row.before:>22}{row.after:>22}{measured:>10}{limit:>8}  {row.verdict}"
