"""The Celery application. The row is the queue; Celery only rings the bell (docs/adr/0002, core/doorbell.py)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("guyub")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
