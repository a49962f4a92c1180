"""The table: per fault what was done, how many of its bar, what came of it. Kept from run to run, so that parts can be run."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

KEPT = Path(__file__).resolve().parents[1] / "var/faults.json"
HEAD = "| fault | what was done | of the bar | what came of it | when, how long, load | verdict |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Row:
    """One fault: its number in reliability.md, what was done, how many of how many, what came of it. `bad` counts what must not be."""

    fault: str
    what: str
    done: int
    bar: int
    found: str
    bad: int
    when: str = ""

    @property
    def verdict(self) -> str:
        return "FAIL" if self.bad else "ok" if self.done >= self.bar else "ok so far"

    def __str__(self) -> str:
        return (
            f"| {self.fault} | {self.what} | {self.done} of {self.bar} | {self.found} | {self.when} | {self.verdict} |"
        )


@dataclass
class Report:
    """What was tried in this run. `share` is the part of each bar that is wanted."""

    share: float = 1.0
    rows: list[Row] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def count(self, bar: int) -> int:
        """So many of a bar are wanted in this run: at least one."""
        return max(1, round(bar * self.share))

    def begin(self) -> None:
        """The next fault's time runs from now."""
        self.begun = time.monotonic()

    def add(self, fault: str, what: str, done: tuple[int, int], found: str, bad: int) -> None:
        """A further line, shown at once and kept. `done`: so many of the bar."""
        minutes, load = (time.monotonic() - self.begun) / 60, os.getloadavg()[1]
        when = f"{datetime.now(UTC):%d.%m. %H:%M}, {minutes:.0f} min, {load:.0f}"
        row = Row(fault, what, *done, found, bad, when)
        self.rows.append(row)
        keep(row)
        print(row, flush=True)

    def summary(self) -> str:
        """The machine, and how many faults were survived."""
        failed = sum(row.bad > 0 for row in self.rows)
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        return f"\n{machine}\n{len(self.rows) - failed} survived, {failed} not."


def kept() -> dict[str, Row]:
    """The last line of each fault."""
    if not KEPT.exists():
        return {}
    return {fault: Row(**facts) for fault, facts in json.loads(KEPT.read_text()).items()}


def keep(row: Row) -> None:
    """Instead of the fault's line of an earlier run, whatever that one said."""
    rows = {**kept(), row.fault: row}
    KEPT.parent.mkdir(exist_ok=True)
    new = KEPT.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps({fault: asdict(one) for fault, one in rows.items()}, indent=1))
    new.replace(KEPT)


def table() -> str:
    """The lines of all parts that were run."""
    rows = sorted(kept().values(), key=lambda row: int(row.fault.strip("F")))
    return "\n".join([HEAD, *map(str, rows)])
