"""The search itself: as typed, else across what belongs together, else what is like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

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


def find(rows: models.QuerySet[Any], text: str) -> Found:
    """The rows of `rows` that `text` finds, at most 200.

    `rows` are what this person may see, narrowed by everything else already: the limit counts among them. An empty text finds
    all; a text without any letter or figure finds nothing. Two queries as a rule, three or four when nothing fits as typed.
    """
    if not text.strip():
        return Found(rows)
    groups = groups_of(text)
    ids = _ids(rows, groups)
    similar = not ids and bool(groups)
    if similar:
        ids = _ids(rows, loosened(groups, engines.of(rows.db).known(asked(groups))))
    return Found(_chosen(rows, ids[:MOST]), text, similar and bool(ids), len(ids) > MOST)


def find_each(sources: Sequence[models.QuerySet[Any]], text: str, most: int = MOST) -> list[Found]:
    """`find` in several kinds of rows at once, in each at most `most`. An empty text finds nothing.

    What merely resembles the words is looked for when nothing of any kind fits as typed: in all kinds, or in none.
    """
    groups = groups_of(text)
    each = [_ids(rows, groups, most) for rows in sources]
    similar = bool(groups) and not any(each)
    if similar and sources:
        loose = loosened(groups, engines.of(sources[0].db).known(asked(groups)))
        each = [_ids(rows, loose, most) for rows in sources]
    return [
        Found(
            _chosen(rows, ids[:most]) if ids else rows.none(),
            text,
            similar and bool(ids),
            len(ids) > most,
            len(ids[:most]),
        )
        for rows, ids in zip(sources, each, strict=True)
    ]


def _ids(rows: models.QuerySet[Any], groups: list[Group], most: int = MOST) -> list[Any]:
    """Rows that have all groups in one place; else, where other rows belong to them, all groups in several places."""
    if not groups:
        return []
    ids = _anywhere(rows, groups, most)
    if ids or len(groups) < 2 or not spec.of(rows.model).through:
        return ids
    # the longest word first: it is rare, and often settles the matter
    longest, *others = sorted(groups, key=lambda one: len(one.typed), reverse=True)
    left = set(_anywhere(rows, [longest], engines.DEEP))
    for group in others:
        if left:
            left.intersection_update(_anywhere(rows, [group], engines.DEEP))
    return sorted(left, reverse=True)


def _anywhere(rows: models.QuerySet[Any], groups: list[Group], most: int = MOST) -> list[Any]:
    """Keys of rows that fit in their own columns or through one of the relations. One query for each."""
    ids: dict[Any, None] = {}
    for path in ("", *spec.of(rows.model).through):
        model = spec.related(rows.model, path) if path else rows.model
        ids |= dict.fromkeys(_fitting(rows, path or "pk", model, groups, most + 1))
    return list(ids)


def _fitting(
    rows: models.QuerySet[Any], path: str, model: type[models.Model], groups: list[Group], most: int
) -> list[Any]:
    """The search first, each hit then looked up among `rows`. CROSS JOIN makes SQLite, which knows no better, keep to that order."""
    seen = (
        rows.order_by().annotate(search_pk=models.F("pk"), search_via=models.F(path)).values("search_pk", "search_via")
    )
    try:
        allowed, values = seen.query.sql_with_params()
    except EmptyResultSet:
        return []
    hits, words = engines.of(rows.db).matching(model, groups, _scope(rows, model))
    sql = f"SELECT seen.search_pk FROM ({hits}) AS hit CROSS JOIN ({allowed}) AS seen WHERE seen.search_via = hit.id LIMIT {most}"  # noqa: S608
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, [*words, *values])
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


def _scope(rows: models.QuerySet[Any], model: type[models.Model]) -> Any:
    """The tenant that `rows` are narrowed to, when their filter says so plainly: the index then passes over all others."""
    own = _scoping(rows) if spec.of(model).scope else None
    return None if own is None else own.rhs
