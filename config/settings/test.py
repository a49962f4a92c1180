"""The test suite. SQLite in memory, or PostgreSQL by DATABASE_URL; no broker needed."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config import env
from config.settings.base import *
from config.settings.base import DATABASES, LOGGING, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0123456789abcdef" * 4
FIELD_KEYS = ("only-for-tests-0123456789abcdefghijklmnopqr",)
BACKUP_KEYS = ("for-tests-only-zyxwvutsrqponmlkjihgfedcba01",)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
DEMO_DATA = True
DISK_RESERVE_MB = 0  # the machine's own disk is not what is tested; tests/core/test_disk.py has one of its own
SECOND_FACTOR_REQUIRED = False  # tests/schools/test_second_factor.py asks for it

VAR_DIR = Path(tempfile.mkdtemp(prefix="guyub-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
PRIVATE_ROOT = VAR_DIR / "private"
_inner = {**STORAGES["default"]["OPTIONS"]["inner"], "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None}}
STORAGES = {**STORAGES, "default": {**STORAGES["default"], "OPTIONS": {"inner": _inner}}}
WHITENOISE_AUTOREFRESH = True  # nothing is collected; live_server serves through the finders

TEST_DATABASE = {"TEMPLATE": env.text("TEST_TEMPLATE", "") or None}  # bin/test --full migrates once (tests/migrated.py)
DATABASES = {
    # no connection is left open when the test database is dropped
    "default": {**DATABASES["default"], "CONN_MAX_AGE": 0, "TEST": TEST_DATABASE}
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # emptied before each test

# Not eager: what runs inside the request in a test would hide what breaks between two processes. Bells ring into memory;
# tests/services talks to a real broker in processes of its own.
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
SERVICES_BROKER_URL = env.broker("REDIS_URL", "redis://127.0.0.1:6379/15")
"""The broker of tests/services."""

LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
LOGGING["loggers"] = {**LOGGING["loggers"], "django": {"handlers": ["console"], "level": "ERROR", "propagate": False}}
