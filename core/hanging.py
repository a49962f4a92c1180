"""Lists narrowed by what hangs on their rows: activities by what was given, agreements by a partner.

    found = hanging(AgreementParty.objects.filter(party__partner=partner), "agreement_id", {})
    rows = found.narrow(Agreement.objects.…)

Which way is quick depends on how many there are, and neither database knows: of a few, the rows are looked up one by one; where
there are many, one of them is soon met among the next rows of the list, so each row is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from core.counting import apart, counted_apart

FEW = 2000
"""Up to so many are looked up one by one. It is also as far as lists are counted."""


@dataclass(frozen=True)
class Hanging:
    """What hangs on rows, by the column `path` of `related`; `least` rows at least have some of it, all of them unless `many`."""

    related: QuerySet[Any]
    path: str
    least: int
    many: bool

    def narrow(self, rows: QuerySet[Any], column: str = "pk") -> QuerySet[Any]:
        """`rows` on whose `column` something hangs."""
        if self.many:
            return rows.filter(Exists(self.related.filter(**{self.path: OuterRef(column)})))
        return rows.filter(**{f"{column}__in": self.related.order_by().values(self.path)})


def hanging(related: QuerySet[Any], path: str, scope: Mapping[str, Any]) -> Hanging:
    """What hangs on rows by the column `path` of `related`, which holds none without a row. One query that ends early.

    `scope` narrows to the tenant: where the rows are asked one by one they are the tenant's already.
    """
    here = related.filter(**scope)
    total, least = counted_apart(apart(here, path, FEW + 1))
    many = total > FEW
    return Hanging(related if many else here, path, least, many)
