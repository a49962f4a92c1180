"""What changed from one version of a plan to another, in words, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import differences
from inclusion.models import PlanSection
from inclusion.queries.plan_payload import Payload
from inclusion.queries.plan_sheet import Entry, Sheet, sheet_of


@dataclass(frozen=True)
class Change:
    """One text that differs: where it stands, and what was added and is gone."""

    part: str
    label: str
    pieces: Sequence[differences.Piece]


@dataclass(frozen=True)
class Compared:
    """One text in two versions: `mine` was typed, the section is stored; `both` has theirs and then mine."""

    section: PlanSection
    mine: str
    both: str
    pieces: Sequence[differences.Piece]


def compared(section: PlanSection, mine: str) -> Compared:
    """Both versions of one text; the difference leads from what is stored to what was typed."""
    theirs = section.body
    return Compared(section, mine, differences.both(theirs, mine), differences.words(theirs, mine))


def changes_between(old: Payload, new: Payload) -> list[Change]:
    """Everything that differs, in the order of the newer one; what is gone comes last."""
    before, after = _lines(sheet_of(old)), _lines(sheet_of(new))
    found = []
    for key, (part, label, text) in after.items():
        earlier = before.get(key, ("", "", ""))[2]
        if earlier != text:
            found.append(Change(part, label, differences.words(earlier, text)))
    for key, (part, label, text) in before.items():
        if key not in after:
            found.append(Change(part, label, differences.words(text, "")))
    return found


def _lines(sheet: Sheet) -> dict[str, tuple[str, str, str]]:
    lines = {f"fact-{label}": (sheet.title, label, value) for label, value in sheet.facts}
    for block in sheet.blocks:
        for key, label, text in _walk(block.entries):
            lines[key] = (block.title, label or block.title, text)
    return lines


def _walk(entries: Sequence[Entry], above: str = "") -> Iterator[tuple[str, str, str]]:
    for entry in entries:
        if entry.title:
            yield entry.key, above, entry.title
        for label, value in entry.facts:
            yield f"{entry.key}-{label}", " · ".join(filter(None, (entry.title, label))), value
        yield from _walk(entry.steps, entry.title)
