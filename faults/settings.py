"""The settings of the processes under fault: those of tests/services, with files that all of them share."""

import os
from pathlib import Path

from tests.services.settings import *
from tests.services.settings import STORAGES

VAR_DIR = Path(os.environ["FAULTS_DIR"])
PRIVATE_ROOT = VAR_DIR / "private"
_inner = {**STORAGES["default"]["OPTIONS"]["inner"], "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}}
STORAGES = {**STORAGES, "default": {**STORAGES["default"], "OPTIONS": {"inner": _inner}}}
EMAIL_TIMEOUT = 1
MAIL_LEASE_SECONDS = int(os.environ.get("MAIL_LEASE_SECONDS", 8))
CELERY_TASK_SOFT_TIME_LIMIT = int(os.environ.get("TASK_SECONDS", 210))
CELERY_TASK_TIME_LIMIT = CELERY_TASK_SOFT_TIME_LIMIT + 5
EMAIL_BACKEND = "faults.poison.Backend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SWEEP_SECONDS = 3
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "core.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": 20}}}
