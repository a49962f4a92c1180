"""A state that a factory reached once in this process by the real actions is put back, not walked again.

    @remembered
    def underway(side, *, now=NOW, **facts): ...

The first test that calls `underway(world.own)` walks the whole way. What that changed is kept: the rows that came, changed and
went, what the factory returned, what waits for the commit. The next test that calls it in the same situation gets exactly that,
in a few milliseconds. Whoever writes a test need not think of it.

"The same situation" is taken strictly. A test starts at the empty world of tests/world.py; each remembered call leads on to a
place of its own; and only a call with equal arguments at the same place, in the same language and zone, is the same call. As soon
as a test writes anything by itself, it has left the known places, and each factory walks the real actions again. So it does where
arguments cannot be compared, in tests that change the program or its settings, and in those with a real database.

What an action does besides the database (a file) is not repeated: factories of that kind are not `remembered`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from django.conf import UserSettingsHolder, settings
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone, translation

from tests.snapshots import Change, Rows, change, pack, put, read, tables, unpack
from tests.world import Side

LOOKS = re.compile(
    r"\s*(?:SELECT|SAVEPOINT|RELEASE|BEGIN|SET|SHOW|DECLARE|FETCH|CLOSE|EXPLAIN|PRAGMA)\b", re.IGNORECASE
)
SIGNS_IN = re.compile(r'\s*(?:\w+ (?:INTO |FROM )?"django_session"|UPDATE "schools_user" SET "last_login")')
TAKES_BACK = re.compile(r"\s*ROLLBACK\b")
TABLE = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(\w+)"')
P = ParamSpec("P")
R = TypeVar("R")

PLAIN = (str, int, float, Decimal, date, timedelta, bytes, type(None))
FORGETFUL = bool(os.environ.get("FORGETFUL"))
"""FORGETFUL=1 bin/test walks every way every time."""


class Incomparable(Exception):
    """An argument of which nobody can say whether it equals one of another test."""


@dataclass
class Place:
    """What stands in the database after a sequence of remembered calls, and where further calls lead."""

    rows: dict[str, Rows]
    ways: dict[object, Way] = field(default_factory=dict)


@dataclass
class Way:
    """A remembered call: the place it leads to, what it changes on the way, its result, and what waits for the commit."""

    to: Place
    change: Change
    result: bytes
    waiting: list[Callable[[], object]]


class Memory:
    """The places that this process knows, and where the running test is: `here`, or None."""

    def __init__(self) -> None:
        self.start: Place | None = None
        self.here: Place | None = None
        self._walks: list[set[str]] = []
        self._wrote = self._busy = False

    def leave(self) -> None:
        """A test begins or ends."""
        self.here, self._wrote = None, False
        if self._see not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._see)

    def restore(self, build: Callable[[], None]) -> None:
        """The empty world again, after a test with a real database emptied the tables; `build` makes it where nobody knows it."""
        if self.start is None:
            return build()
        known = tables()
        gone = {table: rows for table, rows in self.start.rows.items() if rows and not read(known[table])}
        with transaction.atomic():
            put(change({table: {} for table in gone}, gone))
        return None

    def enter(self) -> None:
        """The running test stands at the empty world, provided that it wrote nothing yet and that all it does is taken back."""
        if self._wrote or len(connection.atomic_blocks) != 1 or FORGETFUL:
            return
        if self.start is None:
            with self._quietly():
                self.start = Place({table: read(model) for table, model in tables().items()})
        self.here = self.start

    def call(self, function: Callable[..., Any], given: dict[str, Any], walk: Callable[[], Any]) -> Any:
        """Lead where this call led before, or walk there and remember the way."""
        here = self.here
        if here is None or isinstance(settings._wrapped, UserSettingsHolder):
            return walk()
        try:
            key = (function, translation.get_language(), timezone.get_current_timezone_name(), alike(given))
        except Incomparable:
            return walk()
        known = here.ways.get(key)
        if known is None:
            return self._walk(here, key, given, walk)
        return self._follow(known, given)

    def _walk(self, here: Place, key: object, given: dict[str, Any], walk: Callable[[], Any]) -> Any:
        touched: set[str] = set()
        waiting = len(connection.run_on_commit)
        self._walks.append(touched)
        try:
            result = walk()
        finally:
            self._walks.pop()
        known = tables()
        if touched <= known.keys():
            with self._quietly():
                rows = {table: read(known[table]) for table in touched}
            self.here = Place({**here.rows, **rows})
            hooks = [hook for _points, hook, _robust in connection.run_on_commit[waiting:]]
            packed = pack((result, [vars(one) for one in handed(given)]), today(given))
            here.ways[key] = Way(self.here, change(here.rows, rows), packed, hooks)
        return result

    def _follow(self, way: Way, given: dict[str, Any]) -> Any:
        for touched in self._walks:
            touched |= way.change.tables
        with self._quietly():
            put(way.change)
        for hook in way.waiting:
            transaction.on_commit(hook)
        self.here = way.to
        result, contents = unpack(way.result, today(given))
        for one, content in zip(handed(given), contents, strict=True):
            vars(one).clear()
            vars(one).update(content)
        return result

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _see(self, execute, sql, params, many, context):
        if not self._busy and not LOOKS.match(sql) and not SIGNS_IN.match(sql):
            self.here, self._wrote = None, True
            if not TAKES_BACK.match(sql):
                found = TABLE.match(sql)
                for touched in self._walks:
                    touched.add(found[1] if found else sql)
        return execute(sql, params, many, context)


MEMORY = Memory()


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """A factory that walks to its state once per process."""
    takes = signature(function)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        given = takes.bind(*args, **kwargs)
        given.apply_defaults()
        return MEMORY.call(function, given.arguments, lambda: function(*args, **kwargs))

    return call


def alike(value: object) -> object:
    """Something hashable that is equal for equal arguments, of whatever test."""
    if isinstance(value, PLAIN):
        return type(value), value
    if isinstance(value, Side):
        return Side, alike(value.school)
    if isinstance(value, Model):
        read = vars(value)
        return type(value), repr(
            [read.get(f.attname) for f in value._meta.concrete_fields if f.attname != "last_login"]
        )
    if isinstance(value, dict):
        return dict, tuple((alike(key), alike(one)) for key, one in value.items())
    if isinstance(value, list | tuple):
        return type(value), tuple(alike(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), tuple(alike(getattr(value, f.name)) for f in fields(value))
    raise Incomparable(value)


def models_in(value: object) -> Iterator[Model]:
    """The rows among the arguments, however deep."""
    if isinstance(value, Model):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from models_in(one)


def people(given: dict[str, Any]) -> list[object]:
    """The side, its school and its people: they are not written by factories, and stay the objects that the test knows."""
    sides = [value for value in given.values() if isinstance(value, Side)]
    return [one for side in sides for one in (side, side.school, *side.everyone.values())]


def handed(given: dict[str, Any]) -> list[Model]:
    """Rows that were handed in, which an action may bring up to date."""
    fixed = {id(one) for one in people(given)}
    return list({id(one): one for one in models_in(given) if id(one) not in fixed}.values())


def today(given: dict[str, Any]) -> list[object]:
    """The objects of the running test that stay the same objects."""
    return [*people(given), *handed(given)]
