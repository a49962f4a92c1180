"""Strict readers for the process environment.

Each reader either returns a value of the right type or raises `ConfigError` with one sentence that names the variable, says what
is wrong and shows what would be right. A value is never echoed: it may be a secret. An empty variable counts as a missing one.
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

SECRET_KEY_LENGTH = 50
"""Characters a secret key needs; `check --deploy` (security.W009) asks for the same."""


class ConfigError(ImproperlyConfigured):
    """The environment does not allow the program to start; the message is a sentence for the person who runs it."""


def text(name: str, default: str | None = None) -> str:
    """The variable as it stands. Without a default a missing variable stops the start."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ConfigError(
            f"{name} is not set. Set it in the environment of this process; docs/operate.md says what it means."
        )
    return default


def flag(name: str, default: bool) -> bool:
    """A yes or no, written 1/0, true/false, yes/no or on/off."""
    value = text(name, "").lower()
    if not value:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ConfigError(f"{name} must be 1 or 0.")


def integer(name: str, default: int, *, least: int = 0) -> int:
    """A whole number, not below `least`."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ConfigError(f"{name} must be a whole number of at least {least}.")
    return int(value)


def listing(name: str, default: list[str] | None = None) -> list[str]:
    """Values separated by commas, each stripped, none empty. Without a default at least one is needed."""
    value = text(name, None if default is None else ",")
    items = [item.strip() for item in value.split(",") if item.strip()]
    if items:
        return items
    if default is None:
        raise ConfigError(f"{name} holds no value. Write one or more, separated by commas.")
    return default


def secret_key(name: str) -> str:
    """A secret that is long and varied enough to sign sessions and links."""
    value = text(name)
    weak = len(value) < SECRET_KEY_LENGTH or len(set(value)) < 10 or "insecure" in value.lower()
    if weak:
        raise ConfigError(
            f"{name} is too weak. Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    return value


def token(name: str) -> str:
    """A password between two programs of at least 20 characters, or '' when there is none."""
    value = text(name, "")
    if value and (len(value) < 20 or len(set(value)) < 8):
        raise ConfigError(
            f"{name} is too weak. Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return value


def field_keys(name: str, local: Path | None = None) -> tuple[str, ...]:
    """Keys of 32 random bytes for private fields (core.cipher), the writing one first; or the one key of this machine's `local` file.

    They are no pass phrases: nothing is derived from them, so a key that a person thought of is refused.
    """
    values = [local_secret(local, 32)] if local is not None and not text(name, "") else listing(name)
    if len(set(values)) < len(values):
        raise ConfigError(f"{name} holds the same key twice.")
    for value in values:
        if not re.fullmatch("[A-Za-z0-9_-]{43}=?", value) or len(set(value)) < 10:
            raise ConfigError(
                f"{name} must hold keys of 43 characters, separated by commas, the one that writes first. "
                "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
            )
    return tuple(value.rstrip("=") for value in values)


def local_secret(path: Path, size: int = 64) -> str:
    """A secret of `size` bytes kept in a file of this machine alone: made on first use, so that none is ever committed.

    Several processes may start at once: the one that creates the file writes it, the others read it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(size))
        try:
            os.link(draft, path)  # atomic, and fails when another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def site_url(name: str, default: str | None = None, *, https: bool = False) -> str:
    """The public address of the site without a closing slash, such as https://guyub.sekolah.sch.id."""
    value = text(name, default).rstrip("/")
    parts = _split(name, value)
    if (
        parts.scheme not in ({"https"} if https else {"http", "https"})
        or not parts.hostname
        or parts.path
        or parts.query
    ):
        raise ConfigError(
            f"{name} must be an address such as https://guyub.sekolah.sch.id, with nothing after the host name."
        )
    return value


def hosts(name: str, default: list[str] | None = None) -> list[str]:
    """Host names the site answers to. A wildcard for everything is refused: links in mail would follow a forged Host header."""
    names = listing(name, default)
    if any(host in {"*", ".", ""} or "/" in host for host in names):
        raise ConfigError(
            f"{name} must list the host names themselves, such as guyub.sekolah.sch.id; * is not accepted."
        )
    return names


