"""A Redis of its own, to be mistreated."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import threading
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import redis

from faults.site import free_port, port_open, until


@dataclass
class Redis:
    """redis-server on a port of its own, with a password."""

    folder: Path
    port: int = field(default_factory=free_port)
    password: str = field(default_factory=partial(secrets.token_urlsafe, 12))
    other: str = field(default_factory=partial(secrets.token_urlsafe, 12))

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--requirepass", self.password, "--save", ""],
            cwd=self.folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        until(lambda: port_open(self.port), 20, "Redis starts")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def client(self) -> redis.Redis:
        return redis.Redis.from_url(self.url, socket_timeout=15)

    def flush(self) -> None:
        self.client().flushall()

    def ping(self) -> None:
        self.client().ping()

    def lock(self) -> None:
        """From now on the password that everybody uses is wrong."""
        with self.client() as client:
            client.config_set("requirepass", self.other)
            client.client_kill_filter(_type="normal", skipme=True)

    def unlock(self) -> None:
        redis.Redis(port=self.port, password=self.other).config_set("requirepass", self.password)

    def slow(self) -> None:
        """From now on it answers nobody for five seconds, then everybody at once, and again."""
        self.quickly = threading.Event()
        self.pausing = threading.Thread(target=self._pause, daemon=True)
        self.pausing.start()

    def _pause(self) -> None:
        while not self.quickly.is_set():
            with self.client() as client:
                client.client_pause(5000)
            self.quickly.wait(5.1)

    def quick(self) -> None:
        self.quickly.set()
        self.pausing.join(30)

    def hang(self) -> None:
        """It accepts, and never answers."""
        os.kill(self.process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self.process.pid, signal.SIGCONT)
