"""The search itself: as typed, else across what belongs together, else what is like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

from core.kept import filled_in, kept
from core.policy import Actor
from core.search import engines, spec
from core.search.words import Group, asked, groups_of, loosened, words_of

MOST = 200
"""So many rows a search shows. Who sees more types another word."""


@dataclass(frozen=True)
class Found:
    """What a search found. `similar`: nothing fitted as typed, these resemble it. `capped`: more fitted than are shown.

    `count`: how many rows there are, where `find_each` counted them.
    """

    rows: models.QuerySet[Any]
    text: str = ""
    similar: bool = False
    capped: bool = False
    count: int = 0

    def best(self, limit: int = MOST) -> list[Any]:
        """The rows with the closest fit first: the words themselves before longer ones, short names before long ones."""
        columns = spec.of(self.rows.model).columns
        typed = words_of(self.text)

        def distance(row: Any) -> tuple[int, int, str]:
            has = words_of(" ".join(str(getattr(row, column) or "") for column in columns))
            return (sum(word not in has for word in typed), len(has), " ".join(has))

        return sorted(self.rows, key=distance)[:limit]


@dataclass(frozen=True)
class Open:
    """What somebody may open of one kind: `rows(actor)`, or None for nothing. What it asks is put together once (docs/adr/0021), so
    that `rows` reads nothing, and knows of the actor's roles alone what it decides by.
    """

    rows: Callable[[Actor], models.QuerySet[Any] | None]
    actor: Actor


Source = models.QuerySet[Any] | Open
"""The rows among which is searched."""


@dataclass(frozen=True)
class Look:
    """A place where words are looked for, the rows' own columns or those of a relation: a SELECT of which rows are open through it."""

    model: type[models.Model]
    scope: Any
    sql: str
    params: Sequence[Any]
    using: str


def find(rows: models.QuerySet[Any], text: str) -> Found:
    """The rows of `rows` that `text` finds, at most 200.

    `rows` are what this person may see, narrowed by everything else already: the limit counts among them. An empty text finds
    all; a text without any letter or figure finds nothing. Two queries as a rule, three or four when nothing fits as typed.
    """
    if not text.strip():
        return Found(rows)
    groups = groups_of(text)
    looks = _looks(rows)
    ids = _ids(looks, groups)
    similar = not ids and bool(groups)
    if similar:
        ids = _ids(looks, loosened(groups, engines.of(rows.db).known(asked(groups))))
    return Found(_chosen(rows, ids[:MOST]), text, similar and bool(ids), len(ids) > MOST)


def find_each(sources: Sequence[Source], text: str, most: int = MOST) -> list[Found | None]:
    """`find` in several kinds of rows at once, in each at most `most`; None where there is nothing. An empty text finds nothing.

    What merely resembles the words is looked for when nothing of any kind fits as typed: in all kinds, or in none.
    """
    groups = groups_of(text)
    places = [_looks(source) if groups else [] for source in sources]
    each = [_ids(looks, groups, most) for looks in places]
    similar = not any(each)
    first = next((look for looks in places for look in looks), None)
    if similar and first is not None:
        loose = loosened(groups, engines.of(first.using).known(asked(groups)))
        each = [_ids(looks, loose, most) for looks in places]
    return [
        Found(_chosen(_rows(source), ids[:most]), text, similar, len(ids) > most, len(ids[:most])) if ids else None
        for source, ids in zip(sources, each, strict=True)
    ]


def _rows(source: Source) -> Any:
    return source.rows(source.actor) if isinstance(source, Open) else source


def _looks(source: Source) -> list[Look]:
    """The rows' own columns first, then one for each of the relations. None where no row is open."""
    try:
        own = _look(source, "")
        return [own, *(_look(source, path) for path in spec.of(own.model).through)]
    except EmptyResultSet:
        return []


