"""The individual plan as a paper."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class PlanEntry:
    """One thing under a heading of its own: labels and values, and what lies under it."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    steps: tuple[PlanEntry, ...] = ()


@dataclass(frozen=True)
class PlanBlock:
    """One part of the plan: a table, or entries."""

    heading: str
    entries: tuple[PlanEntry, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class PlanPaper:
    """Everything the pages say, as final strings. `mark` stands across every sheet of a draft."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[PlanBlock, ...]
    footer: str
    letterhead: Letterhead | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
    mark: str = ""
