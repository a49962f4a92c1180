"""Indexes and foreign keys, away while very many rows are written and made again afterwards: that takes minutes, not hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

ON_SQLITE = "SELECT 'DROP INDEX \"' || name || '\"', sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({})"
ON_POSTGRESQL = """
SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', r.relname, c.conname),
       format('ALTER TABLE %%I ADD CONSTRAINT %%I %%s', r.relname, c.conname, pg_get_constraintdef(c.oid)) AS made, 2 AS turn
FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid WHERE c.contype = 'f' AND r.relname IN ({0})
UNION ALL
SELECT format('DROP INDEX %%I', i.relname), pg_get_indexdef(i.oid), 1
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class r ON r.oid = x.indrelid
WHERE r.relname IN ({0}) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)
ORDER BY turn
"""


@contextmanager
def away(connection: Any, tables: Sequence[str]) -> Iterator[None]:
    """For as long as the block runs. Primary keys and constraints of uniqueness stay."""
    marks = ", ".join(["%s"] * len(tables))
    on_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute((ON_SQLITE if on_sqlite else ON_POSTGRESQL).format(marks), [*tables] * (1 if on_sqlite else 2))
        found = [(drop, make) for drop, make, *_turn in cursor.fetchall()]
        for drop, _make in reversed(found):
            cursor.execute(drop)
        yield
        for _drop, make in found:
            cursor.execute(make)
