"""Long lists without page numbers: "Tampilkan berikutnya" goes on after the last row that was shown.

    rows = slice_after(queryset, ("sort_due", "-pk"), request.GET.get("after", ""), size=25)
    {% include "components/more.html" with url=… %}   when rows.after is not empty: {% with_query after=rows.after as url %}

The order must end with a unique field. Every field in it must be filled: wrap nullable ones in Coalesce as an annotation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from core.filters import Filtered
from core.kept import read

PAGE = 25
_signer = Signer(salt="core.keyset")


@dataclass(frozen=True)
class Slice:
    """The rows of one page; `after` is the position for the next one, '' at the end."""

    rows: list[Any]
    after: str = ""

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _position(row: Any, order: Sequence[str]) -> str:
    values = [getattr(row, name.lstrip("-")) for name in order]
    return _signer.sign_object(json.loads(json.dumps(values, cls=DjangoJSONEncoder)))


def _read(position: str, order: Sequence[str]) -> list[Any] | None:
    """The values behind a position, or None for one that is not ours (then the list begins at the beginning)."""
    try:
        values = _signer.unsign_object(position)
    except (BadSignature, ValueError):
        return None
    return values if isinstance(values, list) and len(values) == len(order) else None


def _stretches(order: Sequence[str], values: Sequence[Any]) -> list[Q]:
    """Rows that come after `values` in `order`, as one stretch of the index after the other: (a = x and b > y), then (a > x).

    Put into one condition with OR, the database would read the whole list up to the position.
    """
    found = []
    equal = Q()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        found.append(equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value}))
        equal &= Q(**{field: value})
    return found[::-1]


def _after(rows: QuerySet[Any], order: Sequence[str], values: Sequence[Any], most: int) -> list[Any]:
    found: list[Any] = []
    for stretch in _stretches(order, values):
        found += rows.filter(stretch)[: most - len(found)]
        if len(found) == most:
            break
    return found


def slice_after(queryset: QuerySet[Any], order: Sequence[str], position: str, size: int = PAGE) -> Slice:
    """At most `size` rows of `queryset` in `order`, after `position` ('' for the first page).

    One query; where one value of the order ends and the next begins, another one for each field of the order at most.
    """
    values = _read(position, order) if position else None
    rows = queryset.order_by(*order)
    found = None
    if values is not None:
        try:
            found = _after(rows, order, values, size + 1)
        except (FieldError, ValidationError, ValueError, TypeError):
            found = None
    return _slice(list(rows[: size + 1]) if found is None else found, order, size)


def _slice(found: list[Any], order: Sequence[str], size: int) -> Slice:
    shown = found[:size]
    return Slice(shown, _position(shown[-1], order) if len(found) > size else "")


def page_of(narrowed: Filtered, dressed: Callable[[QuerySet[Any]], QuerySet[Any]], position: str) -> Slice:
    """One page of a list, `dressed` with what its lines show, in the list's order. As many queries as `slice_after`."""
    if position:
        return slice_after(dressed(narrowed.qs), narrowed.order, position)
    return _slice(read(narrowed.asked(_first, dressed, narrowed.order)), narrowed.order, PAGE)


def _first(
    rows: QuerySet[Any], _today: date, dressed: Callable[[QuerySet[Any]], QuerySet[Any]], order: Sequence[str]
) -> QuerySet[Any]:
    return dressed(rows).order_by(*order)[: PAGE + 1]
