"""One database for each number of rows, seeded once and used again until the program changes."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from bench import seed
from config import env
from schools.models import Membership, School, User
from tests import world

PLACE = Path(os.environ.get("BENCH_DIR", "var/bench")).absolute()


@dataclass
class Database:
    """A seeded database. `inside` makes it the one that the program talks to."""

    vendor: str
    rows: int
    wrapper: BaseDatabaseWrapper
    clients: dict[str, Client] = field(default_factory=dict)

    @contextmanager
    def inside(self) -> Iterator[Database]:
        """For as long as the block runs."""
        before = connections["default"]
        connections["default"] = self.wrapper
        try:
            yield self
        finally:
            connections["default"] = before

    def client(self, role: str = "hub", slug: str = world.OWN) -> Client:
        """Somebody of the school who signed in."""
        key = f"{role} {slug}"
        if key not in self.clients:
            with self.inside():
                self.clients[key] = Client()
                self.clients[key].force_login(User.objects.get(email=world.email_of(role, slug)))
        return self.clients[key]

    def actor(self, role: str = "hub") -> Any:
        """The same person as policies know them."""
        with self.inside():
            return world.load().own.as_(role)

    def staff(self) -> Client:
        """Somebody who may see Django's admin."""
        if "admin" not in self.clients:
            with self.inside():
                user = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser(
                    "admin@bench.test", "x"
                )
                self.clients["admin"] = Client()
                self.clients["admin"].force_login(user)
        return self.clients["admin"]


def _wrapper(settings: dict[str, Any]) -> BaseDatabaseWrapper:
    kept = connections.settings["default"]
    connections.settings["default"] = {**kept, **settings, "CONN_MAX_AGE": None}
    try:
        return connections.create_connection("default")
    finally:
        connections.settings["default"] = kept


def fingerprint() -> str:
    """Changes with the tables and with what is put into them."""
    said = [Path(str(seed.__file__)).read_text()]
    for model in apps.get_models():
        columns = [
            f"{f.column}:{f.db_parameters(connections['default'])['type']}" for f in model._meta.local_concrete_fields
        ]
        said.append(
            f"{model._meta.label}{columns}{[index.name for index in model._meta.indexes]}{vars(model).get('SEARCH')}"
        )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def sqlite(rows: int, fresh: bool) -> Database:
    """A file below var/bench."""
    PLACE.mkdir(parents=True, exist_ok=True)
    path = PLACE / f"{rows}.sqlite3"
    database = Database("sqlite", rows, _wrapper(env.sqlite(path)))
    return _ready(
        database,
        fresh,
        lambda: [p.unlink(missing_ok=True) for p in (path, *(Path(f"{path}-{x}") for x in ("wal", "shm")))],
    )


def postgresql(rows: int, fresh: bool, url: str) -> Database:
    """A database guyub_bench_<rows> on the server of `url`, whose role may create databases."""
    os.environ["BENCH_URL"] = url
    server = env.database("BENCH_URL")
    name = f"guyub_bench_{rows}"
    keeper = _wrapper(server)
    with keeper.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}"')
    database = Database("postgresql", rows, _wrapper({**server, "NAME": name}))

    def drop() -> None:
        with keeper.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}"')

    found = _ready(database, fresh, drop)
    keeper.close()
    return found


def _ready(database: Database, fresh: bool, drop: Any) -> Database:
    """Seed it unless it was seeded in the same way before."""
    mark = fingerprint()
    with database.inside():
        if not fresh and mark == _mark(database):
            return database
        database.wrapper.close()
        drop()
        began = time.perf_counter()
        call_command("migrate", run_syncdb=True, verbosity=0)
        seed.fill(database.wrapper, database.rows)
        with database.wrapper.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_mark (mark varchar(16))")
            cursor.execute("INSERT INTO bench_mark VALUES (%s)", [mark])
        took = time.perf_counter() - began
        print(
            f"  {database.vendor}, {database.rows:,} rows of each: seeded in {took:.0f} s", file=sys.stderr, flush=True
        )
    return database


def _mark(database: Database) -> str:
    if "bench_mark" not in database.wrapper.introspection.table_names():
        return ""
    with database.wrapper.cursor() as cursor:
        cursor.execute("SELECT mark FROM bench_mark")
        return str((cursor.fetchone() or [""])[0])


def school() -> School:
    """The school in which everything is."""
    return School.objects.get(slug=world.OWN)


__all__ = ["Database", "Membership", "postgresql", "school", "sqlite"]
