"""bin/bench: seeds, measures, prints the table with a verdict per row."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from typing import Any


def main() -> int:
    """The command line. Returns 1 when a goal is missed."""
    reader = argparse.ArgumentParser(prog="bin/bench", description="Measures speed and growth (docs/scale.md).")
    reader.add_argument("--rows", default="", help="smallest, middle, largest: rows of each table (1000,20000,1000000)")
    reader.add_argument(
        "--quick", action="store_true", help="1,000, 5,000 and 20,000 rows, fewer repeats, under two minutes"
    )
    reader.add_argument("--json", action="store_true", help="for programs: the table goes to standard error")
    reader.add_argument("--only", default="", help="goals, e.g. P1,P4")
    reader.add_argument("--on", default="sqlite,postgresql", help="databases")
    reader.add_argument("--repeats", type=int, default=0, help="runs of which the median counts (7; quick: 5)")
    reader.add_argument("--fresh", action="store_true", help="seed anew")
    reader.add_argument(
        "--postgresql",
        default=os.environ.get("TEST_DATABASE_URL", "postgresql://guyub_test:guyub_test@127.0.0.1:5432/postgres"),
    )
    wanted = reader.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is stopped then, too
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from bench.run import run

    out, sys.stdout = sys.stdout, sys.stderr if wanted.json else sys.stdout
    report: Any = run(wanted)
    print(report.summary())
    sys.stdout = out
    if wanted.json:
        print(report.as_json())
    return int(any(row.verdict == "FAIL" for row in report.rows))


if __name__ == "__main__":
    raise SystemExit(main())
