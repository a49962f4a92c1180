"""Figures for whoever watches the service, in the format of Prometheus. Counts and ages only: nobody's data, no school's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from celery import current_app
from django.conf import settings
from django.db import connection, models
from django.db.models import Count, Min
from kombu.exceptions import OperationalError as BrokerError
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from redis.exceptions import RedisError

from core import disk, heartbeat
from core.models import Attachment, Bundle, Document, OutgoingMessage, TableExport

Figure = tuple[str, str, dict[str, str], float]
"""Name, meaning, labels, value."""

State = OutgoingMessage.State


def page(now: datetime) -> bytes:
    """All figures. What cannot be asked for at the moment is left out, so that an alarm on its absence fires."""
    registry = CollectorRegistry()
    gauges: dict[str, Gauge] = {}
    for ask in (_signs, _messages, _work, _queue, _room):
        for name, meaning, labels, value in ask(now):
            if name not in gauges:
                gauges[name] = Gauge(f"guyub_{name}", meaning, list(labels), registry=registry)
            (gauges[name].labels(**labels) if labels else gauges[name]).set(value)
    return bytes(generate_latest(registry))


def _signs(now: datetime) -> Iterator[Figure]:
    for name in (heartbeat.SWEEP, heartbeat.BACKUP):
        if (at := heartbeat.last(name)) is not None:
            yield f"{name}_age_seconds", f"Since the last {name} that was well.", {}, (now - at).total_seconds()


def _messages(now: datetime) -> Iterator[Figure]:
    mails = OutgoingMessage.objects.filter(channel=OutgoingMessage.Channel.EMAIL)
    counted = dict(mails.order_by().values_list("state").annotate(Count("pk")))
    for state in State.values:
        yield "messages", "E-mail in the outbox, by state.", {"state": state}, counted.get(state, 0)
    oldest = mails.waiting(now).order_by().aggregate(at=Min("created_at"))["at"]
    yield (
        "outbox_age_seconds",
        "Age of the oldest e-mail that is due.",
        {},
        (now - oldest).total_seconds() if oldest else 0,
    )


def _work(now: datetime) -> Iterator[Figure]:
    for kind, model in (("document", Document), ("export", TableExport), ("bundle", Bundle)):
        waiting: models.QuerySet = model.objects.claimable(now)
        yield "waiting_work", "Papers, tables and ZIPs that nobody has made yet.", {"kind": kind}, waiting.count()
    yield "unscanned_files", "Files that no virus scanner has seen yet.", {}, Attachment.objects.unscanned().count()


def _queue(now: datetime) -> Iterator[Figure]:
    with suppress(BrokerError, RedisError, OSError), current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=0, timeout=settings.CELERY_BROKER_CONNECTION_TIMEOUT)
        name = settings.CELERY_TASK_DEFAULT_QUEUE
        # _size asks Redis for the length of the list; declaring the queue would write.
        yield "queue_depth", "Bells that no worker has heard yet.", {}, broker.default_channel._size(name)


def _room(now: datetime) -> Iterator[Figure]:
    here = disk.room()
    yield "disk_free_bytes", "Room left where VAR_DIR lies.", {}, here.free
    yield "disk_bytes", "Room in all where VAR_DIR lies.", {}, here.total
    yield "database_bytes", "Size of the database.", {}, _database_size()


def _database_size() -> int:
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    ask = "SELECT pg_database_size(current_database())" if connection.vendor == "postgresql" else pages
    with connection.cursor() as cursor:
        cursor.execute(ask)
        return int(cursor.fetchone()[0])
