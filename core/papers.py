"""Building blocks that papers of every app share: frozen dataclasses of final strings, without queries and without HTML."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Letterhead:
    """Kop surat: offices above the name, the name itself, address lines below; `logo` names a picture of the document."""

    name: str
    lines: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs in one column: heading ("PIHAK KESATU"), for whom, as what, the name and the number under it.

    `stamp` is the word in the box for the duty stamp; empty means no box.
    """

    heading: str
    name: str
    institution: str = ""
    position: str = ""
    id_line: str = ""
    stamp: str = ""


@dataclass(frozen=True)
class Table:
    """A table of final strings. `align` says per column "left" or "right"; `total` is a last row in bold."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[str, ...] = ()
    total: tuple[str, ...] = ()

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows, each cell with the heading of its column: for a phone, where a row is a card and the headings are out of sight."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


def signature_rows(signatories: Sequence[Signatory]) -> tuple[tuple[Signatory, ...], ...]:
    """Columns of signatures in rows of two or three, as evenly as it goes: 2 | 3 | 2+2 | 3+2 | 3+3 …"""
    people = tuple(signatories)
    count = len(people)
    if count <= 3:
        return (people,) if people else ()
    per_row = math.ceil(count / math.ceil(count / 3))
    return tuple(people[start : start + per_row] for start in range(0, count, per_row))
