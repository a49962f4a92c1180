"""Data of a meeting as a chart and as a table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from collaboration.models import MeetingData
from core.charts import Chart, Series


def chart_of(data: MeetingData) -> Chart:
    """The data as bars or lines: one label per line, one series per column. It compares classes or times, never people."""
    labels = tuple(str(label) for label in data.labels)
    series = tuple(Series(str(column), tuple(line[n] for line in data.values)) for n, column in enumerate(data.columns))
    return Chart(
        kind="line" if data.kind == MeetingData.Kind.LINE else "bars",
        title=data.title,
        description=_describe(data),
        labels=labels,
        series=series,
        unit=data.unit,
        label_heading=data.label_heading,
    )


def _describe(data: MeetingData) -> str:
    """The message in a sentence: how many lines, and between which values they lie."""
    known = [value for line in data.values for value in line if value is not None]
    if not known:
        return _("Belum ada angka.")
    numbers = [f"{value:g}".replace(".", ",") for value in (min(known), max(known))]
    return _("%(lines)d baris, nilai antara %(low)s dan %(high)s.") % {
        "lines": len(data.labels), "low": numbers[0], "high": numbers[1],
    }  # fmt: skip
