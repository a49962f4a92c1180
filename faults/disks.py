"""Faults of what lies on a disk: SQLite under kill -9, a full disk, everything gone (F4, F10, F14)."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from faults.people import Person, at_once
from faults.report import Report
from faults.site import ROOT, PostgreSQL, Site
from tests.password import PASSWORD
from tests.services.machinery import ENVIRONMENT

LANES = 4
VOLUMES = ("db", "media", "log", "tmp")


def f4(report: Report, folder: Path) -> None:
    """kill -9 of processes that write into SQLite by our settings, at random moments, some files at once."""
    each = -(-report.count(100) // LANES)
    lanes = at_once([partial(killed_writer, folder / f"kills{n}.sqlite3", each) for n in range(LANES)], LANES)
    commits, broken = (sum(numbers) for numbers in zip(*lanes, strict=True))
    found = f"{commits} commits acknowledged; {broken} times damaged, halved or lost"
    report.add("F4", "kill -9 of a writer on SQLite", (each * LANES, 100), found, broken)


def killed_writer(path: Path, kills: int) -> tuple[int, int]:
    """Kill the writer of one file again and again. How much it had acknowledged in all, and how often the file was not as it must be."""
    acknowledged = broken = 0
    for _turn in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-m", "faults.sqlite_writer", str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = int(writer.stdout.readline())
        time.sleep(random.uniform(0, 0.3))
        writer.kill()
        rest = [int(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged = max([first, *rest])
        writer.wait()
        writer.stdout.close()
        with closing(sqlite3.connect(path)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            ((whole, half),) = database.execute("SELECT (SELECT max(n) FROM one), (SELECT max(n) FROM two)").fetchall()
        broken += not sound or whole != half or whole < acknowledged
    return acknowledged, broken


def f10(report: Report, folder: Path) -> None:
    """Database, private files, log and temporary files on a disk each; one after the other gets full while people work."""
    disks = folder / "disks"
    mounts = [f"mkdir -p {disks / name} && mount -t tmpfs -o size=64m tmpfs {disks / name}" for name in VOLUMES]
    act = f"{{ {sys.executable} -m faults.full_disk {disks} 2> {disks}/log/log || {{ tail -c 900 {disks}/log/log >&2; exit 1; }}; }}"
    inside = " && ".join([*mounts, act])
    env = {
        **os.environ, **ENVIRONMENT, "DJANGO_SETTINGS_MODULE": "faults.settings", "FAULTS_DIR": str(disks / "media"),
        "DATABASE_URL": f"sqlite:///{disks}/db/db.sqlite3", "TMPDIR": str(disks / "tmp"),
    }  # fmt: skip
    done = subprocess.run(["unshare", "-m", "sh", "-c", inside], cwd=ROOT, env=env, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    bad = sum("BAD" in line for line in lines) + (done.returncode != 0)
    what = f"disk full, one by one: {', '.join(VOLUMES)}"
    found = "; ".join(lines) or done.stderr[-300:] or f"status {done.returncode}"
    report.add("F10", what, (sum(line.startswith(VOLUMES) for line in lines), len(VOLUMES)), found, bad)


def f14(report: Report, site: Site, postgresql: PostgreSQL, redis: object) -> None:
    """Backup with its proof; database and files destroyed; restored; counted; somebody of each role signs in."""
    site.kill("web0")
    site.kill("web1")
    before, folder, begun = site.counts(), site.folder / "backups", time.monotonic()
    said = site.python("manage.py", "backup", str(folder), "--drill")
    proved, backup = time.monotonic() - begun, next(folder.glob("*.backup"))
    site.database.drop()
    site.database._on_server(f'CREATE DATABASE "{site.database.name}"')
    shutil.rmtree(site.folder / "private")
    begun = time.monotonic()
    site.python("manage.py", "restore", str(backup))
    took, wrong = time.monotonic() - begun, site.check_data()
    same = site.counts() == before
    site.revive()
    roles = [role for role, email in site.scene["emails"].items() if signs_in(site, email)]
    broken, alarm = folder / "guyub-9.backup", False
    broken.write_bytes(backup.read_bytes()[:-100])
    try:
        site.python("manage.py", "backup_drill", str(broken))
    except RuntimeError:
        alarm = True
    found = (
        f"{said.split(':')[1].strip()}; backup and proof {proved:.0f} s, restore {took:.0f} s; counts of {len(before)} tables "
        f"{'the same' if same else 'DIFFER'}, check_data --deep finds {wrong}; {len(roles)} of {len(site.scene['emails'])} roles "
        f"sign in; a backup cut short {'ends the drill with an error' if alarm else 'PASSES'}"
    )
    bad = len(wrong) + (not same) + len(site.scene["emails"]) - len(roles) + (not alarm) + (" 0 files" in said)
    report.add("F14", "everything destroyed and restored", (1, 1), found, bad)


def signs_in(site: Site, email: str) -> bool:
    """Somebody signs in by password, and is let in."""
    person = Person(site, "")
    answer = person.send(person.open("/accounts/login/"), login=email, password=PASSWORD)
    return answer.status == 302 and "login" not in answer.to
