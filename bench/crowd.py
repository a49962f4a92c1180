"""P16, P18, P19: people at work on a whole installation, simulated by Locust from the same machine."""

from __future__ import annotations

import csv
import json
import os
import statistics
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.databases import PLACE, Database
from bench.live import Installed, children, installation, prepare, resident
from bench.report import Report
from faults.site import free_port, port_open, until
from schools.links import school_url
from tests.services.machinery import ROOT
from tests.world import OWN

PAGES = (
    ("home", "schools:home", "", 25),
    ("partnerships", "partnerships:partnership_list", "", 15),
    ("partnerships, filtered", "partnerships:partnership_list", "?stage=implementation", 10),
    ("partnership", "partnerships:partnership", "%d", 20),
    ("partners", "partnerships:partner_list", "", 10),
    ("agreements", "partnerships:agreement_list", "", 5),
    ("calendar", "collaboration:calendar", "", 10),
    ("search", "schools:search", "?q=Puskesmas", 5),
)
"""What people open, and how often of a hundred times."""
GIVEN = {"category": "academic", "priority": "2", "description": "Buku bacaan", "evidence": "Rapor Pendidikan"}
EARLY, LATE = 100, 10_000


def locust() -> str:
    """Locust in an environment of its own, as the lock says; made when it is missing."""
    place = PLACE / "locust"
    env = {**os.environ, "VIRTUAL_ENV": str(place), "UV_SYSTEM_CERTS": "1"}
    uv = str(ROOT / ".venv/bin/uv")
    for words in (
        ["venv", "--quiet", "--allow-existing", str(place)],
        ["pip", "sync", "--quiet", "--require-hashes", str(ROOT / "requirements-bench.lock")],
    ):
        subprocess.run([uv, *words], env=env, check=True)
    return str(place / "bin/locust")


@dataclass
class Told:
    """What Locust counted: answers by milliseconds, errors, seconds."""

    times: Counter[int] = field(default_factory=Counter)
    errors: int = 0
    what: list[str] = field(default_factory=list)
    seconds: float = 0

    @property
    def requests(self) -> int:
        return sum(self.times.values())

    def within(self, share: float) -> int:
        """So many milliseconds at most took that share of all requests."""
        left = share * self.requests
        for took, count in sorted(self.times.items()):
            left -= count
            if left <= 0:
                return took
        return 0


def plan(made: Installed, rows: int, people: dict[str, list[str]]) -> dict[str, Any]:
    """What the simulated people do."""
    pages = [
        (name, school_url(OWN, url, 0).replace("/0/", "/%d/") if more == "%d" else school_url(OWN, url) + more, often)
        for name, url, more, often in PAGES
    ]
    return {
        "host": f"https://localhost:{made.ports[2]}", **people, "rows": rows, "pages": pages, "writes": 1,
        "form": school_url(OWN, "partnerships:need_create"), "given": GIVEN, "think": (3, 8),
        "session_cookie": "__Host-sessionid", "token_cookie": "__Host-csrftoken",
    }  # fmt: skip


