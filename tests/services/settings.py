"""Settings of the processes under test: the real ones, with everything quicker."""

import os

from config.settings import base
from config.settings.test import *
from config.settings.test import INSTALLED_APPS, SERVICES_BROKER_URL

INSTALLED_APPS = [*INSTALLED_APPS, "tests.services.apps.ServicesConfig"]

CELERY_BROKER_URL = SERVICES_BROKER_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    **base.CELERY_BROKER_TRANSPORT_OPTIONS,
    "unacked_restore_interval": 1,
    "global_keyprefix": os.environ["KEY_PREFIX"],
}
SWEEP_SECONDS = 1
MAIL_LEASE_SECONDS = 3
RING_AGAIN_SECONDS = 2
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "core.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": 5}}}

EMAIL_BACKEND = "tests.services.marks.Backend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["EMAIL_PORT"])
EMAIL_TIMEOUT = 2
