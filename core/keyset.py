"""Long lists without page numbers: "Tampilkan berikutnya" goes on after the last row that was shown.

    rows = slice_after(queryset, ("sort_due", "-pk"), request.GET.get("after", ""), size=25)
    {% include "components/more.html" with url=… %}   when rows.after is not empty: {% with_query after=rows.after as url %}

The order must end with a unique field. Every field in it must be filled: wrap nullable ones in Coalesce as an annotation.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

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


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after `values` in `order`: (a > x) or (a = x and b > y) …"""
    found = Q(pk__in=[])
    equal = Q()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        found |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return found


def slice_after(queryset: QuerySet[Any], order: Sequence[str], position: str, size: int = PAGE) -> Slice:
    """At most `size` rows of `queryset` in `order`, after `position` ('' for the first page). One query."""
    values = _read(position, order) if position else None
    rows = queryset.order_by(*order)
    if values is not None:
        try:
            rows = rows.filter(_beyond(order, values))
        except (FieldError, ValidationError, ValueError, TypeError):
            rows = queryset.order_by(*order)
    found = list(rows[: size + 1])
    shown = found[:size]
    return Slice(shown, _position(shown[-1], order) if len(found) > size else "")
