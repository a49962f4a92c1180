"""Rows of tables as they are, the difference between two such states, and objects that come back as they were (tests/memory.py)."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.apps import apps
from django.db import connection, models

Row = tuple[Any, ...]
Rows = dict[Any, Row]
"""Primary key -> what stands in the columns."""

AT_ONCE = 20_000
"""Values in one statement; SQLite takes 32,766."""


@dataclass(frozen=True)
class Change:
    """How one state of the database becomes another."""

    tables: frozenset[str]
    statements: list[tuple[str, list[Any]]]


def tables() -> dict[str, type[models.Model]]:
    """Every table that belongs to a model."""
    return {
        model._meta.db_table: model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy
    }


def columns(model: type[models.Model]) -> list[str]:
    """The columns that can be written, the key first."""
    written = [field for field in model._meta.local_concrete_fields if not field.generated]
    return [field.column for field in sorted(written, key=lambda field: not field.primary_key)]


def _listed(names: list[str]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def read(model: type[models.Model]) -> Rows:
    """Everything that stands in the model's table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_listed(columns(model))} FROM {_listed([model._meta.db_table])}")
        return {row[0]: row for row in cursor.fetchall()}


def change(before: dict[str, Rows], after: dict[str, Rows]) -> Change:
    """What makes `after` out of `before`. Foreign keys are judged at the end of a transaction, so the tables' order is no matter."""
    known = tables()
    gone, changed, new = [], [], []
    for table, rows in after.items():
        names, old = columns(known[table]), before[table]
        gone += _deletions(table, names[0], [key for key in old if key not in rows])
        changed += [_update(table, names, row) for key, row in rows.items() if key in old and old[key] != row]
        new += _insertions(table, names, [row for key, row in rows.items() if key not in old])
    return Change(frozenset(after), gone + changed + new)


def _deletions(table: str, key: str, keys: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    if keys:
        yield f"DELETE FROM {_listed([table])} WHERE {_listed([key])} IN ({', '.join(['%s'] * len(keys))})", keys


def _update(table: str, names: list[str], row: Row) -> tuple[str, list[Any]]:
    settings = ", ".join(f"{_listed([name])} = %s" for name in names[1:])
    return f"UPDATE {_listed([table])} SET {settings} WHERE {_listed(names[:1])} = %s", [*row[1:], row[0]]


def _insertions(table: str, names: list[str], rows: list[Row]) -> Iterator[tuple[str, list[Any]]]:
    fit = AT_ONCE // len(names)
    for start in range(0, len(rows), fit):
        some = rows[start : start + fit]
        marks = ", ".join([f"({', '.join(['%s'] * len(names))})"] * len(some))
        yield (
            f"INSERT INTO {_listed([table])} ({_listed(names)}) VALUES {marks}",
            [value for row in some for value in row],
        )


def put(done: Change) -> None:
    """Make the change."""
    with connection.cursor() as cursor:
        for sql, values in done.statements:
            cursor.execute(sql, [_bound(value) for value in values])


def _bound(value: Any) -> Any:
    """SQLite's driver takes no times of day; Django, too, hands it their text."""
    return str(value) if isinstance(value, time) and connection.vendor == "sqlite" else value


def pack(content: object, known: list[object]) -> bytes:
    """`content` without the `known` objects in it, at whose place only their number stands."""
    numbers = {id(one): number for number, one in enumerate(known)}

    class Pickler(pickle.Pickler):
        def persistent_id(self, one: object) -> int | None:
            return numbers.get(id(one))

    packed = io.BytesIO()
    Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(content)
    return packed.getvalue()


def unpack(packed: bytes, known: list[object]) -> Any:
    """A fresh copy of what was packed, around the `known` objects of today."""

    class Unpickler(pickle.Unpickler):
        def persistent_load(self, number: int) -> object:
            return known[number]

    return Unpickler(io.BytesIO(packed)).load()


def stored() -> dict:
    """Every table as it is."""
    return {table: read(model) for table, model in tables().items()}


def standing(*words: str) -> set[str]:
    """Tables in which one of these words stands."""
    return {table for table, rows in stored().items() if any(word in repr(rows) for word in words)}
