"""A whole installation of its own: PostgreSQL, Redis, mail server, two web processes behind the deployed proxy, workers, beats."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import psycopg2

from tests.core.smtp_sink import SmtpSink
from tests.services.machinery import ROOT, Database, Machine
from tests.services.proxy import nginx


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(done: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for it."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.2)


def port_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class PostgreSQL:
    """A server of its own, whose processes may be killed."""

    folder: Path
    port: int = field(default_factory=free_port)

    def as_postgres(self, *command: str) -> None:
        # Its own output to nowhere: the server keeps what it inherits.
        subprocess.run(
            ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command],
            check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def create(self) -> str:
        """Make and start it. Returns its DATABASE_URL."""
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.folder.mkdir()
        shutil.chown(self.folder, "postgres", "postgres")
        self.as_postgres(str(self.bin / "initdb"), "-D", str(self.folder / "data"), "-A", "trust", "-U", "guyub")
        self.start()
        return f"postgresql://guyub@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self.as_postgres(
            str(self.bin / "pg_ctl"),
            "-D",
            str(self.folder / "data"),
            "-o",
            options,
            "-l",
            log,
            "-t",
            "120",
            "-w",
            "start",
        )

    def kill(self) -> None:
        """kill -9 of the postmaster and of every process that serves somebody."""
        parent = (self.folder / "data/postmaster.pid").read_text().split()[0]
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        subprocess.run(["kill", "-9", parent, *children], check=False)
        until(lambda: not port_open(self.port), 10, "PostgreSQL dies")
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children), 10, "its children die")
        (self.folder / "data/postmaster.pid").unlink(missing_ok=True)


@dataclass
class Site(Machine):
    """`Machine` of tests/services, with web processes and the proxy."""

    ports: tuple[int, int, int, int] = field(default_factory=lambda: tuple(free_port() for _ in range(4)))
    sessions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.env |= {"DJANGO_SETTINGS_MODULE": "faults.settings", "FAULTS_DIR": str(self.folder)}

    def python(self, *words: str, **changes: str) -> str:
        """Run one of our own programs to its end, and return what it says."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env={**self.env, **changes}, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stdout[-500:]}{done.stderr[-1500:]}")
        return done.stdout

    def web(self, number: int) -> None:
        """One of the two web processes, by the deployed command."""
        command = (ROOT / "deploy/systemd/guyub-web@.service").read_text().partition("ExecStart=")[2].splitlines()[0]
        words = command.replace("/opt/guyub/.venv/bin/gunicorn", "-m gunicorn").replace("%i", str(self.ports[number]))
        self._start(f"web{number}", [sys.executable, *words.split()])

    def proxy(self) -> None:
        """nginx with the deployed file."""
        command = nginx(self.folder / "nginx", self.ports[:2], self.ports[2], self.ports[3])
        self._start("proxy", [*command, "-g", "daemon off;"])

    @cached_property
    def trust(self) -> ssl.SSLContext:
        """Trusts the proxy's certificate, which was made a moment ago, and no other."""
        return ssl.create_default_context(cafile=self.folder / "nginx/fullchain.pem")

    def open_doors(self) -> None:
        """Web and proxy up."""
        self.web(0)
        self.web(1)
        self.proxy()
        until(lambda: port_open(self.ports[2]) and self.answers(0) and self.answers(1), 240, "web processes answer")

    def answers(self, number: int) -> bool:
        """One web process answers /healthz."""
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.ports[number]}/healthz", timeout=10).close()
        except (OSError, urllib.error.URLError):
            return False
        return True

    def change(self, statement: str) -> None:
        """A hand in the database."""
        with closing(psycopg2.connect(self.database.url)) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)

    def check_data(self) -> int:
        """How many contradictions `check_data` finds."""
        done = subprocess.run(
            [sys.executable, "manage.py", "check_data"], cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        return sum(line.startswith("FAIL") for line in done.stdout.splitlines()) + (done.returncode not in (0, 1))


@contextmanager
def server() -> Iterator[tuple[Path, PostgreSQL]]:
    """A folder and a database server for the whole run."""
    with tempfile.TemporaryDirectory(prefix="guyub-faults-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        postgresql = PostgreSQL(folder / "postgresql")
        os.environ["DATABASE_URL"] = postgresql.create()
        try:
            yield folder, postgresql
        finally:
            postgresql.kill()


@contextmanager
def site(
    folder: Path, broker: str, reminders: int = 0, template: Database | None = None, sessions: list[str] | None = None
) -> Iterator[tuple[Site, SmtpSink]]:
    """An installation with `reminders` due today, and its mail server."""
    with ExitStack() as stack, SmtpSink() as sink:
        place = Path(tempfile.mkdtemp(dir=folder))
        database = Database(place, template)
        database.create()
        stack.callback(database.drop)
        made = Site(place, database, sink.port, reminders, broker, sessions=sessions or [])
        stack.callback(made.stop)
        yield made, sink
