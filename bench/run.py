"""In which order, on which databases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from django.db import OperationalError

from bench import calendar, lists, pages, words, work
from bench.databases import Database, postgresql, sqlite
from bench.report import Report, header

NOT_YET = {
    "P10": "there are no batches of papers yet", "P11": "there is no monthly report yet",
    "P13 sending": "needs workers and a mail server: tests/services shows that it works, not how fast",
    "P15": "needs a browser on a slowed line", "P16, P17, P18, P19": "need running servers",
}  # fmt: skip


def run(wanted: argparse.Namespace) -> Report:
    """Everything that was asked for."""
    sizes = [1000, 5000, 20000] if wanted.quick else [int(n) for n in wanted.rows.split(",")]
    repeats = wanted.repeats or (5 if wanted.quick else 7)
    report = Report()
    print(header(), flush=True)
    for vendor in wanted.on.split(","):
        try:
            found = [_database(vendor, rows, wanted) for rows in sorted(sizes)]
        except OperationalError as error:
            report.not_yet[vendor] = f"the server does not answer ({str(error).splitlines()[0]})"
            continue
        for goal, measure in _goals(report, found, repeats).items():
            if goal in wanted.only.split(",") if wanted.only else goal != "P1-work":
                _guarded(report, goal, vendor, measure)
    if not wanted.only:
        report.not_yet |= NOT_YET
    return report


def _database(vendor: str, rows: int, wanted: argparse.Namespace) -> Database:
    return sqlite(rows, wanted.fresh) if vendor == "sqlite" else postgresql(rows, wanted.fresh, wanted.postgresql)


def _goals(report: Report, found: list[Database], n: int) -> dict[str, Callable[[], Any]]:
    small, middle, large = found[0], found[len(found) // 2], found[-1]
    return {
        "P1": lambda: lists.p1(report, small, large, n),
        "P1-work": lambda: lists.p1_work(report, small, large),
        "P2": lambda: lists.p2_p3(report, small, n),
        "P3b": lambda: lists.p3b(report, middle, n),
        "P4": lambda: words.p4(report, middle, large, n),
        "P5": lambda: pages.p5(report, small, n),
        "P6": lambda: pages.p6(report, small, n),
        "P7": lambda: calendar.p7(report, small, n),
        "P8": lambda: calendar.p8(report, small, n),
        "P9": lambda: work.p9(report, small, n),
        "P12": lambda: work.p12(report, small),
        "P13": lambda: work.p13(report, large),
        "P14": lambda: pages.p14(report, small),
    }


def _guarded(report: Report, goal: str, vendor: str, measure: Callable[[], Any]) -> None:
    """One measurement that cannot be taken says so, and the others go on."""
    try:
        measure()
    except Exception as error:
        report.not_yet[f"{goal} on {vendor}"] = f"{type(error).__name__}: {error}"
        print(f"{goal} on {vendor}: {type(error).__name__}: {error}", file=sys.stderr)
