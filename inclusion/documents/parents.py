"""Papers of the part "parents": a letter, and the data that a parent hands over."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory

Signatures = tuple[tuple[Signatory, ...], ...]


@dataclass(frozen=True)
class LetterPaper:
    """A letter to parents: `paragraphs` are final text."""

    title: str
    letter: tuple[tuple[str, str], ...]
    place_and_date: str
    to: str
    paragraphs: tuple[str, ...]
    footer: str
    signatures: Signatures
    letterhead: Letterhead | None = None
    mark: str = ""


@dataclass(frozen=True)
class HandoverPart:
    """One kind of data: heading, lines of label and words."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandoverPaper:
    """What a parent chose to hand over to another school, and nothing else."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[HandoverPart, ...]
    footer: str
    place_and_date: str
    letterhead: Letterhead | None = None
    mark: str = ""
