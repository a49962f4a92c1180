"""bin/faults: makes the faults, prints the table."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from faults import disks, jobs, pages
from faults.report import Report
from faults.servers import Redis
from faults.site import PostgreSQL, server, site
from tests.services.machinery import Database

MAILS = {
    "F1": (jobs.f1, 40),
    "F6": (jobs.f6, 25),
    "F7,F12": (jobs.f7_f12, 60),
    "F11": (jobs.f11, 10),
    "F15": (jobs.f15, 12),
}
"""Faults of jobs, and with how many mails."""


def main() -> int:
    """The command line. Returns 1 when something was lost."""
    reader = argparse.ArgumentParser(
        prog="bin/faults", description="Makes faults and counts what they cost (docs/operate.md)."
    )
    reader.add_argument("--only", default="", help="faults, e.g. F1,F3")
    reader.add_argument("--times", type=int, default=1, help="so many times as many of each")
    wanted = reader.parse_args()
    only = set(wanted.only.split(",")) - {""}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is stopped then, too
    report = Report()
    print("| fault | what was done | what came of it | verdict |\n|---|---|---|---|", flush=True)
    with server() as (folder, postgresql):
        redis = Redis(folder)
        redis.start()
        try:
            run(report, folder, postgresql, redis, only, wanted.times)
        finally:
            redis.kill()
    print(report.summary())
    return int(any(row.bad for row in report.rows))


def run(report: Report, folder: Path, postgresql: PostgreSQL, redis: Redis, only: set[str], times: int) -> None:
    """Each fault in an installation that is new."""

    def asked(faults: str) -> bool:
        return not only or bool(only & set(faults.split(",")))

    def guarded(fault: str, act: Callable[[], Any]) -> None:
        """A fault that cannot be survived is a line too, and the others go on."""
        try:
            act()
        except Exception as error:
            report.add(fault, "came to no end", f"{type(error).__name__}: {str(error)[:300]}", 1)

    with site(folder, redis.url) as (first, _sink):
        sessions = first.python("-m", "faults.prepare").split()
        template: Database = first.database
        if asked("F4"):
            guarded("F4", partial(disks.f4, report, folder, times))
        if asked("F10"):
            guarded("F10", partial(disks.f10, report, folder, first))
        for fault, (act, mails) in MAILS.items():
            if asked(fault):
                with site(folder, redis.url, mails, template) as (made, sink):
                    guarded(fault, partial(act, report, made, sink, times))
        acts = {
            "F8": lambda made: pages.f8(report, made, times), "F9": lambda made: pages.f9(report, made, times),
            "F2": lambda made: pages.f2(report, made, times), "F3": lambda made: pages.f3(report, made, postgresql, times),
            "F5": lambda made: pages.f5(report, made, redis, times), "F14": lambda made: disks.f14(report, made),
        }  # fmt: skip
        if any(map(asked, acts)):
            with site(folder, redis.url, 0, template, sessions) as (made, _sink):
                made.open_doors()
                for fault, on in acts.items():
                    if asked(fault):
                        guarded(fault, partial(on, made))


if __name__ == "__main__":
    raise SystemExit(main())
