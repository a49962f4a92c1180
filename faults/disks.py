"""Faults of what lies on a disk: SQLite under kill -9, a full disk, everything gone (F4, F10, F14)."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from faults.report import Report
from faults.site import ROOT, Site


def f4(report: Report, folder: Path, times: int) -> None:
    """kill -9 of a process that writes into SQLite by our settings, at random moments."""
    path, acknowledged, broken = folder / "kills.sqlite3", 0, 0
    for _turn in range(10 * times):
        writer = subprocess.Popen(
            [sys.executable, "-m", "faults.sqlite_writer", str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        last = int(writer.stdout.readline())
        time.sleep(random.uniform(0, 0.3))
        writer.kill()
        last = max(
            [last, *(int(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n"))]
        )
        writer.wait()
        writer.stdout.close()
        with closing(sqlite3.connect(path)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            ((whole, half),) = database.execute("SELECT (SELECT max(n) FROM one), (SELECT max(n) FROM two)").fetchall()
        broken += not sound or whole != half or whole < last
        acknowledged = last
    found = f"{10 * times} kills, {acknowledged} commits acknowledged; {broken} times damaged, halved or lost"
    report.add("F4", "kill -9 of a writer on SQLite", found, broken)


def f10(report: Report, folder: Path, site: Site) -> None:
    """Database and files on a disk that gets full while people write, then has room again."""
    disk = folder / "disk"
    disk.mkdir()
    inside = f"mount -t tmpfs -o size=64m tmpfs {disk} && exec {sys.executable} -m faults.full_disk {disk}"
    env = {**site.env, "FAULTS_DIR": str(disk), "DATABASE_URL": f"sqlite:///{disk}/db.sqlite3"}
    done = subprocess.run(["unshare", "-m", "sh", "-c", inside], cwd=ROOT, env=env, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    bad = sum(line.startswith("BAD") for line in lines) + (done.returncode != 0)
    report.add("F10", "disk full under database and files", "; ".join(lines) or done.stderr[-300:], bad)


def f14(report: Report, site: Site) -> None:
    """Backup with its proof; database and files destroyed; restored; counted."""
    tables = "SELECT (SELECT count(*) FROM partnerships_need), (SELECT count(*) FROM core_auditevent), (SELECT count(*) FROM schools_user)"
    before, folder = site.database.rows(tables), site.folder / "backups"
    begun = time.monotonic()
    said = site.python("manage.py", "backup", str(folder), "--drill")
    proved = time.monotonic() - begun
    site.database.drop()
    site.database._on_server(f'CREATE DATABASE "{site.database.name}"')
    shutil.rmtree(site.folder / "private", ignore_errors=True)
    begun = time.monotonic()
    site.python("manage.py", "restore", str(next(folder.glob("*.backup"))))
    took = time.monotonic() - begun
    bad = site.check_data() + (site.database.rows(tables) != before)
    found = f"{said.split(':')[1].strip()}; backup and proof {proved:.0f} s, restore {took:.0f} s, same counts, check_data fine"
    broken = folder / "guyub-9.backup"
    broken.write_bytes(next(folder.glob("*.backup")).read_bytes()[:-100])
    try:
        site.python("manage.py", "backup_drill", str(broken))
    except RuntimeError:
        found += "; a backup cut short is refused"
    else:
        bad += 1
    report.add("F14", "everything destroyed and restored", found, bad)
