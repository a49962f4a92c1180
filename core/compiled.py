"""One queryset on its way to the database and back as JSON: what `core.together` sends, and what Django makes of the answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from functools import cached_property
from typing import Any

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
    "sqlite": "(SELECT JSON_GROUP_ARRAY({row}) FROM {{name}})",
    "postgresql": "(SELECT JSON_AGG({row})::text FROM {{name}})",
}
LIST = {"sqlite": "JSON_ARRAY", "postgresql": "JSON_BUILD_ARRAY"}


class Compiled:
    """A queryset's SELECT as `sql` with `params`. It may answer several times, in several threads (`core.kept`)."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows.all()
        self.compiler = self.rows.query.get_compiler(using=self.rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.fields = [column.output_field for column, _sql, _alias in self.compiler.select]
        self.vendor = self.compiler.connection.vendor
        self.columns = ", ".join(self._columns())
        self._json = self._as_json()

    def _columns(self) -> list[str]:
        """Names for what the SELECT gives, also for what DISTINCT makes it give beyond the row."""
        distinct = self.rows.query.distinct
        extra = self.compiler.get_extra_select(self.compiler.get_order_by(), self.compiler.select) if distinct else []
        return [f"c{n}" for n in range(len(self.fields) + len(extra))]

    def _as_json(self) -> str:
        # PostgreSQL would unfold a JSON column, whose field expects the words that stand in it.
        told = [
            f"c{n}::text" if self.vendor == "postgresql" and isinstance(field, JSONField) else f"c{n}"
            for n, field in enumerate(self.fields)
        ]
        parts = [f"{LIST[self.vendor]}({', '.join(told[n : n + WIDE])})" for n in range(0, len(told), WIDE)]
        return ALL_ROWS[self.vendor].format(row=f"{LIST[self.vendor]}({', '.join(parts)})")

    def as_json(self, name: str) -> str:
        """A SELECT of all rows of the named subquery as one JSON list."""
        return self._json.format(name=name)

    def told(self, answer: str | None) -> list[list[Any]]:
        """The rows of an answer as JSON gives them. `answer` is None where PostgreSQL found no row."""
        found = json.loads(answer, parse_float=Decimal) if answer else []
        return [[value for part in row for value in part] for row in found]

    def place(self, path: str) -> int:
        """Which column of a row holds this annotation, or this field of the model or of what `select_related` reads along."""
        if path in self.compiler.annotation_col_map:
            return self.compiler.annotation_col_map[path]
        *way, name = path.split("__")
        read = self.compiler.klass_info
        for step in way:
            read = next(other for other in read["related_klass_infos"] if other["field"].name == step)
        return next(n for n in read["select_fields"] if self.compiler.select[n][0].target.attname == name)

    def made(self, told: Sequence[list[Any]]) -> list[Any]:
        """What Django makes of these rows."""
        if not told:
            return []
        return self._made([self._raw(row) for row in told])

    def read(self, params: Sequence[Any]) -> list[Any]:
        """The rows under `params`, asked alone. One query."""
        with connections[self.rows.db].cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return self._made([row[: len(self.fields)] for row in found]) if found else []

    def _made(self, found: Sequence[Any]) -> list[Any]:
        """Django's own way from what the database told to its rows: on two copies, which nothing else will see."""

        def answer(*args: Any, **kwargs: Any) -> list[Sequence[Any]]:
            return [found]

        compiler, rows = copy(self.compiler), self.rows.all()
        compiler.connection = connections[rows.db]
        vars(compiler).update(execute_sql=answer, get_converters=lambda fields: self._converters)
        vars(compiler)["has_composite_fields"] = lambda fields: self._has_composites
        vars(rows.query)["get_compiler"] = lambda *args, **kwargs: compiler
        return list(rows)

    @cached_property
    def _columns_read(self) -> list[Any]:
        return [column for column, _sql, _alias in self.compiler.select]

    @cached_property
    def _converters(self) -> Any:
        return self.compiler.get_converters(self._columns_read)

    @cached_property
    def _has_composites(self) -> bool:
        return self.compiler.has_composite_fields(self._columns_read)

    def _raw(self, row: list[Any]) -> list[Any]:
        """The row as the driver would have given it. SQLite's values are words as well, and Django knows them."""
        if self.vendor == "sqlite":
            return [float(value) if isinstance(value, Decimal) else value for value in row]
        return [
            field.to_python(value) if isinstance(field, WRITTEN) else value
            for field, value in zip(self.fields, row, strict=True)
        ]