def path_segment(name: str, default: str | None = None) -> str:
    """One segment of an address, such as `dukungan-7f3`, without slashes."""
    value = text(name, default).strip("/")
    if not value.isascii() or not value.replace("-", "").isalnum():
        raise ConfigError(f"{name} must be one word of letters, digits and hyphens.")
    return value


def database(name: str, default: Path | None = None, *, conn_max_age: int = 60) -> dict[str, Any]:
    """Django's settings for one database, from postgresql://user:password@host:5432/name or sqlite:///absolute/path.

    A PostgreSQL socket directory is given as ?host=/var/run/postgresql; ?pooled=1 says that pgbouncer stands between and lends a
    connection for one transaction only; other query values become libpq options.
    """
    value = text(name, None if default is None else f"sqlite:///{default}")
    parts = _split(name, value)
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return sqlite(Path("/" + unquote(parts.path).lstrip("/")))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ConfigError(f"{name} must look like postgresql://user:password@host:5432/name.")
    options: dict[str, Any] = {"connect_timeout": 5, **dict(parse_qsl(parts.query))}
    pooled = options.pop("pooled", "") == "1"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(_port(name, parts) or ""),
        "CONN_MAX_AGE": 0 if pooled else conn_max_age,
        "DISABLE_SERVER_SIDE_CURSORS": pooled,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings for an embedded SQLite file that holds under several writers.

    IMMEDIATE takes the write lock when a transaction begins; with the default, readers that turn writer fail with "database is
    locked" however long the timeout is (measured: 249 of 600 transactions; none this way). ATOMIC_REQUESTS must stay off: with
    IMMEDIATE each GET would take the write lock. `synchronous=FULL` costs one fsync per commit and keeps a signature through a
    power cut; NORMAL may lose the last commits.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
                "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def broker(name: str, default: str | None = None, *, guarded: bool = False) -> str:
    """The queue's address as Celery writes it: redis://, rediss://, or redis+socket:// for a socket (unix:///path is accepted too).

    `guarded` refuses a server that others could reach without a password.
    """
    value = text(name, default)
    parts = _split(name, value)
    if parts.scheme in {"unix", "redis+socket"} and parts.path.strip("/"):
        return f"redis+socket://{parts.path}" + (f"?{parts.query}" if parts.query else "")
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname:
        raise ConfigError(f"{name} must look like redis://:password@host:6379/0 or unix:///run/redis/redis.sock.")
    _port(name, parts)
    if guarded and parts.hostname not in _LOOPBACK and not parts.password:
        raise ConfigError(f"{name} names a Redis on the network without a password. Give it one, or use a socket.")
    return value


def object_storage() -> dict[str, Any]:
    """Django's settings for private files in the bucket `S3_BUCKET`. Needs the packages of requirements-s3.lock."""
    from botocore.config import Config  # an extra of its own: schools with a folder do not install it

    return {
        "BACKEND": "core.object_storage.PrivateBucket",
        "OPTIONS": {
            "bucket_name": text("S3_BUCKET"),
            "endpoint_url": text("S3_ENDPOINT_URL", "") or None,
            "region_name": text("S3_REGION", "") or None,
            "access_key": text("S3_ACCESS_KEY"),
            "secret_key": text("S3_SECRET_KEY"),
            "location": text("S3_PREFIX", ""),
            "default_acl": None,
            "file_overwrite": False,
            "client_config": Config(
                signature_version="s3v4",
                connect_timeout=3,
                read_timeout=20,
                retries={"total_max_attempts": 2},
                s3={"addressing_style": "path" if text("S3_ENDPOINT_URL", "") else "auto"},
            ),
        },
    }


def _split(name: str, value: str) -> SplitResult:
    try:
        return urlsplit(value)
    except ValueError:
        raise ConfigError(f"{name} is not an address that can be read.") from None


def _port(name: str, parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise ConfigError(f"{name} has a port that is not a number between 0 and 65535.") from None
