"""Every task rung for more than once (F7)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

from faults.report import Report
from faults.site import ROOT, Site
from tests.core.smtp_sink import SmtpSink

AT_ONCE = 4


def f7(report: Report, site: Site, sink: SmtpSink) -> None:
    """Each task of the program: twice one after the other, and, with new rows, four times at once and once more."""
    site.env["REMINDERS"] = "0"
    changed, names = [], json.loads(site.python("-m", "faults.twice", "samples"))
    for name, args in names.items():
        first = site.python("-m", "faults.twice", "run", name, *args)
        if site.python("-m", "faults.twice", "run", name, *args) != first:
            changed.append(f"{name} in sequence")
    for name, args in json.loads(site.python("-m", "faults.twice", "samples")).items():
        command = [sys.executable, "-m", "faults.twice", "run", name, *args]
        running = [
            subprocess.Popen(command, cwd=ROOT, env=site.env, stdout=subprocess.DEVNULL) for _n in range(AT_ONCE)
        ]
        failed = sum(process.wait(300) != 0 for process in running)
        before = site.python("-m", "faults.twice", "state")
        if failed or site.python("-m", "faults.twice", "run", name, *args) != before:
            changed.append(f"{name} at once")
    copies = Counter(sink.message_ids)
    doubled = sum(copies.values()) - len(copies)
    wrong = site.check_data()
    found = f"every table the same after run 1 and 2 but for: {', '.join(changed) or 'none'}"
    found += f"; {len(copies)} mails, {doubled} twice; {wrong}"
    what = f"every task of {len(names)}: 2× in sequence, {AT_ONCE}× at once"
    report.add("F7", what, (2 * len(names), 2 * len(names)), found, len(changed) + doubled + len(wrong))
