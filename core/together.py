"""The rows of several querysets in one question to the database (docs/adr/0018).

    partnerships, duties = read_together([Partnership.objects.filter(...)[:40], Obligation.objects.filter(...)[:40]])

Each queryset becomes one column of a single row: its rows as a list of lists in JSON. Django then makes of them what it makes of
its own rows: instances with what `select_related` joined and what `annotate` added, or tuples of `values_list`. Prefetches are
asked afterwards, as always. For pages that show a few rows of many kinds; where there are many rows, JSON costs more than it saves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet

from core.compiled import Compiled
from core.kept import Form, Kept, Slot, filled_in, read
from core.prepared import Prepared, may_prepare, place

MOST = 200
_prepared: dict[tuple[Form, ...], Prepared] = {}


@dataclass(frozen=True)
class Question:
    """One of the querysets: its SELECT, the values, and the form of both where it is kept."""

    compiled: Compiled
    params: Sequence[Any]
    form: Form | None = None


def _question(rows: QuerySet[Any] | Kept) -> Question | None:
    try:
        if isinstance(rows, Kept):
            return Question(*filled_in(rows))
        compiled = Compiled(rows)
        return Question(compiled, compiled.params)
    except EmptyResultSet:
        return None


class Answer:
    """What one queryset found. Django makes instances of those rows alone that are asked for."""

    def __init__(self, compiled: Compiled | None = None, told: str | None = None) -> None:
        self._compiled = compiled
        self._rows = compiled.told(told) if compiled else []

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, places: Iterable[int] | None = None) -> list[Any]:
        """All rows, or those at these places."""
        if self._compiled is None:
            return []
        return self._compiled.made(self._rows if places is None else [self._rows[place] for place in places])

    def days(self, path: str) -> list[str | None]:
        """The days that stand at `path` in each row, as ISO writes them. Nothing is made for it."""
        if self._compiled is None or not self._rows:
            return []
        place = self._compiled.place(path)
        return [row[place] and row[place][:10] for row in self._rows]


def ask_together(querysets: Sequence[QuerySet[Any] | Kept]) -> list[Answer]:
    """What each finds, in the order of the querysets. One query, and none where all are known to be empty; on PostgreSQL one more, where
    only some are kept.

    They must be of one database, and none may hold a column of bytes. Order them and limit them, as for any page.
    """
    questions = [_question(rows) for rows in querysets]
    asked = [one for one in questions if one is not None]
    if not asked:
        return [Answer() for _none in questions]
    wrapper = connections[asked[0].compiled.rows.db]
    kept = [one for one in asked if one.form is not None] if may_prepare(wrapper) else []
    others = [one for one in asked if not kept or one.form is None]
    told: dict[int, Any] = {}
    if kept:
        told |= zip(map(id, kept), _by_plan(kept, wrapper), strict=True)
    if others:
        with wrapper.cursor() as cursor:
            cursor.execute(_statement(others), [value for one in others for value in one.params])
            told |= zip(map(id, others), cursor.fetchone(), strict=True)
    return [Answer() if one is None else Answer(one.compiled, told[id(one)]) for one in questions]


def read_together(querysets: Sequence[QuerySet[Any] | Kept]) -> list[list[Any]]:
    """The rows of each, in the order of the querysets, asked as by `ask_together`."""
    return [answer.rows() for answer in ask_together(querysets)]


def _statement(asked: Sequence[Question]) -> str:
    named = [f"q{n} ({one.compiled.columns}) AS ({one.compiled.sql})" for n, one in enumerate(asked)]
    told = ", ".join(one.compiled.as_json(f"q{n}") for n, one in enumerate(asked))
    return f"WITH {', '.join(named)} SELECT {told}"


def _by_plan(asked: Sequence[Question], wrapper: BaseDatabaseWrapper) -> tuple[Any, ...]:
    """The answers to kept questions, by a plan that the session has or makes."""
    forms = tuple(one.form for one in asked if one.form is not None)
    params = [param for form in forms for param in form.params]
    given = [value for one in asked for value in one.params]
    values = [value for value, param in zip(given, params, strict=True) if isinstance(param, Slot)]
    statement = _prepared.get(forms)
    if statement is None:
        if len(_prepared) >= MOST:
            _prepared.clear()
        statement = _prepared[forms] = _to_prepare(asked, params, values, wrapper)
    return statement.row(wrapper, values)


def _to_prepare(
    asked: Sequence[Question], params: Sequence[Any], values: Sequence[Any], wrapper: BaseDatabaseWrapper
) -> Prepared:
    """Constants are written out: by them the planner knows which partial index serves."""
    numbers = iter(range(1, len(values) + 1))
    written = [place(next(numbers)) if isinstance(param, Slot) else param for param in params]
    with wrapper.cursor() as cursor:
        sql = cursor.mogrify(_statement(asked), written).decode()
    return Prepared(sql, tuple(type(value) for value in values))


def read_all(questions: Sequence[Kept]) -> list[list[Any]]:
    """The rows of each: in one query where the database is elsewhere. SQLite is here, and takes longer over one long statement."""
    return [read(asked) for asked in questions] if connection.vendor == "sqlite" else read_together(questions)


def remember(obj: Model, name: str, rows: list[Any]) -> None:
    """What hangs on `obj` under `name` was read already: `obj.<name>.all()` need not ask again, as after `prefetch_related`."""
    found = getattr(obj, name).all()
    vars(found).update(_result_cache=rows, _prefetch_done=True)
    vars(obj).setdefault("_prefetched_objects_cache", {})[name] = found
