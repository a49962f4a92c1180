"""Production starts with a sound environment and with no other (reliability T16)."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SOUND = {
    "SECRET_KEY": "Wq3v9ZkT7yHn2LxB5pRd8cMj4sFg6tAe1uKiYoXmVbNzQwErTy",
    "FIELD_KEYS": "b3Ks0Zt6Qw1nVx8YpLr4Hd7JfGc2MaTe5UiOkXmWzBE",
    "ALLOWED_HOSTS": "guyub.sekolah.sch.id",
    "SITE_URL": "https://guyub.sekolah.sch.id",
    "ADMIN_PATH": "pintu-7f3",
    "DATABASE_URL": "postgresql://guyub:secret@127.0.0.1:5432/guyub",
    "REDIS_URL": "redis://:secret@queue:6379/0",
    "EMAIL_HOST": "smtp.sekolah.sch.id",
    "DEFAULT_FROM_EMAIL": "Guyub <guyub@sekolah.sch.id>",
}


def start(*command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run a management command in a process of its own, with the sound environment and these changes; None removes."""
    chosen = {**SOUND, **changes, "DJANGO_SETTINGS_MODULE": "config.settings.prod", "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in chosen.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_deployment_check_is_silent():
    result = start("check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("name", SOUND)
def test_each_missing_variable_stops_the_start_with_its_name(name):
    result = start("check", **{name: None})
    assert result.returncode != 0
    assert result.stderr.startswith(f"Guyub cannot start: {name} is not set")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "1", "DEBUG cannot be on"),
        ("DEBUG", "maybe", "DEBUG must be 1 or 0"),
        ("SECRET_KEY", "changeme", "SECRET_KEY is too weak"),
        ("SECRET_KEY", "django-insecure-" + SOUND["SECRET_KEY"], "SECRET_KEY is too weak"),
        ("FIELD_KEYS", "rahasia", "FIELD_KEYS must hold keys of 43 characters"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must list the host names"),
        ("SITE_URL", "http://guyub.sekolah.sch.id", "SITE_URL must be an address such as https"),
        ("ADMIN_PATH", "admin", "ADMIN_PATH must not be admin"),
        ("DATABASE_URL", "sqlite:////srv/db.sqlite3", "DATABASE_URL must name a PostgreSQL database"),
        ("REDIS_URL", "redis://queue:6379/0", "REDIS_URL names a Redis on the network without a password"),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT must be a whole number"),
        ("EMAIL_HOST_USER", "guyub", "EMAIL_HOST_PASSWORD is not set"),
    ],
)
def test_a_bad_configuration_is_refused_with_a_sentence(name, value, sentence):
    result = start("check", **{name: value})
    assert result.returncode != 0
    assert sentence in result.stderr.splitlines()[-1]


def test_a_refusal_never_shows_the_secret():
    result = start("check", DATABASE_URL="mysql://guyub:hunter2hunter2@db/guyub")
    assert result.returncode != 0
    assert "hunter2" not in result.stdout + result.stderr


def test_demo_accounts_are_refused():
    result = start("load_demo")
    assert result.returncode != 0
    assert "do not allow it" in result.stderr
