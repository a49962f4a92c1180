"""/metrics: figures for who knows the token, no page for anybody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core import heartbeat
from core.models import OutgoingMessage
from tests.config.test_production import start

TOKEN = {"Authorization": "Bearer jarum-ukur"}


def figures(client: Client) -> dict[str, float]:
    lines = client.get("/metrics", headers=TOKEN).content.decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}


@pytest.fixture
def watched(settings):
    settings.METRICS_TOKEN = "jarum-ukur"


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer lain"}])
def test_without_the_token_there_is_no_such_page(client: Client, settings, sent: dict[str, str]) -> None:
    assert client.get("/metrics", headers=sent).status_code == 404
    settings.METRICS_TOKEN = "jarum-ukur"
    assert client.get("/metrics", headers=sent).status_code == 404
    assert client.post("/metrics", headers=TOKEN).status_code == 405


@pytest.mark.django_db
def test_it_tells_what_waits_and_how_long(client: Client, world, watched, send) -> None:
    now = timezone.now()
    heartbeat.beat(heartbeat.SWEEP, now - timedelta(seconds=40))
    before = figures(client)
    assert before["guyub_outbox_age_seconds"] == 0
    send(now=now - timedelta(hours=2), tenant=world.own.school, to_email="mitra@mitra.test")
    assert OutgoingMessage.objects.count() == 1
    told = figures(client)
    assert told['guyub_messages{state="queued"}'] == 1
    assert told['guyub_messages{state="failed"}'] == 0
    assert 7200 <= told["guyub_outbox_age_seconds"] < 7300
    assert 40 <= told["guyub_sweep_age_seconds"] < 140
    assert "guyub_backup_age_seconds" not in told, "there was none"
    assert told["guyub_queue_depth"] == before["guyub_queue_depth"], "bells of other tests may lie there"
    assert told["guyub_database_bytes"] > 100_000
    assert 0 < told["guyub_disk_free_bytes"] < told["guyub_disk_bytes"]


@pytest.mark.django_db
def test_it_names_nobody(client: Client, world, watched) -> None:
    page = client.get("/metrics", headers=TOKEN).content.decode()
    assert world.own.school.name not in page
    assert world.own.school.slug not in page


def test_a_token_that_can_be_guessed_stops_the_start() -> None:
    assert "METRICS_TOKEN" in start("check", METRICS_TOKEN="rahasia").stderr
