"""A message that could run code when it is opened is thrown away unopened (reliability T16)."""

from __future__ import annotations

import base64
import json
import pickle
import uuid
from contextlib import closing
from pathlib import Path

import pytest
import redis

pytestmark = [pytest.mark.services, pytest.mark.slow, pytest.mark.timeout(120)]


class Bomb:
    """Unpickling it leaves a file behind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.path,)


def envelope(body: bytes) -> str:
    """A pickled message as a Celery producer lays it into Redis."""
    identity = str(uuid.uuid4())
    return json.dumps(
        {
            "body": base64.b64encode(body).decode(),
            "content-encoding": "binary",
            "content-type": "application/x-python-serialize",
            "headers": {"task": "core.tasks.sweep", "id": identity, "lang": "py", "root_id": identity, "argsrepr": ""},
            "properties": {
                "correlation_id": identity,
                "delivery_mode": 2,
                "delivery_tag": identity,
                "delivery_info": {"exchange": "", "routing_key": "guyub"},
                "body_encoding": "base64",
                "priority": 0,
            },
        }
    )


def test_a_pickled_message_is_refused_and_the_work_goes_on(machine_with, tmp_path: Path):
    trace = tmp_path / "unpickled"
    bomb = pickle.dumps(Bomb(trace))
    pickle.loads(bomb)
    assert trace.exists()  # it does go off
    trace.unlink()

    machine = machine_with(0)
    with closing(redis.Redis.from_url(machine.broker)) as broker:
        broker.lpush(f"{machine.prefix}guyub", envelope(bomb))
    machine.worker("worker")
    log = tmp_path / "worker.log"
    machine.run_until(lambda: "ContentDisallowed" in log.read_text(), 60)
    machine.beat("beat")
    machine.run_until(lambda: machine.database.rows("SELECT count(*) FROM core_heartbeat")[0][0] > 0, 60)
    assert not trace.exists()
