"""A whole installation over a copy of a seeded database: production's settings, the deployed commands, nothing that others use."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from bench.databases import Database
from faults.servers import Redis
from faults.site import Site
from tests.core.smtp_sink import SmtpSink
from tests.services.machinery import Database as Copy
from tests.services.proxy import nginx


class Installed(Site):
    """The installation of bin/faults with production's settings; the proxy hands out collected files."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.env |= {"VAR_DIR": str(self.folder), **_environment()}

    def proxy(self) -> None:
        """nginx with the deployed file."""
        self.another_proxy("proxy", self.ports[:2], *self.ports[2:])

    def another_proxy(self, name: str, web: Sequence[int], https: int, http: int) -> None:
        """The same in front of these web processes."""
        folder = self.folder / ("nginx" if name == "proxy" else name)
        self._start(name, [*nginx(folder, web, https, http, self.folder / "static"), "-g", "daemon off;"])


def _environment() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "bench.site_settings",
        "SECRET_KEY": settings.SECRET_KEY,
        "FIELD_KEYS": ",".join(settings.FIELD_KEYS),
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_URL": "https://localhost",
        "ADMIN_PATH": "pintu",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_USE_TLS": "0",
        "DEFAULT_FROM_EMAIL": "guyub@guyub.test",
        "MALLOC_ARENA_MAX": "1",
    }


@contextmanager
def installation(
    server: str, seeded: Database | None = None, reminders: int = 0
) -> Iterator[tuple[Installed, SmtpSink]]:
    """Over a copy of `seeded`, or over an empty database. `server` is the PostgreSQL server on which the copy is made."""
    template = None
    if seeded is not None:
        template = Copy(Path(), name=str(seeded.wrapper.settings_dict["NAME"]))
        seeded.wrapper.close()
    with ExitStack() as stack, _environ(DATABASE_URL=server):
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="guyub-bench-", ignore_cleanup_errors=True)))
        folder.chmod(0o755)
        redis = Redis(folder)
        redis.start()
        stack.callback(redis.kill)
        sink = stack.enter_context(SmtpSink())
        database = Copy(folder, template)
        database.create()
        stack.callback(database.drop)
        made = Installed(folder, database, sink.port, reminders, redis.url)
        stack.callback(made.stop)
        yield made, sink


@contextmanager
def _environ(**changes: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def prepare(made: Site, *words: str) -> Any:
    """Run `bench.prepare` in the installation; what it says."""
    return json.loads(made.python("-m", "bench.prepare", *words).splitlines()[-1])


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def resident(pid: int) -> float:
    """Its memory in MiB, shared pages counted in full."""
    told = Path(f"/proc/{pid}/status").read_text()
    return int(told.partition("VmRSS:")[2].split()[0]) / 1024
