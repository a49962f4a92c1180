"""Statements that a session of PostgreSQL plans once and then only carries out (docs/adr/0022).

What a home page asks in one statement took PostgreSQL 60 ms to plan and 20 to answer: some forty SELECTs, each with a choice of
twenty indexes. Nothing of an answer is kept, and the database itself plans anew when a table changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any
from weakref import WeakKeyDictionary

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.extensions import AsIs

ROOM = 500_000
"""So many letters of statements a session has plans of. A home page's has a hundred thousand, and its plan takes 8 MB of the server."""
TYPES = {int: "bigint", str: "text", date: "date", datetime: "timestamptz"}

_held: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()
"""What each session has, the longest unused first, and how long each is."""


def may_prepare(wrapper: BaseDatabaseWrapper) -> bool:
    """Whether a session stays ours from one statement to the next: PostgreSQL without a pgbouncer that lends it (`?pooled=1`)."""
    return wrapper.vendor == "postgresql" and not wrapper.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def place(number: int) -> AsIs:
    """What stands for the value of this number, from 1, among the parameters of a statement to be prepared."""
    return AsIs(f"${number}")


@dataclass(frozen=True)
class Prepared:
    """A SELECT of one row with places `$1`, `$2` … for values of these types; anything else in it is written out."""

    sql: str
    types: tuple[type, ...]

    @cached_property
    def name(self) -> str:
        """The same for the same statement alone: should a session be lent without a word, no other process's plan goes by this name."""
        return f"guyub_{blake2b(repr((self.sql, self.types)).encode(), digest_size=16).hexdigest()}"

    def row(self, wrapper: BaseDatabaseWrapper, values: Sequence[Any]) -> tuple[Any, ...]:
        """The row, for these values. Planned when this session is asked for the first time."""
        with wrapper.cursor() as cursor:
            held = _held.setdefault(wrapper.connection, {})
            if self.name not in held:
                self._prepare(wrapper, held)
            held[self.name] = held.pop(self.name, len(self.sql))
            cursor.execute(f"EXECUTE {self.name} ({', '.join(['%s'] * len(values))})", values)
            return tuple(cursor.fetchone())

    def _prepare(self, wrapper: BaseDatabaseWrapper, held: dict[str, int]) -> None:
        """Makes room and plans. Past Django's count of queries: it asks nothing, and happens once for a session."""
        with wrapper.wrap_database_errors, wrapper.connection.cursor() as session:
            while held and sum(held.values()) + len(self.sql) > ROOM:
                oldest = next(iter(held))
                session.execute(f"DEALLOCATE {oldest}")
                del held[oldest]
            # Left to itself the server plans five times more before it trusts one plan for all values.
            session.execute("SET plan_cache_mode = force_generic_plan")
            types = ", ".join(TYPES[one] for one in self.types)
            session.execute(f"PREPARE {self.name} ({types}) AS {self.sql}")
