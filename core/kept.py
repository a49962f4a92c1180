"""Questions whose SELECT is put together once, and then only filled in with who asks and when (docs/adr/0021).

    rows = kept(_mine, actor, today=today)      # def _mine(actor: Actor, today: date) -> QuerySet[Partnership]: …
    found = read(kept(_parties, None, of=[1, 2]))      # def _parties(actor: None, of: Sequence[int]) -> QuerySet[Party]: …

What a page asks is the same for everybody of a role but for numbers and days; putting it together anew was two thirds of the
page. So the function is asked twice with people, numbers and days that are nobody's: what differs between the two SELECTs is who asks,
for what and when, and has to be exactly that, a day more or less included. Where it is not, the question is put together each time
as ever.

On SQLite what is the same for everybody is written into the SELECT, so that only who asks, for what and when are its values. A value that
SQLite compares with the condition of a partial index ("state = 'failed'") makes it prepare the whole statement again: 7 ms for a home page.

Such a function reads nothing and knows only what it is given: the actor (never the school behind it; None where it does not matter who
asks), the constants of `shape`, keys of rows, words, days and moments. Answers are never kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import count
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Prefetch, QuerySet
from django.utils.timezone import get_fixed_timezone, override
from django.utils.translation import get_language

from core.compiled import Compiled
from core.policy import Actor

MOST = 1000
BITS = 63
"""A key with more of them finds nothing, which Django knows and the database does not."""
Given = date | int | str | Sequence[int]
"""A day, a moment, the key of a row, a word that is looked for as it is, the keys of some rows."""
DAYS = (datetime(2304, 3, 9, 5, 11, 13, tzinfo=UTC), datetime(2501, 9, 24, 19, 47, 31, tzinfo=UTC))
"""Apart in all by which a function could count: a Wednesday in March and a Saturday in September, early and late."""
WEEKS = (522, 887)
"""How far the days of one nobody lie apart."""
ZONES = (get_fixed_timezone(14 * 60), get_fixed_timezone(-12 * 60))
"""Where it is never the same day: no school's zone may stay in a SELECT, nor today's date."""
MARK = "\ue000"
"""Stands for a word in a SELECT and stays among its values: whoever asks puts others in its place. Nobody writes it."""
WORD = "Nobody_%\\"
"""What small letters and LIKE make something else of."""


@dataclass(frozen=True)
class Slot:
    """A place in the SELECT: one of the given values, so much later; of several keys the one `at` this place; a word as LIKE has it."""

    name: str
    later: timedelta | None = None
    at: int | None = None
    like: bool = False


@dataclass(frozen=True, eq=False)
class Form:
    """A SELECT with its places; no SELECT where it finds nothing whoever asks, because the roles may see none."""

    compiled: Compiled | None
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A question on its way, with what is to be filled in."""

    build: Callable[..., QuerySet[Any]]
    actor: Actor | None
    shape: tuple[Hashable, ...]
    given: Mapping[str, Given]

    def rows(self) -> QuerySet[Any]:
        """The question as an ordinary queryset."""
        return self.build(self.actor, *self.shape, **self.given)


Askable = QuerySet[Any] | Kept
"""A question that is kept, or as Django asks it."""
_forms: dict[Hashable, Form | None] = {}
"""None for what cannot be kept."""


def kept(build: Callable[..., QuerySet[Any]], actor: Actor | None, *shape: Hashable, **given: Given) -> Kept:
    """The rows that `build(actor, *shape, **given)` asks for, to be read here (`read`) or with others (`core.together`)."""
    if "<locals>" in build.__qualname__:
        raise TypeError(f"{build.__qualname__} is a new function each time, so that nothing is kept")
    return Kept(build, actor, shape, given)


def read(asked: Askable) -> list[Any]:
    """The rows. One query, and none where no row can be."""
    if not isinstance(asked, Kept):
        return list(asked)
    try:
        compiled, params, _form_of = filled_in(asked)
    except EmptyResultSet:
        return []
    return compiled.read(params)


def select_of(asked: Askable) -> tuple[str, Sequence[Any]]:
    """The SELECT as words and its values. Raises `EmptyResultSet` where no row can be."""
    if not isinstance(asked, Kept):
        sql, values = asked.query.sql_with_params()
        return sql, values
    compiled, params, _form_of = filled_in(asked)
    return compiled.sql, params


def filled_in(asked: Kept) -> tuple[Compiled, list[Any], Form | None]:
    """The SELECT, its values, and the form of which both were made, if there is one. Raises `EmptyResultSet` where no row can be."""
    form = _form(asked)
    if form is None:
        compiled = Compiled(asked.rows())
        return compiled, list(compiled.params), None
    if form.compiled is None:
        raise EmptyResultSet
    ops = connections[form.compiled.rows.db].ops
    params = [_value(param, asked, ops) if isinstance(param, Slot) else param for param in form.params]
    return form.compiled, params, form


def _value(slot: Slot, asked: Kept, ops: Any) -> Any:
    value: Any = asked.given[slot.name] if slot.name in asked.given else getattr(asked.actor, slot.name)
    if slot.like:
        return ops.prep_for_iexact_query(value)
    if slot.at is not None:
        return value[slot.at]
    if slot.later is None:
        return value
    later = value + slot.later
    return ops.adapt_datetimefield_value(later) if isinstance(later, datetime) else ops.adapt_datefield_value(later)


