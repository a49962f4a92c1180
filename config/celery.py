"""The Celery application. The row is the queue; Celery only rings the bell (docs/adr/0002, core/doorbell.py)."""

import os
from typing import Any

from celery import Celery
from kombu.transport import redis, virtual

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


class Places(redis.QoS):
    """Which messages a worker has in hand. One that Redis would not take back, because it hung, is in hand no more.

    Kombu went on counting it, and a worker with two places fetched nothing more after two of them (found by F5 of bin/faults). Redis hands
    it out again after the visibility timeout; its row says what is left to do.
    """

    def ack(self, delivery_tag: Any) -> None:
        try:
            super().ack(delivery_tag)
        finally:
            virtual.QoS.ack(self, delivery_tag)

    def reject(self, delivery_tag: Any, requeue: bool = False) -> None:
        try:
            super().reject(delivery_tag, requeue)
        finally:
            virtual.QoS.ack(self, delivery_tag)


redis.Channel.QoS = Places

app = Celery("guyub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
