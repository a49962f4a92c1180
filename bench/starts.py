"""P17: how long a start takes, and setting up a machine that has nothing of Guyub's."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from bench.live import Installed, installation
from bench.report import Report
from tests.services.machinery import ROOT

STARTS = 5


def p17(report: Report, server: str) -> None:
    """A web process from its start to its first answer; then everything from a bare checkout to an empty school's tables."""
    with installation(server) as (made, _sink):
        made.python("-m", "faults.prepare")
        took = statistics.median(_start(made) for _turn in range(STARTS))
    said = f"cold start to the first answer, median of {STARTS}"
    report.add("P17", said, "postgresql", "", f"{took:.1f} s", took, 3, unit=" s")
    packages, tables = _set_up()
    figures = f"{packages:.0f} s packages", f"{tables:.0f} s tables"
    said = "set-up of a bare checkout, nothing cached; system libraries are there"
    report.add("P17", said, "sqlite", *figures, (packages + tables) / 60, 5, unit=" min")


def _start(made: Installed) -> float:
    began = time.monotonic()
    made.web(0)
    while not made.answers(0):
        time.sleep(0.01)
    took = time.monotonic() - began
    made.kill("web0")
    return took


def _set_up() -> tuple[float, float]:
    """Seconds for the packages, and for the tables."""
    with tempfile.TemporaryDirectory(prefix="guyub-bare-") as name:
        folder, env = Path(name), {"PATH": os.environ["PATH"], "HOME": name, "TMPDIR": name}
        env |= {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_"))}
        env |= {"UV_CACHE_DIR": f"{name}/uv", "PIP_NO_CACHE_DIR": "1", "VAR_DIR": f"{name}/var", "DEBUG": "0"}
        packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
        bare = folder / "guyub"
        bare.mkdir()
        subprocess.run(["tar", "-x"], cwd=bare, input=packed, check=True)
        began = time.monotonic()
        subprocess.run(["bin/setup", "runtime"], cwd=bare, env=env, check=True, capture_output=True)
        between = time.monotonic()
        subprocess.run([".venv/bin/python", "manage.py", "migrate", "-v0"], cwd=bare, env=env, check=True)
        return between - began, time.monotonic() - between
