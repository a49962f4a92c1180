"""Numbers and first rows that cost the same however long a list is: counting stops soon after a thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.utils.formats import number_format

MANY = 1000
"""So far rows are counted: to count them all would take as long as the list is."""


def counted(rows: QuerySet[Any], most: int = MANY) -> int:
    """How many rows there are; one more than `most` stands for any greater number. One query."""
    return rows.order_by()[: most + 1].count()


def as_words(number: int) -> str:
    """A number that was counted so, short enough for a chip: "37", "1.000+"."""
    return f"{number_format(MANY, force_grouping=True)}+" if number > MANY else str(number)


def _selects(rows: Mapping[Any, QuerySet[Any]], most: int) -> tuple[dict[Any, str], list[Any]]:
    """The keys' SELECTs of primary keys, and all their parameters. A queryset that is known to be empty is left out."""
    told: dict[Any, str] = {}
    params: list[Any] = []
    for key, some in rows.items():
        try:
            sql, values = some.values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:
            continue
        told[key] = sql
        params += values
    return told, params


def counted_by(rows: Mapping[Any, QuerySet[Any]]) -> dict[Any, int]:
    """`counted` for several querysets at once; what has no rows is left out. One query."""
    told, params = _selects({key: some.order_by() for key, some in rows.items()}, MANY + 1)
    if not told:
        return {}
    sql = ", ".join(f"(SELECT COUNT(*) FROM ({select}) AS c{n})" for n, select in enumerate(told.values()))  # noqa: S608
    with connections[next(iter(rows.values())).db].cursor() as cursor:
        cursor.execute(f"SELECT {sql}", params)
        found = cursor.fetchone()
    return {key: number for key, number in zip(told, found, strict=True) if number}


def first_of_each(rows: Sequence[QuerySet[Any]], most: int) -> list[Any]:
    """The keys of the first `most` rows of each ordered queryset. One query."""
    told, params = _selects(dict(enumerate(rows)), most)
    if not told:
        return []
    sql = " UNION ALL ".join(f"SELECT * FROM ({select}) AS c{n}" for n, select in enumerate(told.values()))  # noqa: S608
    with connections[rows[0].db].cursor() as cursor:
        cursor.execute(sql, params)
        return [key for (key, *_rest) in cursor.fetchall()]
