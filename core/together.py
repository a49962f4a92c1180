"""The rows of several querysets in one question to the database (docs/adr/0018).

    partnerships, duties = read_together([Partnership.objects.filter(...)[:40], Obligation.objects.filter(...)[:40]])

Each queryset becomes one column of a single row: its rows as a list of lists in JSON. Django then makes of them what it makes of
its own rows: instances with what `select_related` joined and what `annotate` added, or tuples of `values_list`. Prefetches are
asked afterwards, as always. For pages that show a few rows of many kinds; where there are many rows, JSON costs more than it saves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from core.compiled import Compiled
from core.kept import Kept, filled_in


def _question(rows: QuerySet[Any] | Kept) -> tuple[Compiled, Sequence[Any]] | None:
    try:
        if isinstance(rows, Kept):
            return filled_in(rows)
        compiled = Compiled(rows)
        return compiled, compiled.params
    except EmptyResultSet:
        return None


def read_together(querysets: Sequence[QuerySet[Any] | Kept]) -> list[list[Any]]:
    """The rows of each, in the order of the querysets. One query, and none where all are known to be empty.

    They must be of one database, and none may hold a column of bytes. Order them and limit them, as for any page.
    """
    questions = [_question(rows) for rows in querysets]
    asked = [one for one in questions if one is not None]
    if not asked:
        return [[] for _none in questions]
    named = [f"q{n} ({one.columns}) AS ({one.sql})" for n, (one, _params) in enumerate(asked)]
    told = ", ".join(one.as_json(f"q{n}") for n, (one, _params) in enumerate(asked))
    with connections[asked[0][0].rows.db].cursor() as cursor:
        cursor.execute(f"WITH {', '.join(named)} SELECT {told}", [value for _one, params in asked for value in params])
        answers = iter(cursor.fetchone())
    return [[] if one is None else one[0].answered(next(answers)) for one in questions]
