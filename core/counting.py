"""Numbers and first rows that cost the same however long a list is: counting stops soon after a thousand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.formats import number_format

MANY = 1000
"""So far rows are counted: to count them all would take as long as the list is."""
SOME = 20
"""So far where many rows must be looked at for each that counts."""
_MARK = "\ue000"
"""Stands for a value in a SELECT; nobody writes it."""


def counted(rows: QuerySet[Any], most: int = MANY) -> int:
    """How many rows there are; one more than `most` stands for any greater number. One query."""
    return rows.order_by()[: most + 1].count()


def counted_apart(rows: QuerySet[Any], column: str, most: int) -> tuple[int, int]:
    """How many rows there are, counted to `most`, and how many different values of `column` these have. One query."""
    try:
        told = rows.order_by().annotate(counted_key=F(column)).values("counted_key")[:most].query
        sql, params = told.sql_with_params()
    except EmptyResultSet:
        return 0, 0
    with connections[rows.db].cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*), COUNT(DISTINCT counted_key) FROM ({sql}) AS found", params)
        total, different = cursor.fetchone()
    return total, different


def as_words(number: int, most: int = MANY) -> str:
    """A number that was counted so, to `most`, short enough for a chip: "37", "1.000+"."""
    return f"{number_format(most, force_grouping=True)}+" if number > most else str(number)


def counted_by(rows: QuerySet[Any], column: str, values: Iterable[str], most: int = MANY) -> dict[str, int]:
    """`counted` for the rows with each of `values` in the text `column`; what has no rows is left out. One query.

    The same SELECT counts each, so that Django puts it together once, with a mark where the value will stand.
    """
    wanted = list(values)
    try:
        sql, marked = rows.filter(**{column: _MARK}).order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return {}
    if not wanted:
        return {}
    each = f"(SELECT COUNT(*) FROM ({sql}) AS found)"
    params = [value if param == _MARK else param for value in wanted for param in marked]
    with connections[rows.db].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([each] * len(wanted))}", params)
        found = cursor.fetchone()
    return {value: number for value, number in zip(wanted, found, strict=True) if number}


def first_values(rows: QuerySet[Any], field: str, most: int, above: Any = "") -> list[Any]:
    """The first different values of `field` in `rows` that are greater than `above`, in order. One query.

    One value is found after the other in the index that begins with the rows' own condition and goes on with `field`; DISTINCT
    would read every row of each value.
    """
    later = rows.filter(**{f"{field}__gt": RawSQL("seen.value", ())}).order_by(field).values(field)[:1]
    try:
        first, told = rows.filter(**{f"{field}__gt": above}).order_by(field).values(field)[:1].query.sql_with_params()
        following, params = later.query.sql_with_params()
    except EmptyResultSet:
        return []
    sql = (
        f"WITH RECURSIVE seen(value) AS (SELECT * FROM ({first}) AS begin UNION ALL "
        f"SELECT ({following}) FROM seen WHERE value IS NOT NULL) SELECT value FROM seen WHERE value IS NOT NULL LIMIT {int(most)}"
    )
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, [*told, *params])
        return [value for (value,) in cursor.fetchall()]


def first_of_each(rows: Sequence[QuerySet[Any]], most: int) -> list[Any]:
    """The keys of the first `most` rows of each ordered queryset. One query."""
    selects: list[str] = []
    params: list[Any] = []
    for some in rows:
        with suppress(EmptyResultSet):
            sql, values = some.values("pk")[:most].query.sql_with_params()
            selects.append(f"SELECT * FROM ({sql}) AS c{len(selects)}")
            params += values
    if not selects:
        return []
    with connections[rows[0].db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), params)
        return [key for (key, *_rest) in cursor.fetchall()]
