"""bin/demo for real: one command starts everything, one Ctrl-C ends everything, and all that is written lies in one folder."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from config import demo
from config.env import ConfigError


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running(var: Path, port: int, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The demo as a process of its own, as bin/demo starts it once everything is installed."""
    unwanted = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    with subprocess.Popen(
        [sys.executable, "-m", "config.demo", *arguments],
        cwd=settings.BASE_DIR,
        env={**environment, "VAR_DIR": str(var), "PORT": str(port), "DEBUG": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def children(pid: int) -> set[int]:
    """The processes it started."""
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return json.load(answer)["queue"] == "up"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_ctrl_c_ends_all_of_it(tmp_path: Path):
    var, port = tmp_path / "var", free_port()
    var.mkdir()
    with running(var, port) as process:
        while process.poll() is None and not answers(port):  # the test's own time limit ends this
            time.sleep(0.5)
        assert process.poll() is None, process.communicate()[0]
        crew = children(process.pid)
        assert len(crew) == 4
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=90)
    assert process.returncode == 0, said
    assert f"http://127.0.0.1:{port}/" in said
    assert "principal@demo.guyub.test" in said
    assert not any(Path(f"/proc/{pid}").exists() for pid in crew)
    assert not (var / "valkey.sock").exists()
    assert not answers(port)
    assert {"db.sqlite3", "demo.lock", "log", "secret_key"} <= {entry.name for entry in var.iterdir()}


def test_a_taken_port_is_named(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as server, running(tmp_path, server.getsockname()[1]) as process:
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "is taken. Choose another: PORT=" in said


def test_two_demos_on_one_folder_are_refused(tmp_path: Path):
    with demo.only_one(tmp_path), pytest.raises(ConfigError, match="already running"), demo.only_one(tmp_path):
        pass


def test_a_long_way_to_the_socket_is_made_short(tmp_path: Path):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    with demo.short_way(deep / "valkey.sock") as path:
        assert len(str(path)) <= demo.SOCKET_PATH_LIMIT
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            assert (deep / "valkey.sock").exists()
        folder = path.parent.parent
    assert not folder.exists()
    assert deep.exists()


def test_a_short_way_is_left_alone():
    near = Path("/srv/guyub/var/valkey.sock")
    with demo.short_way(near) as path:
        assert path == near
