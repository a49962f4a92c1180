"""A whole installation of its own: PostgreSQL, Redis, mail server, two web processes behind the deployed proxy, workers, beats."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg2

from tests.core.hostile_files import png
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


PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"))
"""Of the newest PostgreSQL on this machine."""


def fingerprint() -> str:
    """The same as long as nothing changes of the program and of what the scene is built from."""
    digest = hashlib.sha256()
    folders = ("core", "schools", "partnerships", "collaboration", "inclusion", "tests/access", "tests/factories")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in (*found, ROOT / "faults/prepare.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


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
        self.folder.mkdir()
        shutil.chown(self.folder, "postgres", "postgres")
        self.as_postgres(str(PROGRAMS / "initdb"), "-D", str(self.folder / "data"), "-A", "trust", "-U", "guyub")
        self.start()
        return f"postgresql://guyub@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self.as_postgres(
            str(PROGRAMS / "pg_ctl"),
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
    scene: dict[str, Any] = field(default_factory=dict)
    kept: Path = ROOT
    """Where its people are kept, so that they can be brought back."""

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

    def people(self) -> None:
        """One of everything at a school, and everybody signed in (tests/access/scene.py); made once for each state of the program."""
        self.kept = ROOT / "var/faults" / fingerprint()
        if not self.kept.exists():
            self.python("-m", "faults.prepare")
            made = self.kept.with_name(f"{self.kept.name}.{os.getpid()}")
            made.mkdir(parents=True)
            (made / "scene.json").write_text(self.python("-m", "faults.prepare", "people"))
            shutil.copytree(self.folder / "private", made / "private")
            subprocess.run([PROGRAMS / "pg_dump", "-Fc", "-f", made / "dump", self.database.url], check=True)
            made.rename(self.kept)
        else:
            self._bring_back()
        self.scene = json.loads((self.kept / "scene.json").read_text())

    def afresh(self) -> None:
        """Everything once more as `people` left it, while the site goes on."""
        self.change("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        shutil.rmtree(self.folder / "private")
        self._bring_back()

    def _bring_back(self) -> None:
        shutil.copytree(self.kept / "private", self.folder / "private")
        subprocess.run([PROGRAMS / "pg_restore", "-O", "-d", self.database.url, self.kept / "dump"], check=True)

    def web(self, number: int) -> None:
        """One of the two web processes, by the deployed command; `--preload` brings a killed child back without delay."""
        command = (ROOT / "deploy/systemd/guyub-web@.service").read_text().partition("ExecStart=")[2].splitlines()[0]
        words = command.replace("/opt/guyub/.venv/bin/gunicorn", "-m gunicorn --preload").replace(
            "%i", str(self.ports[number])
        )
        self._start(f"web{number}", [sys.executable, *words.split()])

    def proxy(self) -> None:
        """nginx with the deployed file."""
        command = nginx(self.folder / "nginx", self.ports[:2], self.ports[2], self.ports[3])
        self._start("proxy", [*command, "-g", "daemon off;"])

    @property
    def certificate(self) -> str:
        """The proxy's, which was made a moment ago."""
        return str(self.folder / "nginx/fullchain.pem")

    @cached_property
    def picture(self) -> bytes:
        """A photo that may come in."""
        return png()

    def open_doors(self) -> None:
        """Web and proxy up."""
        self.web(0)
        self.web(1)
        self.proxy()
        until(lambda: port_open(self.ports[2]) and self.answers(0) and self.answers(1), 240, "web processes answer")

    def busy_children(self, number: int) -> list[int]:
        """The processes of one web process that have served somebody already."""
        parent = self.processes[f"web{number}"].pid
        with suppress(OSError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            return [int(pid) for pid in children if len(os.listdir(f"/proc/{pid}/task")) > 1]
        return []

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

    def counts(self) -> dict[str, int]:
        """How many rows each table has, but for sessions and other things that come and go by themselves."""
        passing = ("django_session", "core_heartbeat", "cache_entries")
        found = self.database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        names = [name for (name,) in found if name not in passing]
        (counted,) = self.database.rows("SELECT " + ", ".join(f'(SELECT count(*) FROM "{name}")' for name in names))
        return dict(zip(names, counted, strict=True))

    def check_data(self) -> Contradictions:
        """What `check_data` finds."""
        done = subprocess.run(
            [sys.executable, "manage.py", "check_data", "--deep"],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
        )
        found = Contradictions(line.strip() for line in done.stdout.splitlines() if line.startswith("      "))
        if done.returncode not in (0, 1) or (done.returncode and not found):
            found.append(done.stderr[-300:].strip())
        return found


class Contradictions(list[str]):
    """The sentences of `check_data`; in words their number and the first of them."""

    def __str__(self) -> str:
        return f"{len(self)} contradictions" + (f" ({self[0]})" if self else "")


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
    folder: Path, broker: str, reminders: int = 0, template: Database | None = None
) -> Iterator[tuple[Site, SmtpSink]]:
    """An installation with `reminders` due today, and its mail server."""
    with ExitStack() as stack, SmtpSink() as sink:
        place = Path(tempfile.mkdtemp(dir=folder))
        database = Database(place, template)
        database.create()
        stack.callback(database.drop)
        made = Site(place, database, sink.port, reminders, broker)
        stack.callback(made.stop)
        yield made, sink
