"""Questions whose SELECT is put together once, and then only filled in with who asks and when (docs/adr/0021).

    rows = kept(_mine, actor, today=today)      # def _mine(actor: Actor, today: date) -> QuerySet[Partnership]: …

What a home page asks is the same for everybody of a role but for numbers and days; putting it together anew was two thirds of the
page. So the function is asked twice with people and days that are nobody's: what differs between the two SELECTs is who asks and
when, and has to be exactly that, a day more or less included. Where it is not, the question is put together each time as ever.

Such a function reads nothing and knows only what it is given: the actor (never the school behind it), the constants of `shape`, days
and moments. Answers are never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from core.compiled import Compiled
from core.policy import Actor

MOST = 500
WHO = ("user_id", "tenant_id", "email", "label")


@dataclass(frozen=True)
class Slot:
    """A place in the SELECT: one of the given values, so much later."""

    name: str
    later: timedelta | None = None


@dataclass(frozen=True, eq=False)
class Form:
    """A SELECT with its places; no SELECT where it finds nothing whoever asks, because the roles may see none."""

    compiled: Compiled | None
    params: tuple[Any, ...]


@dataclass(frozen=True)
class Kept:
    """A question on its way, with what is to be filled in."""

    build: Callable[..., QuerySet[Any]]
    actor: Actor
    shape: tuple[Hashable, ...]
    moments: Mapping[str, date]

    def rows(self) -> QuerySet[Any]:
        """The question as an ordinary queryset."""
        return self.build(self.actor, *self.shape, **self.moments)


_forms: dict[Hashable, Form | None] = {}
"""None for what cannot be kept."""


def kept(build: Callable[..., QuerySet[Any]], actor: Actor, *shape: Hashable, **moments: date) -> Kept:
    """The rows that `build(actor, *shape, **moments)` asks for, to be read by `core.together`."""
    if "<locals>" in build.__qualname__:
        raise TypeError(f"{build.__qualname__} is a new function each time, so that nothing is kept")
    return Kept(build, actor, shape, moments)


def filled_in(asked: Kept) -> tuple[Compiled, list[Any], Form | None]:
    """The SELECT, its values, and the form of which both were made, if there is one. Raises `EmptyResultSet` where no row can be."""
    form = _form(asked)
    if form is None:
        compiled = Compiled(asked.rows())
        return compiled, list(compiled.params), None
    if form.compiled is None:
        raise EmptyResultSet
    values = {**{name: getattr(asked.actor, name) for name in WHO}, **asked.moments}
    ops = connections[form.compiled.rows.db].ops
    params = [_value(param, values, ops) if isinstance(param, Slot) else param for param in form.params]
    return form.compiled, params, form


def _value(slot: Slot, values: Mapping[str, Any], ops: Any) -> Any:
    value = values[slot.name]
    if slot.later is None:
        return value
    later = value + slot.later
    return ops.adapt_datetimefield_value(later) if isinstance(later, datetime) else ops.adapt_datefield_value(later)


def _form(asked: Kept) -> Form | None:
    actor = asked.actor
    if actor.user_id is None or actor.tenant_id is None or actor.link_id is not None or actor.is_system:
        return None
    # The kinds of the moments need no place in the key: a function is always asked with the same.
    key = (asked.build, asked.shape, actor.roles, bool(actor.email), get_language(), connection.vendor)
    if key not in _forms:
        if len(_forms) >= MOST:
            _forms.clear()
        _forms[key] = _made(asked)
    return _forms[key]


def _made(asked: Kept) -> Form | None:
    """The form, out of two SELECTs for nobody. None where they differ in more than who asks and when."""
    given = [_nobody(asked, number) for number in (0, 1)]
    first, second = (_for_nobody(asked, values) for values in given)
    if first is None or second is None:
        return Form(None, ()) if first is second else None
    if first.sql != second.sql or _beside(first.rows) != _beside(second.rows):
        return None
    params = [_slot(a, b, given) for a, b in zip(first.params, second.params, strict=True)]
    return None if None in params else Form(first, tuple(params))


def _for_nobody(asked: Kept, values: dict[str, Any]) -> Compiled | None:
    moments = {name: values[name] for name in asked.moments}
    try:
        return Compiled(asked.build(values.pop("actor"), *asked.shape, **moments))
    except EmptyResultSet:
        return None


def _nobody(asked: Kept, number: int) -> dict[str, Any]:
    """People and moments that are nobody's, far from each other by different spans."""
    far = 900_000_001 + 10_000_019 * number
    who: dict[str, Any] = {
        "user_id": far, "tenant_id": far + 7919 * (number + 1), "email": f"{number}@nobody.invalid", "label": f"nobody {number}",
    }  # fmt: skip
    when: dict[str, Any] = {}
    for place, (name, moment) in enumerate(asked.moments.items()):
        day = datetime(2300 + 200 * number + (10 + 7 * number) * place, 3 + number, 7 + number, 5, 11, 13, tzinfo=UTC)
        when[name] = day if isinstance(moment, datetime) else day.date()
    return {"actor": replace(asked.actor, **who), **who, **when}


def _beside(rows: QuerySet[Any]) -> list[str]:
    """What prefetches ask of their own: nobody may stand in it."""
    prefetches = [one for one in vars(rows)["_prefetch_related_lookups"] if isinstance(one, Prefetch)]
    return [str(one.queryset.query) for one in prefetches if one.queryset is not None]


def _slot(first: Any, second: Any, given: list[dict[str, Any]]) -> Any:
    """What stands in this place: a constant, a slot, or None when nobody can tell."""
    if first == second:
        return first
    for name, value in given[0].items():
        if name in WHO:
            if (first, second) == (value, given[1][name]):
                return Slot(name)
        elif (later := _later(first, value)) is not None and later == _later(second, given[1][name]):
            return Slot(name, later)
    return None


def _later(param: Any, moment: date) -> timedelta | None:
    """How much later than the moment what stands in the SELECT is. SQLite has it as words."""
    kind = datetime if isinstance(moment, datetime) else date
    try:
        found = kind.fromisoformat(param) if isinstance(param, str) else param
    except ValueError:
        return None
    if type(found) is not kind:
        return None
    if isinstance(found, datetime) and found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found - moment
