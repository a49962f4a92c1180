"""Plans as papers: a joint plan, an activity with its subjects, a team lesson. All three have the same build."""

from __future__ import annotations

from dataclasses import dataclass

from collaboration.pictures import ActivityMap
from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class PaperBlock:
    """One part under a heading: paragraphs, a list, a table; whatever is empty is left out."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class TeachingPaper:
    """Everything the pages say. `facts` are label and value pairs under the title; `picture` is the map of an activity."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    blocks: tuple[PaperBlock, ...]
    footer: str
    letterhead: Letterhead | None = None
    picture: ActivityMap | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
    mark: str = ""
