"""In which order, on which databases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import OperationalError

from bench import calendar, crowd, jobs, lists, monthly, pages, slow_line, starts, words, work
from bench.databases import Database, postgresql, sqlite
from bench.report import Report, header


@dataclass(frozen=True)
class Given:
    """What a measurement has: the databases, how often to repeat, whether time is short, the goals that were asked for."""

    found: list[Database]
    repeats: int
    quick: bool
    server: str
    asked: frozenset[str]

    @property
    def small(self) -> Database:
        return self.found[0]

    @property
    def middle(self) -> Database:
        return self.found[len(self.found) // 2]

    @property
    def large(self) -> Database:
        return self.found[-1]

    def either(self, long: int, short: int) -> int:
        """The second when time is short."""
        return short if self.quick else long


@dataclass(frozen=True)
class Goal:
    """How a goal is measured, on which databases, and why `--quick` leaves it out ('' when it does not)."""

    measure: Callable[[Report, Given], Any]
    heavy: str = ""
    on: tuple[str, ...] = field(default=("sqlite", "postgresql"))


OWN = ("postgresql",)
"""Measured in a whole installation, which has PostgreSQL."""
INSTALLED = "needs a whole installation"
GOALS = {
    "P1": Goal(lambda r, g: lists.p1(r, g.small, g.large, g.repeats)),
    "P2": Goal(lambda r, g: lists.p2(r, g.small, g.repeats)),
    "P3": Goal(lambda r, g: lists.p3(r, g.small, g.repeats)),
    "P3b": Goal(lambda r, g: lists.p3b(r, g.middle, g.repeats)),
    "P4": Goal(lambda r, g: words.p4(r, g.middle, g.large, g.repeats)),
    "P5": Goal(lambda r, g: pages.p5(r, g.small, g.repeats)),
    "P6": Goal(lambda r, g: pages.p6(r, g.small, g.repeats)),
    "P7": Goal(lambda r, g: calendar.p7(r, g.small, g.repeats)),
    "P8": Goal(lambda r, g: calendar.p8(r, g.small, g.repeats)),
    "P9": Goal(lambda r, g: work.p9(r, g.small, g.repeats)),
    "P10": Goal(lambda r, g: jobs.p10(r, g.server, g.small, g.either(500, 140)), INSTALLED, OWN),
    "P11": Goal(lambda r, g: monthly.p11(r, g.small, g.repeats)),
    "P12": Goal(lambda r, g: work.p12(r, g.small, g.either(50_000, 0)), "takes a minute, and ten with 50,000 rows"),
    "P13": Goal(lambda r, g: work.p13(r, g.large)),
    "P13-sending": Goal(lambda r, g: jobs.p13_sending(r, g.server, g.either(5000, 500)), INSTALLED, OWN),
    "P14": Goal(lambda r, g: pages.p14(r, g.small)),
    "P15": Goal(lambda r, g: slow_line.p15(r, g.server, g.small, g.either(5, 3)), INSTALLED, OWN),
    "P16": Goal(lambda r, g: (g.asked >= {"P18"} and not g.quick) or crowd.p16(r, g.server, g.middle), INSTALLED, OWN),
    "P17": Goal(lambda r, g: starts.p17(r, g.server), INSTALLED, OWN),
    "P18": Goal(
        lambda r, g: crowd.p18(r, g.server, g.middle, g.either(900, 60), "P16" in g.asked and not g.quick),
        INSTALLED, OWN,
    ),
    "P19": Goal(lambda r, g: crowd.p19(r, g.server, g.middle, g.either(5, 3), g.either(10, 6)), INSTALLED, OWN),
}  # fmt: skip
"""Every goal of performance.md. Where a full run measures P18 too, its people do P16's requests."""
COUNTED = {"P1-work": Goal(lambda r, g: lists.p1_work(r, g.small, g.large))}
"""What is measured only when it is named."""


def chosen(only: str, quick: bool) -> dict[str, Goal]:
    """The goals that were asked for: those named, else all, else all that are light."""
    if only:
        known = GOALS | COUNTED
        return {name: known[name] for name in only.split(",")}
    return {name: goal for name, goal in GOALS.items() if not (quick and goal.heavy)}


def run(wanted: argparse.Namespace) -> Report:
    """Everything that was asked for."""
    sizes = [int(n) for n in (wanted.rows or ("1000,5000,20000" if wanted.quick else "1000,20000,1000000")).split(",")]
    goals = chosen(wanted.only, wanted.quick)
    report = Report()
    print(header(), flush=True)
    for vendor in wanted.on.split(","):
        here = {name: goal for name, goal in goals.items() if vendor in goal.on}
        if not here:
            continue
        try:
            found = [_database(vendor, rows, wanted) for rows in sorted(sizes)]
        except OperationalError as error:
            report.not_yet[vendor] = f"the server does not answer ({str(error).splitlines()[0]})"
            continue
        given = Given(
            found, wanted.repeats or (5 if wanted.quick else 7), wanted.quick, wanted.postgresql, frozenset(goals)
        )
        for name, goal in here.items():
            _guarded(report, name, vendor, partial(goal.measure, report, given))
    if not wanted.only:
        report.not_yet |= {
            name: f"--quick leaves it out: {goal.heavy}" for name, goal in GOALS.items() if name not in goals
        }
    return report


def _database(vendor: str, rows: int, wanted: argparse.Namespace) -> Database:
    found = sqlite(rows, wanted.fresh) if vendor == "sqlite" else postgresql(rows, wanted.fresh, wanted.postgresql)
    found.wrapper.close()  # a copy is made of what nobody uses; the first question opens it again
    return found


def _guarded(report: Report, goal: str, vendor: str, measure: Callable[[], Any]) -> None:
    """One measurement that cannot be taken says so, and the others go on."""
    try:
        measure()
    except Exception as error:
        report.not_yet[f"{goal} on {vendor}"] = f"{type(error).__name__}: {error}"
        print(f"{goal} on {vendor}: {type(error).__name__}: {error}", file=sys.stderr)
