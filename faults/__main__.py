"""bin/faults: makes the faults, prints the table."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from faults import again, clock, disks, jobs, mails, pages, same
from faults.report import HEAD, Report, table
from faults.servers import Redis
from faults.site import PostgreSQL, server, site

ALONE = {"F4": disks.f4, "F10": disks.f10}
"""Faults that need no server."""
WITH_MAILS = {
    "F1": (jobs.f1, 500), "F6": (mails.f6, 25), "F7": (again.f7, 0), "F11": (clock.f11, 0), "F12": (jobs.f12, 200),
    "F15": (jobs.f15, 12),
}  # fmt: skip
"""Faults of jobs, each in an installation of its own, and with how many mails."""
WITH_PEOPLE = {"F9": same.f9, "F8": same.f8, "F2": pages.f2, "F3": pages.f3, "F5": pages.f5, "F14": disks.f14}
"""Faults under people who write, in one installation with everything in it (tests/access/scene.py)."""
ALL = {*ALONE, *WITH_MAILS, *WITH_PEOPLE}


def main() -> int:
    """The command line. Returns 1 when something was lost."""
    reader = argparse.ArgumentParser(
        prog="bin/faults", description="Makes faults and counts what they cost (docs/operate.md)."
    )
    reader.add_argument("--only", default="", help="faults, e.g. F1,F3")
    reader.add_argument("--share", type=float, default=1.0, help="so much of each bar, e.g. 0.1")
    reader.add_argument("--table", action="store_true", help="only print what all runs so far have found")
    wanted = reader.parse_args()
    if wanted.table:
        print(table())
        return 0
    only = set(wanted.only.split(",")) - {""} or ALL
    if only - ALL:
        reader.error(f"no such fault: {', '.join(sorted(only - ALL))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is stopped then, too
    report = Report(wanted.share)
    print(HEAD, flush=True)
    with server() as (folder, postgresql):
        run(report, folder, postgresql, only)
    print(report.summary())
    return int(any(row.bad for row in report.rows))


def run(report: Report, folder: Path, postgresql: PostgreSQL, only: set[str]) -> None:
    """Each of the faults asked for. One that cannot be survived is a line too, and the others go on."""

    def guarded(fault: str, act: Callable[[], None]) -> None:
        report.begin()
        try:
            act()
        except Exception as error:
            report.add(
                fault, "came to no end", (0, 1), f"{type(error).__name__}: {str(error)[-1500:]}".replace("\n", " "), 1
            )

    for fault, alone in ALONE.items():
        if fault in only:
            guarded(fault, partial(alone, report, folder))
    redis = Redis(folder)
    redis.start()
    try:
        with_servers(report, folder, postgresql, redis, only, guarded)
    finally:
        redis.kill()


def with_servers(
    report: Report, folder: Path, postgresql: PostgreSQL, redis: Redis, only: set[str], guarded: Callable
) -> None:
    """Faults of jobs, then those under people."""
    if mailing := {fault: WITH_MAILS[fault] for fault in WITH_MAILS if fault in only}:
        with site(folder, redis.url) as (first, _sink):
            first.python("-m", "faults.prepare")
            for fault, (act, bar) in mailing.items():
                due = report.count(bar) if bar > 100 else bar
                with site(folder, redis.url, due, first.database) as (made, sink):
                    guarded(fault, partial(act, report, made, sink))
    if peopled := {fault: WITH_PEOPLE[fault] for fault in WITH_PEOPLE if fault in only}:
        with site(folder, redis.url) as (made, _sink):
            made.people()
            made.open_doors()
            for fault, on in peopled.items():
                guarded(fault, partial(on, report, made, postgresql, redis))


if __name__ == "__main__":
    raise SystemExit(main())
