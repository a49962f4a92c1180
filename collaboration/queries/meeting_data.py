"""Data of a meeting or of a data cycle as a chart and as a table."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from collaboration.models import DataGrid
from core.charts import Chart, Series

SHORT = 13


def charts_of(data: DataGrid) -> list[Chart]:
    """The data as one chart of bars, or as a line of its own for every column. It compares classes or times, never people."""
    labels = tuple(str(label) for label in data.labels)
    series = [
        Series(str(column), tuple(line[n] for line in data.values), _short(str(column)))
        for n, column in enumerate(data.columns)
    ]
    facts: dict[str, Any] = {
        "labels": labels,
        "unit": data.unit,
        "label_heading": data.label_heading,
        "description": _describe(data),
    }
    if data.kind != DataGrid.Kind.LINE:
        return [Chart(kind="bars", title=data.title, series=tuple(series), **facts)]
    alone = len(series) == 1
    return [
        Chart(kind="line", title=data.title if alone else f"{data.title}: {one.name}", series=(one,), **facts)
        for one in series
    ]


def _short(name: str) -> str:
    """ "Bahasa Indonesia" -> "B. Indonesia": two of them stay apart beside their bars."""
    first, *rest = name.split()
    return f"{first[0]}. {' '.join(rest)}" if rest and len(name) > SHORT else name


def _describe(data: DataGrid) -> str:
    """The message in a sentence: how many lines, and between which values they lie."""
    known = [value for line in data.values for value in line if value is not None]
    if not known:
        return _("Belum ada angka.")
    numbers = [f"{value:g}".replace(".", ",") for value in (min(known), max(known))]
    return _("%(lines)d baris, nilai antara %(low)s dan %(high)s.") % {
        "lines": len(data.labels), "low": numbers[0], "high": numbers[1],
    }  # fmt: skip