def _form(asked: Kept) -> Form | None:
    actor = asked.actor
    if actor is not None and (
        actor.user_id is None or actor.tenant_id is None or actor.link_id is not None or actor.is_system
    ):
        return None
    # The kinds of what is given need no place in the key: a function is always asked with the same. But how many keys it is given.
    if any(isinstance(value, int) and value.bit_length() > BITS for value in asked.given.values()):
        return None
    who = None if actor is None else (actor.roles, bool(actor.email))
    many = tuple(len(value) for value in asked.given.values() if isinstance(value, list | tuple))
    key = (asked.build, asked.shape, who, many, get_language(), connection.vendor)
    try:
        return _forms[key]
    except KeyError:
        if len(_forms) >= MOST:
            _forms.clear()
        form = _forms[key] = _made(asked)  # never read again here: another thread may have made room
        return form


def _made(asked: Kept) -> Form | None:
    """The form, out of two SELECTs for nobody. None where they differ in more than who asks and when."""
    given = [_nobody(asked, number) for number in (0, 1)]
    first, second = (_for_nobody(asked, values, zone) for values, zone in zip(given, ZONES, strict=True))
    if first is None or second is None:
        return Form(None) if first is second else None
    if first.sql != second.sql or _beside(first.rows) != _beside(second.rows):
        return None
    ops = connections[first.rows.db].ops
    params = [_slot(a, b, given, ops) for a, b in zip(first.params, second.params, strict=True)]
    if None in params:
        return None
    if first.vendor == "sqlite":
        first.sql, params = _with_constants(first, params)
    return Form(first, tuple(params))


def _with_constants(compiled: Compiled, params: Iterable[Any]) -> tuple[str, list[Any]]:
    """The SELECT with what is the same for everybody written into it, and what is left to fill in."""
    wrapper = connections[compiled.rows.db]
    editor, values, slots = wrapper.SchemaEditorClass(wrapper), iter(params), []

    def written(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return place[0]
        value = next(values)
        if isinstance(value, Slot) or value == MARK:
            slots.append(value)
            return place[0]
        return editor.quote_value(value).replace("%", "%%")

    return re.sub("%[%s]", written, compiled.sql), slots


def _for_nobody(asked: Kept, values: dict[str, Any], zone: tzinfo) -> Compiled | None:
    given = {name: values[name] for name in asked.given}
    try:
        with override(zone):
            return Compiled(asked.build(values.pop("actor"), *asked.shape, **given))
    except EmptyResultSet:
        return None


def _nobody(asked: Kept, number: int) -> dict[str, Any]:
    """People, keys, words and moments that are nobody's, far from each other by different spans."""
    far = 900_000_001 + 10_000_019 * number
    email = f"{WORD}{number}@nobody.invalid" if asked.actor and asked.actor.email else ""
    who: dict[str, Any] = {
        "user_id": far,
        "tenant_id": far + 7919 * (number + 1),
        "email": email,
        "label": f"{WORD}{number}",
    }
    keys = count(1_000_000_007 + 100_000_037 * number, 13)
    given = {name: _nothing(value, place, number, keys) for place, (name, value) in enumerate(asked.given.items())}
    return {"actor": asked.actor and replace(asked.actor, **who), **who, **given}


def _nothing(value: Given, place: int, number: int, keys: Iterator[int]) -> Given:
    """A day, a moment, a word or keys like `value` that stand for nothing."""
    if isinstance(value, date):
        day = DAYS[number] + timedelta(weeks=WEEKS[number] * place)
        return day if isinstance(value, datetime) else day.date()
    if isinstance(value, str):
        return f"{WORD}{next(keys)}"
    return next(keys) if isinstance(value, int) else [next(keys) for _key in value]


def _beside(rows: QuerySet[Any]) -> list[str]:
    """What prefetches ask of their own, and theirs again: nobody may stand in it."""
    prefetches = [one for one in vars(rows)["_prefetch_related_lookups"] if isinstance(one, Prefetch)]
    asked = [one.queryset for one in prefetches if one.queryset is not None]
    return [words for queryset in asked for words in (_words(queryset), *_beside(queryset))]


def _words(rows: QuerySet[Any]) -> str:
    try:
        return str(rows.query)
    except EmptyResultSet:
        return ""


def _slot(first: Any, second: Any, given: list[dict[str, Any]], ops: Any) -> Any:
    """What stands in this place: a constant, a slot, or None when nobody can tell."""
    if first == second:
        return first
    for name, value in given[0].items():
        other = given[1][name]
        if isinstance(value, date):
            if (later := _later(first, value)) is not None and later == _later(second, other):
                return Slot(name, later)
        elif (first, second) == (value, other):
            return Slot(name)
        elif isinstance(value, str) and (first, second) == tuple(map(ops.prep_for_iexact_query, (value, other))):
            return Slot(name, like=True)
        elif isinstance(value, list) and (first, second) in zip(value, other, strict=True):
            return Slot(name, at=value.index(first))
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
