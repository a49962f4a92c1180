"""/healthz tells monitors what works, and nobody anything else."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from config.celery import app
from core import heartbeat

UP = {
    "status": "ok",
    "database": "up",
    "queue": "up",
    "storage": "up",
    "room": "enough",
    "sweep": "never",
    "backup": "never",
}


@pytest.mark.django_db
def test_all_parts_up_is_200_and_ok(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == UP
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_asks_for_nobody_and_counts_one_query_per_question(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        client.get("/healthz")
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "sweep", "status"), [(1, "running", "ok"), (16, "late", "degraded")])
def test_a_sweep_that_stopped_is_told_but_people_go_on(client: Client, minutes: int, sweep: str, status: str) -> None:
    heartbeat.beat(heartbeat.SWEEP, timezone.now() - timedelta(minutes=minutes))
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert (answer.json()["sweep"], answer.json()["status"]) == (sweep, status)


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "backup", "status"), [(25, "running", "ok"), (27, "late", "degraded")])
def test_a_backup_that_did_not_come_is_told(client: Client, hours: int, backup: str, status: str) -> None:
    heartbeat.beat(heartbeat.BACKUP, timezone.now() - timedelta(hours=hours))
    answer = client.get("/healthz").json()
    assert (answer["backup"], answer["status"]) == (backup, status)


@pytest.mark.django_db
def test_without_a_queue_people_go_on(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {**UP, "status": "degraded", "queue": "down"}


@pytest.mark.django_db
def test_without_storage_it_is_503(client: Client, settings, tmp_path: Path) -> None:
    settings.PRIVATE_ROOT = tmp_path / "private"
    assert client.get("/healthz").status_code == 200
    settings.UPLOAD_MAX_BYTES = 10**18  # no disk has room for this
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {**UP, "status": "down", "storage": "down"}


@pytest.mark.django_db
def test_without_a_database_it_is_503_and_no_error(client: Client) -> None:
    def broken(*args: object) -> None:
        raise OperationalError("secret host name")

    with connection.execute_wrapper(broken):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {**UP, "status": "down", "database": "down"}
