"""Parts of a period's report: each app says what it knows of a month, and how it is told.

`collect` turns the rows of a period into plain facts, which the report freezes when it is sent; `tell` puts facts into words in
the active language, so that a report of last year is still read in either. What an app adds is registered with
`registry.add_report_part`, because the report's own app may not look into it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.charts import Chart
from core.papers import Table


@dataclass(frozen=True)
class Span:
    """A period by the tenant's calendar, the instants at which it begins and is over, and where the period before it began."""

    first: date
    last: date
    begins: datetime
    ends: datetime
    before: datetime


@dataclass(frozen=True)
class Figure:
    """One number with its words; `note` compares it ("bulan lalu 12")."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Told:
    """One part in words. `summary` are sentences that can be read aloud; `lists` are headings with their lines."""

    title: str
    summary: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing to say about this period."""
        return not (self.summary or self.figures or self.tables or self.lists)


@dataclass(frozen=True)
class ReportPart:
    """`collect(tenant, span)` returns JSON values, in few and constant queries; `tell(facts)` makes words of them."""

    key: str
    order: int
    collect: Callable[[Any, Span], Mapping[str, Any]]
    tell: Callable[[Mapping[str, Any]], Told]
