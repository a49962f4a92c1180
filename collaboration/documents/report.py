"""The monthly and half-year report to the committee (CO8): half a page to read aloud, then part by part."""

from __future__ import annotations

from dataclasses import dataclass

from core.papers import Letterhead, Signatory
from core.report_parts import Told


@dataclass(frozen=True)
class ReportPaper:
    """Everything the paper prints; `heading` is the kind, `subject` the period."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    foreword: tuple[str, ...]
    parts: tuple[Told, ...]
    footer: str
    letterhead: Letterhead
    place_and_date: str
    signatures: tuple[tuple[Signatory, ...], ...]
