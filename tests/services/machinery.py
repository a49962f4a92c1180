"""Start, kill and watch the processes under test; read their database from outside."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import redis

ROOT = Path(__file__).resolve().parents[2]
CELERY = [sys.executable, "-m", "celery", "-A", "config"]
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "tests.services.settings",
    "KEY_PREFIX": "uji:",
    "EMAIL_PORT": "1",
    "MARKS_DIR": "/nonexistent",
    "REMINDERS": "0",
    "DUE_ON": "2026-01-01",
}
"""What tests/services/settings.py and apps.py need to start at all."""


@dataclass
class Database:
    """A database of its own, on the server of DATABASE_URL when that is PostgreSQL, else a file of SQLite."""

    folder: Path
    template: Database | None = None
    url: str = ""
    server: str = ""
    name: str = ""

    def create(self) -> None:
        """Make it: a copy of `template`, else of what bin/test migrated already, else an empty one."""
        given = urlsplit(os.environ.get("DATABASE_URL", ""))
        if given.scheme.startswith("postgres"):
            self.server, self.name = urlunsplit(given), f"guyub_jobs_{uuid.uuid4().hex[:10]}"
            self.url = urlunsplit(given._replace(path=f"/{self.name}"))
            template = self.template.name if self.template else os.environ.get("TEST_TEMPLATE")
            like = f'TEMPLATE "{template}"' if template else ""
            self._on_server(f'CREATE DATABASE "{self.name}" {like}')
            return
        self.url = f"sqlite:///{self.folder / 'db.sqlite3'}"
        for file in self.template.folder.glob("db.sqlite3*") if self.template else ():
            shutil.copy(file, self.folder)

    def fill(self) -> None:
        """Tables by `migrate`, and one school."""
        env = {**os.environ, **ENVIRONMENT, "DATABASE_URL": self.url, "TMPDIR": str(self.folder)}
        subprocess.run([sys.executable, "-m", "tests.services.prepare"], cwd=ROOT, env=env, check=True, timeout=170)

    def drop(self) -> None:
        if self.server:
            self._on_server(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _on_server(self, statement: str) -> None:
        with closing(psycopg2.connect(self.server)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        connect = psycopg2.connect if self.server else sqlite3.connect
        target = self.url if self.server else str(self.folder / "db.sqlite3")
        with closing(connect(target)) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            return list(cursor.fetchall())

    def messages(self) -> dict[str, int]:
        """How many messages are in which state."""
        return dict(self.rows("SELECT state, count(*) FROM core_outgoingmessage GROUP BY state"))

    def reminders(self) -> dict[str, int]:
        """How many rows of the ledger are in which state."""
        return dict(self.rows("SELECT state, count(*) FROM core_reminder GROUP BY state"))


@dataclass
class Machine:
    """Broker, workers and beats over one database, with `reminders` due today."""

    folder: Path
    database: Database
    email_port: int
    reminders: int
    broker: str
    prefix: str = field(default_factory=lambda: f"uji-{uuid.uuid4().hex[:8]}:")
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    commands: dict[str, list[str]] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = self.folder / "marks"
        self.marks.mkdir()
        (self.folder / "tmp").mkdir()
        self.env = {
            **os.environ,
            **ENVIRONMENT,
            "DATABASE_URL": self.database.url,
            "REDIS_URL": self.broker,
            "KEY_PREFIX": self.prefix,
            "EMAIL_PORT": str(self.email_port),
            "MARKS_DIR": str(self.marks),
            "REMINDERS": str(self.reminders),
            "DUE_ON": datetime.now(UTC).date().isoformat(),
            "TMPDIR": str(self.folder / "tmp"),
        }

    def worker(self, name: str, children: int = 2) -> None:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat", "-l", "WARNING"]
        self._start(name, [*CELERY, "worker", "-n", f"{name}@%h", "-c", str(children), *quiet])

    def beat(self, name: str) -> None:
        files = ["-s", str(self.folder / f"{name}.schedule"), "--pidfile", ""]
        self._start(name, [*CELERY, "beat", *files, "-l", "WARNING"])

    def _start(self, name: str, command: list[str]) -> None:
        self.commands[name] = command
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )

        self.groups.append(self.processes[name].pid)

    def kill(self, name: str) -> None:
        """kill -9, the process with all its children."""
        self._kill_group(self.processes[name].pid)
        self.processes[name].wait(10)

    def _kill_group(self, group: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)

    def revive(self) -> None:
        """What an init system does: start again what is no more. Children whose parent died are left to themselves."""
        for name, process in list(self.processes.items()):
            if process.poll() is not None:
                self._start(name, self.commands[name])

    def stop(self) -> None:
        for group in self.groups:
            self._kill_group(group)
        for process in self.processes.values():
            process.wait(10)
        self.forget_broker()

    def forget_broker(self) -> None:
        """What FLUSHALL does to us: every key of ours is gone."""
        with closing(redis.Redis.from_url(self.broker)) as client:
            keys = list(client.scan_iter(f"{self.prefix}*"))
            if keys:
                client.delete(*keys)

    def all_sent(self) -> bool:
        """Every message and every row of the ledger has reached its end."""
        done = {"sent": self.reminders}
        return self.database.messages() == done and self.database.reminders() == done

    def run_until(self, done: Callable[[], bool], seconds: float, each_tick: Callable[[], None] | None = None) -> None:
        """Keep everything alive until `done`; fail with the logs when that takes longer than `seconds`."""
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, self.report()
            self.revive()
            if each_tick is not None:
                each_tick()
            time.sleep(0.2)

    def report(self) -> str:
        logs = "\n".join(f"--- {path.name}\n{path.read_text()[-3000:]}" for path in self.folder.glob("*.log"))
        return f"not done in time: {self.database.reminders()} {self.database.messages()}\n{logs}"
