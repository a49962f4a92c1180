"""Lines of a home list that are written out of rows: a panel says which rows and how, and all panels' rows are read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.kept import Kept
from core.registry import Task
from core.together import read_together


@dataclass(frozen=True)
class Lines:
    """Tasks to come: `write` makes them out of the `rows`, which are ordered and no more than a home page shows."""

    rows: QuerySet[Any] | Kept
    write: Callable[[Sequence[Any]], Iterable[Task]]


def one_each(rows: QuerySet[Any] | Kept, write: Callable[[Any], Task | None]) -> Lines:
    """A task for each row; none for a row of which `write` makes None."""
    return Lines(rows, lambda found: [task for row in found if (task := write(row)) is not None])


def written(collected: Iterable[Task | Lines]) -> list[list[Task]]:
    """The tasks of each item that panels collected, in their order. One query for the rows of all."""
    items = list(collected)
    found = iter(read_together([item.rows for item in items if isinstance(item, Lines)]))
    return [list(item.write(next(found))) if isinstance(item, Lines) else [item] for item in items]


def tasks_of(collected: Iterable[Task | Lines]) -> list[Task]:
    """The tasks of one panel, in their order. One query."""
    return [task for tasks in written(collected) for task in tasks]