def _look(source: Source, path: str) -> Look:
    tenant: Any = None
    params: Sequence[Any]
    if isinstance(source, Open):
        compiled, params, form = filled_in(kept(_open, source.actor, source.rows, path))
        rows, sql = compiled.rows, compiled.sql
        tenant = source.actor.tenant_id if form else None
    else:
        rows = _seen(source, path)
        sql, params = rows.query.sql_with_params()
    model = spec.related(rows.model, path) if path else rows.model
    return Look(model, _scope(rows, model, tenant), sql, params, rows.db)


def _open(actor: Actor, rows: Callable[[Actor], models.QuerySet[Any] | None], path: str) -> models.QuerySet[Any]:
    found = rows(actor)
    if found is None:
        raise EmptyResultSet
    return _seen(found, path)


def _seen(rows: models.QuerySet[Any], path: str) -> models.QuerySet[Any]:
    """Which of `rows` is found by which row at the end of `path`."""
    via = models.F(path or "pk")
    return rows.order_by().annotate(search_pk=models.F("pk"), search_via=via).values("search_pk", "search_via")


def _ids(looks: Sequence[Look], groups: list[Group], most: int = MOST) -> list[Any]:
    """Rows that have all groups in one place; else, where other rows belong to them, all groups in several places."""
    if not groups:
        return []
    ids = _anywhere(looks, groups, most)
    if ids or len(groups) < 2 or len(looks) < 2:
        return ids
    # the longest word first: it is rare, and often settles the matter
    longest, *others = sorted(groups, key=lambda one: len(one.typed), reverse=True)
    left = set(_anywhere(looks, [longest], engines.DEEP))
    for group in others:
        if left:
            left.intersection_update(_anywhere(looks, [group], engines.DEEP))
    return sorted(left, reverse=True)


def _anywhere(looks: Sequence[Look], groups: list[Group], most: int = MOST) -> list[Any]:
    """Keys of rows that fit in their own columns or through one of the relations. One query for each."""
    return list(dict.fromkeys(key for look in looks for key in _fitting(look, groups, most + 1)))


def _fitting(look: Look, groups: list[Group], most: int) -> list[Any]:
    """The search first, each hit then looked up among the rows. CROSS JOIN makes SQLite, which knows no better, keep to that order."""
    hits, words = engines.of(look.using).matching(look.model, groups, look.scope)
    sql = f"SELECT seen.search_pk FROM ({hits}) AS hit CROSS JOIN ({look.sql}) AS seen WHERE seen.search_via = hit.id LIMIT {most}"
    with connections[look.using].cursor() as cursor:
        cursor.execute(sql, [*words, *look.params])
        return [key for (key,) in cursor.fetchall()]


def _chosen(rows: models.QuerySet[Any], ids: list[Any]) -> models.QuerySet[Any]:
    """`rows` cut down to `ids`, which are known to be among them.

    The tenant need not be asked again, and must not: without statistics SQLite would walk through all its rows to find these.
    """
    chosen = rows.filter(pk__in=ids)
    own = _scoping(chosen)
    if own is not None:
        chosen.query.where.children.remove(own)
    return chosen


def _scoping(rows: models.QuerySet[Any]) -> Any:
    """The condition that plainly narrows `rows` to one tenant."""
    column = spec.of(rows.model).scope
    where = rows.query.where
    if column and where.connector == "AND" and not where.negated:
        for condition in where.children:
            target = getattr(getattr(condition, "lhs", None), "target", None)
            here = getattr(getattr(condition, "lhs", None), "alias", None) == rows.model._meta.db_table
            if here and getattr(condition, "lookup_name", "") == "exact" and getattr(target, "attname", "") == column:
                return condition
    return None


def _scope(rows: models.QuerySet[Any], model: type[models.Model], tenant: Any) -> Any:
    """The tenant that `rows` are narrowed to, when their filter says so plainly: the index then passes over all others.

    Rows of a kept question are nobody's, and the one who asks stands in the place of nobody's `tenant`.
    """
    own = _scoping(rows) if spec.of(model).scope else None
    return None if own is None else tenant or own.rhs
