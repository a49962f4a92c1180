"""Numbers and first rows that cost the same however long a list is: counting stops soon after a thousand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.formats import number_format

from core.kept import MARK, Askable, Kept, select_of

MANY = 1000
"""So far rows are counted: to count them all would take as long as the list is."""
SOME = 20
"""So far where many rows must be looked at for each that counts."""


def counted(rows: QuerySet[Any], most: int = MANY) -> int:
    """How many rows there are; one more than `most` stands for any greater number. One query."""
    return rows.order_by()[: most + 1].count()


def number_of(asked: Askable) -> int:
    """How many rows there are. One query."""
    if not isinstance(asked, Kept):
        return asked.count()
    try:
        sql, params = select_of(asked)
    except EmptyResultSet:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS found", params)
        return int(cursor.fetchone()[0])


def apart(rows: QuerySet[Any], column: str, most: int) -> QuerySet[Any]:
    """The values of `column` in the first `most` rows."""
    return rows.order_by().annotate(counted_key=F(column)).values("counted_key")[:most]


def counted_apart(asked: Askable) -> tuple[int, int]:
    """How many rows `apart` asks for, and how many different values these have. One query."""
    try:
        sql, params = select_of(asked)
    except EmptyResultSet:
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*), COUNT(DISTINCT counted_key) FROM ({sql}) AS found", params)
        total, different = cursor.fetchone()
    return total, different


def as_words(number: int, most: int = MANY) -> str:
    """A number that was counted so, to `most`, short enough for a chip: "37", "1.000+"."""
    return f"{number_format(most, force_grouping=True)}+" if number > most else str(number)


def up_to(rows: QuerySet[Any], _today: date | None, most: int) -> QuerySet[Any]:
    """What is counted: one row more than `most`."""
    return rows.order_by().values("pk")[: most + 1]


def marked(rows: QuerySet[Any], _today: date | None, column: str, most: int) -> QuerySet[Any]:
    """The same for the rows with one value of the text `column`, for which a mark stands."""
    return rows.filter(**{column: MARK}).order_by().values("pk")[: most + 1]


def counted_by(rows: QuerySet[Any], column: str, values: Iterable[str], most: int = MANY) -> dict[str, int]:
    """`counted` for the rows with each of `values` in the text `column`; what has no rows is left out. One query."""
    return counted_each(marked(rows, None, column, most), values)


def counted_each(asked: Askable, values: Iterable[str]) -> dict[str, int]:
    """How many rows of what `marked` asks for there are with each of `values`; what has no rows is left out. One query.

    The same SELECT counts each, so that Django puts it together once, with a mark where the value will stand.
    """
    wanted = list(values)
    try:
        sql, told = select_of(asked)
    except EmptyResultSet:
        return {}
    if not wanted:
        return {}
    each = f"(SELECT COUNT(*) FROM ({sql}) AS found)"
    params = [value if param == MARK else param for value in wanted for param in told]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([each] * len(wanted))}", params)
        found = cursor.fetchone()
    return {value: number for value, number in zip(wanted, found, strict=True) if number}


def first_value(rows: QuerySet[Any], _today: date | None, field: str, above: Any) -> QuerySet[Any]:
    """The first value of `field` that is greater than `above`."""
    return rows.filter(**{f"{field}__gt": above}).order_by(field).values(field)[:1]


def following_value(rows: QuerySet[Any], _today: date | None, field: str) -> QuerySet[Any]:
    """The first that is greater than the one that was found last."""
    return first_value(rows, None, field, RawSQL("seen.value", ()))


def first_values(first: Askable, following: Askable, most: int) -> list[Any]:
    """Different values of a field in order: the one that `first` asks for, then what `following` asks for after each. One query.

    One value is found after the other in the index that begins with the rows' own condition and goes on with the field; DISTINCT
    would read every row of each value.
    """
    try:
        one, told = select_of(first)
        other, params = select_of(following)
    except EmptyResultSet:
        return []
    sql = (
        f"WITH RECURSIVE seen(value) AS (SELECT * FROM ({one}) AS begin UNION ALL "
        f"SELECT ({other}) FROM seen WHERE value IS NOT NULL) SELECT value FROM seen WHERE value IS NOT NULL LIMIT {int(most)}"
    )
    with connection.cursor() as cursor:
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
