"""Lines of a home list that are written out of rows: a panel says which rows and how, and all panels' rows are read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from core.kept import Kept
from core.registry import Task
from core.together import Answer, ask_together


@dataclass(frozen=True)
class Lines:
    """Tasks to come: `write` makes them out of the `rows`, which are ordered and no more than a home page shows.

    With `each`, every row is one task: only the rows of tasks that are shown are made then.
    """

    rows: QuerySet[Any] | Kept
    write: Callable[[Sequence[Any]], Iterable[Task]]
    each: bool = False
    due: str = ""
    """Where in a row (`partnership__stage_due`, or an annotation) the day stands by which an `each` is due. '' where it has none."""


def one_each(rows: QuerySet[Any] | Kept, write: Callable[[Any], Task | None]) -> Lines:
    """A task for each row; none for a row of which `write` makes None."""
    return Lines(rows, lambda found: [task for row in found if (task := write(row)) is not None])


def every_one(rows: QuerySet[Any] | Kept, write: Callable[[Any], Task], due: str = "") -> Lines:
    """A task for every row, due on the day that stands at `due`: the same day as the task's own."""
    return Lines(rows, lambda found: map(write, found), each=True, due=due)


@dataclass(frozen=True, eq=False)
class _Source:
    """Where tasks come from: tasks that are there, or rows that were found."""

    tasks: Sequence[Task] = ()
    lines: Lines | None = None
    answer: Answer | None = None

    def written(self, places: Sequence[int]) -> Iterable[Task]:
        """The tasks at these places."""
        if self.lines is None or self.answer is None:
            return [self.tasks[place] for place in places]
        return self.lines.write(self.answer.rows(places))


@dataclass(frozen=True)
class Coming:
    """A task before it is written: the day by which it is due, as ISO writes it, and its list if it names one."""

    day: str
    section: str
    source: _Source
    place: int


UNDATED = date.max.isoformat()


def coming(collected: Iterable[Task | Lines]) -> list[list[Coming]]:
    """The tasks of each item that panels collected, in their order. One query for the rows of all."""
    items = list(collected)
    answers = iter(ask_together([item.rows for item in items if isinstance(item, Lines)]))
    return [_coming(item, next(answers) if isinstance(item, Lines) else None) for item in items]


def _coming(item: Task | Lines, answer: Answer | None) -> list[Coming]:
    if isinstance(item, Lines) and answer is not None and item.each:
        source = _Source(lines=item, answer=answer)
        days = answer.days(item.due) if item.due else [None] * len(answer)
        return [Coming(day or UNDATED, "", source, place) for place, day in enumerate(days)]
    tasks = [item] if isinstance(item, Task) else list(item.write(answer.rows() if answer else []))
    source = _Source(tasks)
    return [Coming(_day(task.due), task.section, source, place) for place, task in enumerate(tasks)]


def _day(due: date | datetime | None) -> str:
    return UNDATED if due is None else due.isoformat()[:10]


def written(chosen: Sequence[Coming]) -> list[Task]:
    """These tasks, in this order. Rows of one question are made together."""
    places: dict[_Source, list[int]] = {}
    for one in chosen:
        places.setdefault(one.source, []).append(one.place)
    tasks = {source: iter(source.written(found)) for source, found in places.items()}
    return [next(tasks[one.source]) for one in chosen]


def tasks_of(collected: Iterable[Task | Lines]) -> list[Task]:
    """The tasks of one panel, in their order. One query."""
    return written([one for found in coming(collected) for one in found])
