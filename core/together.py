"""The rows of several querysets in one question to the database (docs/adr/0018).

    partnerships, duties = read_together([Partnership.objects.filter(...)[:40], Obligation.objects.filter(...)[:40]])

Each queryset becomes one column of a single row: its rows as a list of lists in JSON. Django then makes of them what it makes of
its own rows: instances with what `select_related` joined and what `annotate` added, or tuples of `values_list`. Prefetches are
asked afterwards, as always. For pages that show a few rows of many kinds; where there are many rows, JSON costs more than it saves.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import (
    DateField,
    DecimalField,
    DurationField,
    FloatField,
    JSONField,
    QuerySet,
    TimeField,
    UUIDField,
)

WIDE = 50
"""Columns in one JSON list: SQLite takes at most 127 arguments of a function and PostgreSQL 100, so wide rows are lists of lists."""
WRITTEN = (DateField, DecimalField, DurationField, FloatField, TimeField, UUIDField)
"""Fields whose values PostgreSQL's driver gives as Python's own and JSON as words or other numbers."""
ALL_ROWS = {
    "sqlite": "(SELECT JSON_GROUP_ARRAY({row}) FROM {name})",
    "postgresql": "(SELECT JSON_AGG({row})::text FROM {name})",
}
LIST = {"sqlite": "JSON_ARRAY", "postgresql": "JSON_BUILD_ARRAY"}


class _Question:
    """One queryset on its way: its SELECT, and then its rows."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows.all()
        self.compiler = self.rows.query.get_compiler(using=self.rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.fields = [column.output_field for column, _sql, _alias in self.compiler.select]

    def columns(self) -> list[str]:
        """Names for what the SELECT gives, also for what DISTINCT makes it give beyond the row."""
        distinct = self.rows.query.distinct
        extra = self.compiler.get_extra_select(self.compiler.get_order_by(), self.compiler.select) if distinct else []
        return [f"c{n}" for n in range(len(self.fields) + len(extra))]

    def as_json(self, name: str) -> str:
        """A SELECT of all rows of the named subquery as one JSON list."""
        vendor = self.compiler.connection.vendor
        # PostgreSQL would unfold a JSON column, whose field expects the words that stand in it.
        told = [
            f"c{n}::text" if vendor == "postgresql" and isinstance(field, JSONField) else f"c{n}"
            for n, field in enumerate(self.fields)
        ]
        parts = [f"{LIST[vendor]}({', '.join(told[n : n + WIDE])})" for n in range(0, len(told), WIDE)]
        return ALL_ROWS[vendor].format(row=f"{LIST[vendor]}({', '.join(parts)})", name=name)

    def answered(self, told: str | None) -> list[Any]:
        """What Django makes of the rows once they are here. `told` is None where PostgreSQL found no row."""
        found = json.loads(told, parse_float=Decimal) if told else []
        rows = [self._raw([value for part in row for value in part]) for row in found]

        def answer(*args: Any, **kwargs: Any) -> list[list[Any]]:
            return [rows]

        # On these two instances alone, which nothing else will see.
        vars(self.compiler)["execute_sql"] = answer
        vars(self.rows.query)["get_compiler"] = lambda *args, **kwargs: self.compiler
        return list(self.rows)

    def _raw(self, row: list[Any]) -> list[Any]:
        """The row as the driver would have given it. SQLite's values are words as well, and Django knows them."""
        if self.compiler.connection.vendor == "sqlite":
            return [float(value) if isinstance(value, Decimal) else value for value in row]
        return [
            field.to_python(value) if isinstance(field, WRITTEN) else value
            for field, value in zip(self.fields, row, strict=True)
        ]


def _question(rows: QuerySet[Any]) -> _Question | None:
    try:
        return _Question(rows)
    except EmptyResultSet:
        return None


def read_together(querysets: Sequence[QuerySet[Any]]) -> list[list[Any]]:
    """The rows of each, in the order of the querysets. One query, and none where all are known to be empty.

    They must be of one database, and none may hold a column of bytes. Order them and limit them, as for any page.
    """
    questions = [_question(rows) for rows in querysets]
    asked = [one for one in questions if one is not None]
    if not asked:
        return [[] for _none in questions]
    named = [f"q{n} ({', '.join(one.columns())}) AS ({one.sql})" for n, one in enumerate(asked)]
    told = ", ".join(one.as_json(f"q{n}") for n, one in enumerate(asked))
    with connections[asked[0].rows.db].cursor() as cursor:
        cursor.execute(f"WITH {', '.join(named)} SELECT {told}", [value for one in asked for value in one.params])
        answers = iter(cursor.fetchone())
    return [[] if one is None else one.answered(next(answers)) for one in questions]
