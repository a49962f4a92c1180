"""A Redis that answers nobody for a while leaves the worker with all its places."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection

from config.celery import app

pytestmark = [pytest.mark.services, pytest.mark.timeout(120)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A Redis of its own, at a socket in the test's folder."""
    socket = tmp_path / "redis.sock"
    process = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", ""],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
    )
    end = time.monotonic() + 20
    while not socket.exists() and time.monotonic() < end:
        time.sleep(0.05)
    yield process
    process.send_signal(signal.SIGCONT)
    process.kill()
    process.wait(10)


@pytest.mark.parametrize("leave", ["ack", "reject"])
def test_a_message_that_could_not_be_given_back_takes_no_place_for_ever(server, tmp_path, leave):
    options = {**app.conf.broker_transport_options, "socket_timeout": 0.3}
    with Connection(f"redis+socket://{tmp_path / 'redis.sock'}", transport_options=options) as line:
        queue = line.SimpleQueue("places")
        queue.consumer.qos(prefetch_count=1)
        queue.put("first")
        queue.put("second")
        first = queue.get(timeout=10)
        server.send_signal(signal.SIGSTOP)
        with pytest.raises(line.connection_errors):
            getattr(first, leave)()
        server.send_signal(signal.SIGCONT)
        assert [first.payload, queue.get(timeout=10).payload] == ["first", "second"]
