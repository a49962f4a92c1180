"""The one-page accommodation profile and the class sheet as papers. Their titles name nobody: files are called by them."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Table


@dataclass(frozen=True)
class Words:
    """A short text under its heading."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AccommodationPaper:
    """One pupil: the voice, the strengths, then what is done differently."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    voice: tuple[str, ...]
    words: tuple[Words, ...]
    tables: tuple[Table, ...]
    footer: str
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class SheetPupil:
    """One pupil on the sheet of a class."""

    name: str
    voice: str
    table: Table


@dataclass(frozen=True)
class SheetPaper:
    """All pupils of one class with accommodations, on one page for the teacher."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    pupils: tuple[SheetPupil, ...]
    footer: str
    letterhead: Letterhead | None = None
