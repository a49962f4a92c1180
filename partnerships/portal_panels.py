"""The home page of a partner's contact: what the school awaits from the own organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from core.lines import Lines
from core.policy import Actor
from core.registry import Panel, Task
from partnerships.queries.portal import asked
from schools.access import school_of
from schools.roles import Role


def _asked(actor: Actor, now: datetime, *, late: bool) -> Iterable[Lines]:
    if not actor.has(Role.PARTNER):
        return
    school = school_of(actor)
    today = school.local_date(now)

    def of_this_list(lines: Lines) -> Lines:
        def write(rows: Sequence[Any]) -> Iterable[Task]:
            return (task for task in lines.write(rows) if (task.due is not None and task.due < today) == late)

        return Lines(lines.rows, write)

    yield from map(of_this_list, asked(actor, school))


def asked_in_time(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What is not late, or has no date."""
    return _asked(actor, now, late=False)


def asked_late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What was let pass."""
    return _asked(actor, now, late=True)


PANELS = (Panel("partnerships.asked", "must_do", asked_in_time), Panel("partnerships.asked_late", "late", asked_late))
