"""The school's scorecard on paper (CO11): half a page to read aloud, then per perspective a table and the course of its measures."""

from __future__ import annotations

from dataclasses import dataclass

from core.charts import Chart
from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class ScorePart:
    """One perspective: its goals and measures as a table, and the measures that have a course over years."""

    title: str
    table: Table
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class ScorecardPaper:
    """Everything the paper prints; `heading` is the kind, `subject` the school year."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    parts: tuple[ScorePart, ...]
    footer: str
    letterhead: Letterhead
    place_and_date: str
    signatures: tuple[tuple[Signatory, ...], ...]
