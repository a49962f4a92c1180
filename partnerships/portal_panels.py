"""The home page of a partner's contact: what the school awaits from the own organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from core.policy import Actor
from core.registry import Panel, Task
from partnerships.queries.portal import asked
from schools.access import school_of
from schools.roles import Role


def _asked(actor: Actor, now: datetime) -> tuple[Iterable[Task], date]:
    school = school_of(actor)
    return (asked(actor, school) if actor.has(Role.PARTNER) else ()), school.local_date(now)


def asked_in_time(actor: Actor, now: datetime) -> Iterable[Task]:
    """What is not late, or has no date."""
    tasks, today = _asked(actor, now)
    return (task for task in tasks if task.due is None or task.due >= today)


def asked_late(actor: Actor, now: datetime) -> Iterable[Task]:
    """What was let pass."""
    tasks, today = _asked(actor, now)
    return (task for task in tasks if task.due is not None and task.due < today)


PANELS = (Panel("partnerships.asked", "must_do", asked_in_time), Panel("partnerships.asked_late", "late", asked_late))
