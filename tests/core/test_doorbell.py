"""Ringing never hurts the one who rings: Redis refused, silent, or unable (reliability F5)."""

import socket
import threading
import time

import pytest
from celery import Celery

from config.celery import app
from config.settings import base
from core import doorbell
from core.doorbell import Bell


@pytest.fixture
def celery_on():
    """`celery_on(url)`: the current Celery app publishes there, with the project's own settings."""

    def point(url):
        other = Celery("uji", broker=url, set_as_current=True)
        other.conf.update(broker_transport_options=base.CELERY_BROKER_TRANSPORT_OPTIONS, task_default_queue="uji")
        return other

    doorbell.bell.silent_until = 0.0
    yield point
    app.set_current()
    doorbell.bell.silent_until = 0.0


@pytest.fixture
def silent_server():
    """A server that accepts and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(20)
        yield server.getsockname()[1]


@pytest.fixture
def broken_server():
    """A server that answers every command with an error, as a full or locked Redis does."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(20)

        def refuse():
            while True:
                try:
                    client, _peer = server.accept()
                except OSError:
                    return
                with client:
                    client.recv(1000)
                    client.sendall(b"-OOM command not allowed when used memory > 'maxmemory'\r\n" * 5)

        threading.Thread(target=refuse, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def seconds_of(ring):
    start = time.monotonic()
    assert ring("core.tasks.sweep") is False
    return time.monotonic() - start


def test_a_broker_that_is_not_there_costs_next_to_nothing(celery_on, caplog):
    celery_on("redis://127.0.0.1:1/0")
    assert seconds_of(Bell().press) < 1
    assert "doorbell is silent" in caplog.text


def test_a_broker_that_hangs_costs_a_few_seconds_once_and_then_nothing(celery_on, silent_server):
    celery_on(f"redis://127.0.0.1:{silent_server}/0")
    bell = Bell()
    assert seconds_of(bell.press) < 5
    for _ in range(20):
        assert seconds_of(bell.press) < 0.05


def test_a_broker_that_answers_with_errors_is_logged_and_harmless(celery_on, broken_server, caplog):
    celery_on(f"redis://127.0.0.1:{broken_server}/0")
    assert seconds_of(Bell().press) < 5
    assert "maxmemory" in caplog.text


def test_after_a_while_the_bell_is_tried_again(celery_on):
    celery_on("redis://127.0.0.1:1/0")
    bell = Bell()
    bell.press("core.tasks.sweep")
    celery_on("memory://")
    assert bell.press("core.tasks.sweep") is False
    bell.silent_until = time.monotonic()
    assert bell.press("core.tasks.sweep") is True


def test_without_a_broker_nobody_rings(settings):
    settings.CELERY_BROKER_URL = ""
    assert Bell().press("core.tasks.sweep") is False


def test_an_action_survives_a_dead_broker(celery_on, send, django_capture_on_commit_callbacks):
    celery_on("redis://127.0.0.1:1/0")
    with django_capture_on_commit_callbacks(execute=True):
        (row,) = send(to_email="mitra@mitra.test")
    row.refresh_from_db()
    assert row.state == "queued"