def let_in(made: Installed, crowd: dict[str, Any], people: int, seconds: float, **changes: Any) -> Told:
    """So many people for so long."""
    file, found = made.folder / "crowd.json", made.folder / "locust.json"
    file.write_text(json.dumps({**crowd, **changes}))
    found.unlink(missing_ok=True)
    words = [
        "--headless",
        "-u",
        str(people),
        "-r",
        str(max(10, people // 10)),
        "-t",
        f"{seconds:.0f}s",
        "--only-summary",
    ]
    with (made.folder / "locust.log").open("ab") as log:
        subprocess.run(
            [locust(), "-f", str(ROOT / "bench/locustfile.py"), *words, "--exit-code-on-error", "0",
             "--json-file", str(found.with_suffix("")), "--csv", str(made.folder / "crowd"), "--loglevel", "ERROR"],
            cwd=made.folder, env={**os.environ, "CROWD": str(file)}, stdout=log, stderr=log, check=True,
        )  # fmt: skip
    told = Told(seconds=seconds)
    for entry in json.loads(found.read_text()):
        told.errors += entry["num_failures"]
        told.times.update({int(float(took)): count for took, count in entry["response_times"].items()})
    with (made.folder / "crowd_failures.csv").open() as file:
        told.what = [f"{row['Occurrences']} × {row['Name']}: {row['Error']}" for row in csv.DictReader(file)]
    return told


@dataclass
class Memory:
    """The largest web worker's memory after a hundred requests, and after ten thousand; counted from the proxy's log."""

    made: Installed
    early: float = 0
    late: float = 0
    asked: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Memory:
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.over.set()
        self.thread.join()

    def _now(self) -> float:
        masters = [self.made.processes[name].pid for name in ("web0", "web1")]
        return max(resident(pid) for master in masters for pid in children(master))

    def _watch(self) -> None:
        while not self.over.wait(0.2):
            with suppress(OSError), (self.made.folder / "nginx/access.log").open("rb") as log:
                self.asked = sum(1 for _line in log)
            self.early = self.early or (self._now() if self.asked >= EARLY else 0)
            self.late = self.late or (self._now() if self.asked >= LATE else 0)

    def say(self, report: Report) -> None:
        """The two lines of P16."""
        if not self.late:
            raise RuntimeError(f"only {self.asked:,} of {LATE:,} requests were made")
        figures = f"{self.early:.0f} MiB", f"{self.late:.0f} MiB"
        said = "the largest web worker after 10,000 mixed requests against after 100"
        report.add("P16", said, "postgresql", *figures, self.late / self.early, 1.1)
        report.add("P16", "its memory after 10,000", "postgresql", *figures, self.late, 150, unit=" MiB")


def p16(report: Report, server: str, seeded: Database) -> None:
    """Ten thousand requests without a pause."""
    with installation(server, seeded) as (made, _sink):
        crowd = plan(made, seeded.rows, prepare(made, "people", "16"))
        made.open_doors()
        with Memory(made) as memory:
            while memory.asked < LATE:
                before = memory.asked
                let_in(made, crowd, 16, 60, think=(0, 0))
                if memory.asked < before + 100:
                    raise RuntimeError("the installation answers no more")
        memory.say(report)


def p18(report: Report, server: str, seeded: Database, seconds: int, with_memory: bool) -> None:
    """Two hundred people who think three to eight seconds and write at every tenth request."""
    with installation(server, seeded) as (made, _sink):
        crowd = plan(made, seeded.rows, prepare(made, "people", "200"))
        made.open_doors()
        made.worker("worker")
        made.beat("beat")
        with Memory(made) as memory, Busy() as busy:
            told = let_in(made, crowd, 200, seconds)
    said = (
        f"200 people, {seconds // 60} min {seconds % 60} s, {told.requests:,} requests, {told.requests / seconds:.0f}/s"
    )
    half = f"{told.within(0.5)} ms half"
    machine = f"{busy.share:.0%} CPU"
    report.add("P18", f"{said}: p95", "postgresql", half, machine, told.within(0.95), 500, unit=" ms")
    report.add("P18", "p99", "postgresql", half, machine, told.within(0.99), 1000, unit=" ms")
    report.add("P18", f"errors {'; '.join(told.what)}", "postgresql", "", str(told.errors), told.errors, 0, unit="")
    if with_memory:
        memory.say(report)


class Busy:
    """How busy the whole machine was within the block, by /proc/stat."""

    share = 0.0

    def __enter__(self) -> Busy:
        self.before = self._now()
        return self

    def __exit__(self, *exc: object) -> None:
        idle, total = (after - before for after, before in zip(self._now(), self.before, strict=True))
        self.share = 1 - idle / total

    @staticmethod
    def _now() -> tuple[int, int]:
        told = [int(one) for one in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
        return told[3] + told[4], sum(told)


def p19(report: Report, server: str, seeded: Database, turns: int, seconds: int) -> None:
    """Two web processes against one, in turns, on a page that waits a fifth of a second in the database; and on real pages, unjudged."""
    with installation(server, seeded) as (made, _sink):
        crowd = plan(made, seeded.rows, prepare(made, "people", "48"))
        made.open_doors()
        https, http = free_port(), free_port()
        made.another_proxy("alone", made.ports[:1] * 2, https, http)
        until(lambda: port_open(https), 20, "the second proxy answers")
        hosts = {1: f"https://localhost:{https}", 2: crowd["host"]}
        waiting = {"pages": [("waiting", "/bench/waiting/", 1)], "writes": 0}

        def pace(count: int, **how: Any) -> float:
            told = let_in(made, crowd, 48, seconds, think=(0, 0), host=hosts[count], **how)
            if told.errors:
                raise RuntimeError(f"errors: {'; '.join(told.what)}")
            return told.requests / seconds

        _compared(report, "a page that waits 0.2 s", pace, turns, 1.8, waiting)
        _compared(report, "real pages, where the CPU is the limit", pace, 1, None, {})


def _compared(
    report: Report, what: str, pace: Callable[..., float], turns: int, least: float | None, how: dict[str, Any]
) -> None:
    pairs = [(pace(1, **how), pace(2, **how)) for _turn in range(turns)]
    one, two = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    said = f"two web processes against one: {what}"
    report.add("P19", said, "postgresql", f"{one:.0f}/s", f"{two:.0f}/s", two / one, least, at_least=True)
