"""P10, P13: what workers get done, in a whole installation."""

from __future__ import annotations

import os
import signal
import statistics
import time
from functools import partial

from bench.databases import Database
from bench.live import Installed, children, installation, prepare, resident
from bench.report import Report
from faults.site import until
from tests.core.smtp_sink import SmtpSink

WARM, PHASES = 40, 10
PROGRESS = """
SELECT count(*) FILTER (WHERE p.state IN ('done', 'left_out')), count(*) FILTER (WHERE d.state = 'ready'),
       count(*) FILTER (WHERE p.state = 'left_out')
FROM core_batchpaper p LEFT JOIN core_document d ON d.id = p.document_id
"""


def p10(report: Report, server: str, seeded: Database, papers: int) -> None:
    """A batch of papers. The second worker is halted and let go in turns, so that one and two work in the same minutes."""
    with installation(server, seeded) as (made, _sink):
        asked = prepare(made, "batch", str(papers))["papers"]
        for name in ("one", "two"):
            made.worker(name, children=1)
        watch = Watch(made, asked)
        watch.until(WARM)
        watch.warm = watch.memory()
        step, paces = (asked - WARM) // PHASES, {1: [], 2: []}
        for phase in range(PHASES):
            count = 2 - phase % 2
            _signal(made, "two", signal.SIGCONT if count == 2 else signal.SIGSTOP)
            began, before = time.monotonic(), watch.settled
            watch.until(WARM + (phase + 1) * step - 1)  # one paper may be in the hands of who is halted
            paces[count].append((watch.settled - before) / (time.monotonic() - began))
        _signal(made, "two", signal.SIGCONT)
        watch.until(asked)
        end = watch.memory()
        packed = partial(made.database.rows, "SELECT 1 FROM core_bundle WHERE state = 'ready'")
        until(lambda: bool(packed()), 240, "the ZIP is packed")
        ((listed,),) = made.database.rows("SELECT jsonb_array_length(manifest) FROM core_bundle")
    one, two = statistics.median(paces[1]), statistics.median(paces[2])
    on, figures = "postgresql", (f"{one * 60:.0f}/min", f"{two * 60:.0f}/min")
    report.add("P10", f"{asked} papers in a batch, 2 workers against 1", on, *figures, two / one, 1.8, at_least=True)
    wrong = watch.wrong + abs(listed - asked) + watch.left_out
    said = f"progress that was not exact, {watch.looks} looks, {listed} in the ZIP"
    report.add("P10", said, on, "", str(wrong), wrong, 0, unit="")
    figures = f"{watch.warm:.0f} MiB", f"{end:.0f} MiB"
    report.add("P10", f"a worker's memory at the end against after {WARM}", on, *figures, end / watch.warm, 1.1)


class Watch:
    """Looks at the progress of the only batch: it only grows, and is never ahead of the papers nor more than the two in work behind."""

    def __init__(self, made: Installed, asked: int) -> None:
        self.made, self.asked, self.warm = made, asked, 0.0
        self.settled = self.left_out = self.wrong = self.looks = 0

    def look(self) -> int:
        settled, ready, self.left_out = self.made.database.rows(PROGRESS)[0]
        behind = ready + self.left_out - settled
        self.wrong += settled < self.settled or not 0 <= behind <= 2
        self.looks += 1
        self.settled = settled
        return settled

    def until(self, count: int) -> None:
        until(lambda: self.look() >= count, 1200, f"{count} papers are made")

    def memory(self) -> float:
        """Of the larger worker: the process that draws."""
        return max(resident(pid) for name in ("one", "two") for pid in children(self.made.processes[name].pid))


def _signal(made: Installed, name: str, what: signal.Signals) -> None:
    os.killpg(made.processes[name].pid, what)


def p13_sending(report: Report, server: str, count: int) -> None:
    """Due reminders planned by beat's sweep and handed to a mail server by two workers of two processes, as deployed."""
    with installation(server, reminders=count) as (made, sink):
        made.python("-m", "faults.prepare")
        made.python("manage.py", "createcachetable", "-v0")
        began = time.monotonic()
        made.beat("beat")
        for name in ("one", "two"):
            made.worker(name)
        took = _all_sent(made, sink, began)
        twice = len(sink.accepted) - len(set(sink.message_ids))
    said = f"{count:,} due reminders planned and handed to a mail server by 2 workers"
    report.add("P13", said, "postgresql", f"{twice} twice", f"{count / took:.0f}/s", took / 60, 10, unit=" min")


def _all_sent(made: Installed, sink: SmtpSink, began: float) -> float:
    def arrived() -> bool:
        return len(sink.accepted) >= made.reminders and made.all_sent()

    until(arrived, 1200, "every message arrives")
    return time.monotonic() - began
