"""The database as one file, and back: SQLite by its backup interface, PostgreSQL by pg_dump. Never a copy of live files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.apps import apps
from django.db import connection, transaction

from core.sealed_stream import NotOurs


def vendor() -> str:
    """ "sqlite" or "postgresql"."""
    return str(connection.vendor)


def counted_tables() -> list[str]:
    """Every table of a model."""
    return sorted(
        {m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy}
    )


def dump(target: Path) -> dict[str, int]:
    """Write the database to `target`. Returns how many rows each table has in exactly that state."""
    if vendor() == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy, pages=2000)
            return _count(copy.execute, counted_tables())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"
        )

        def ask(sql: str) -> Any:
            cursor.execute(sql)
            return cursor

        return _count(ask, counted_tables())


def _count(ask: Any, tables: Iterable[str]) -> dict[str, int]:
    return {name: ask(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}").fetchone()[0] for name in tables}


def load(source: Path, into: Path | str | None = None) -> None:
    """Replace the database by what `dump` wrote; with `into` another SQLite file or PostgreSQL database than that of the settings."""
    name = str(into or connection.settings_dict["NAME"])
    connection.close()
    if vendor() == "sqlite":
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(name)) as target:
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise NotOurs("The database in this backup is damaged.")
            copy.backup(target)
        return
    _run(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        f"--dbname={name}", str(source),
    )  # fmt: skip


def counts_in(tables: Iterable[str], name: Path | str) -> dict[str, int]:
    """How many rows the tables have in another SQLite file or PostgreSQL database."""
    if vendor() == "sqlite":
        with closing(sqlite3.connect(name)) as scratch:
            return _count(scratch.execute, tables)
    ask = " UNION ALL ".join(f"SELECT '{table}', COUNT(*) FROM {connection.ops.quote_name(table)}" for table in tables)
    lines = _run("psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--dbname={name}", f"--command={ask}")
    return {table: int(count) for table, _bar, count in (line.partition("|") for line in lines.split())}


def scratch_in(folder: Path) -> Path | str:
    """The place that belongs to a scratch folder: a file in it, or a PostgreSQL database of that name beside the real one."""
    if vendor() == "sqlite":
        return folder / "db.sqlite3"
    return f"{connection.settings_dict['NAME']}_drill_{folder.name}"


def make_scratch(folder: Path) -> Path | str:
    """An empty place beside the real database."""
    place = scratch_in(folder)
    if vendor() != "sqlite":
        _run("createdb", "--template=template0", "--encoding=UTF8", str(place))
    return place


def drop_scratch(name: Path | str) -> None:
    """Take it away again."""
    if vendor() != "sqlite":
        _run("dropdb", "--if-exists", str(name))


def scratch_url(name: Path | str) -> str:
    """DATABASE_URL of the scratch place, for a process of its own. The password travels in PGPASSWORD."""
    if vendor() == "sqlite":
        return f"sqlite:///{name}"
    facts = connection.settings_dict
    host = {"host": facts["HOST"], "port": facts["PORT"] or 5432} if facts["HOST"] else {}
    return f"postgresql://{quote(facts['USER'])}@/{name}?{urlencode(host)}"


def environment() -> dict[str, str]:
    """What the tools of PostgreSQL read to find the database of the settings."""
    facts = connection.settings_dict
    if vendor() == "sqlite":
        return dict(os.environ)
    options = {f"PG{key.upper()}": str(value) for key, value in facts["OPTIONS"].items() if key.startswith("ssl")}
    known = {key: facts[name] for key, name in _LIBPQ.items() if facts[name]}
    return {**os.environ, **options, **{key: str(value) for key, value in known.items()}}


_LIBPQ = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}


def _run(*command: str) -> str:
    """One of PostgreSQL's own tools; its complaint becomes ours."""
    try:
        done = subprocess.run(command, env=environment(), capture_output=True, text=True)
    except FileNotFoundError:
        raise NotOurs(
            f"{command[0]} is not installed here; install PostgreSQL's client of the server's version."
        ) from None
    if done.returncode:
        raise NotOurs(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
