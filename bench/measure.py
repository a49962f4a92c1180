"""Stopwatches: CPU of this process and time on the wall, several times, taken in turns so that a busy minute hits all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SLOW = 2.0
"""Seconds from which something is measured once."""


@dataclass(frozen=True)
class Cost:
    """Milliseconds, medians of the runs."""

    cpu: float
    wall: float


def once(work: Callable[[], Any]) -> Cost:
    """One run."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000)


def in_turns(works: Sequence[Callable[[], Any]], repeats: int) -> list[Cost]:
    """The median cost of each, run in turns after one run that does not count."""
    first = [once(work) for work in works]
    if max(cost.wall for cost in first) > SLOW * 1000:
        return [once(work) for work in works]
    runs = [[once(work) for work in works] for _ in range(repeats)]
    return [
        Cost(statistics.median(r[at].cpu for r in runs), statistics.median(r[at].wall for r in runs))
        for at in range(len(works))
    ]


@dataclass(frozen=True)
class Pair:
    """Two costs, and how many times the second is the first."""

    before: float
    after: float

    @property
    def ratio(self) -> float:
        return self.after / self.before


def compare(vendor: str, works: Sequence[Callable[[], Any]], repeats: int, limit: float | None = None) -> Pair:
    """Two works in turns. SQLite works in this process, so its CPU tells all; PostgreSQL's work shows on the wall only.

    What is above `limit` is measured up to three times more, for a neighbour on the machine may have been at work; the best pair
    counts.
    """

    def pair() -> Pair:
        before, after = in_turns(works, repeats)
        return Pair(before.cpu, after.cpu) if vendor == "sqlite" else Pair(before.wall, after.wall)

    found = pair()
    for _again in range(3):
        if limit is None or not limit < found.ratio < 3 * limit:
            break
        found = min(found, pair(), key=lambda one: one.ratio)
    return found
