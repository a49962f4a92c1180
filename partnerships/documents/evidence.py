"""The evidence pack of a partnership for accreditation: one chain from the need to the decision, then its chapters (PA12)."""

from __future__ import annotations

from dataclasses import dataclass

from core.chain import Step
from core.papers import Letterhead, Signatory, Table


@dataclass(frozen=True)
class Block:
    """A piece of a chapter: a heading of its own, facts, paragraphs, a table. What is empty is not printed."""

    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Chapter:
    """One link of the chain. `nothing` is said when there is none, so that a gap is a statement and no accident."""

    title: str
    blocks: tuple[Block, ...] = ()
    nothing: str = ""


@dataclass(frozen=True)
class EvidencePaper:
    """Everything the pack says. `chain` is drawn on page one; `files` lists what lies beside it in the ZIP."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    chain_title: str
    chain: tuple[Step, ...]
    chapters: tuple[Chapter, ...]
    footer: str
    letterhead: Letterhead | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
    mark: str = ""
