"""What a page makes the database do, counted and not timed: steps of SQLite's machine, pages that PostgreSQL read from its buffers.

The same on a busy machine as on an idle one. `touched` tells it for one address; `bin/bench --only P1-work` for all lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from bench.databases import Database

STEPS = 50
"""SQLite counts in fifties."""


@dataclass
class Work:
    """Work of one request, and of each of its queries."""

    queries: list[tuple[int, str, Any]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(told for told, _sql, _params in self.queries)

    @property
    def worst(self) -> tuple[int, str, Any]:
        """The query that did most."""
        return max(self.queries, key=lambda told: told[0], default=(0, "", ()))


@contextmanager
def counting(connection: BaseDatabaseWrapper) -> Iterator[Work]:
    """Counts what runs on `connection` within the block."""
    work = Work()
    with (
        _on_sqlite(connection, work) if connection.vendor == "sqlite" else connection.execute_wrapper(_explained(work))
    ):
        yield work


@contextmanager
def _on_sqlite(connection: BaseDatabaseWrapper, work: Work) -> Iterator[None]:
    """A query's work goes on while its rows are fetched: until the next one begins."""
    steps, begun = 0, []

    def step() -> int:
        nonlocal steps
        steps += STEPS
        return 0

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        begun.append((steps, sql, params))
        return execute(sql, params, many, context)

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, STEPS)
    try:
        with connection.execute_wrapper(run):
            yield
    finally:
        connection.connection.set_progress_handler(None, 0)
    ends = [at for at, _sql, _params in begun[1:]] + [steps]
    work.queries += [(end - at, sql, params) for end, (at, sql, params) in zip(ends, begun, strict=True)]


def _explained(work: Work) -> Callable[..., Any]:
    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not many and sql.lstrip("( ").upper().startswith(("SELECT", "WITH")) and "EXPLAIN" not in sql:
            with context["connection"].connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {sql}", params)
                found = cursor.fetchone()[0]
                plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
                work.queries.append((plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], sql, params))
        return execute(sql, params, many, context)

    return run


def touched(database: Database, ask: Callable[[], Any]) -> Work:
    """What `ask` makes the database do, the second time."""
    with database.inside():
        ask()
        with counting(database.wrapper) as work:
            ask()
    return work
