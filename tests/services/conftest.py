"""A database of its own, a mail server, and processes that end with the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.core.smtp_sink import SmtpSink
from tests.services.machinery import Database, Machine


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as running:
        yield running


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory) -> Iterator[Database]:
    """Built once; each test works on a copy."""
    database = Database(tmp_path_factory.mktemp("filled"))
    database.create()
    database.fill()
    yield database
    database.drop()


@pytest.fixture
def machine_with(tmp_path, sink, filled_database) -> Iterator[Callable[[int], Machine]]:
    """`machine_with(n)`: everything ready to be started, with n reminders due."""
    database = Database(tmp_path, filled_database)
    database.create()
    machines = []

    def make(reminders: int) -> Machine:
        broker = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/15"
        machines.append(Machine(tmp_path, database, sink.port, reminders, broker))
        return machines[-1]

    yield make
    for machine in machines:
        machine.stop()
    database.drop()
