"""Which rows of an old register belong together: one renews another, one stands under another as its parent document [PA12].

Old registers say so with a letter number: in a column of its own, in the typed state ("diperpanjang dengan No. 12/..."), or in
a remark. Only numbers that another row of the same file carries are believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.imports import Cells
from partnerships.imports import words

COLUMNS = {"predecessor": "renews", "parent": "under"}
"""Columns that name another agreement, and what they say about it."""

_SAYINGS = (
    (
        "renewed_by",
        r"(?:diperpanjang|diperbarui|diganti(?:kan)?|dilanjutkan)\s+(?:dengan|oleh|menjadi|melalui|ke)\b",
    ),
    (
        "renews",
        r"(?:perpanjangan|pembaruan|lanjutan|pengganti|kelanjutan)\s+(?:dari|atas)?|"
        r"memperpanjang|memperbarui|menggantikan|melanjutkan",
    ),
    ("under", r"turunan|di ?bawah|berinduk|induk(?:nya)?\b|tindak lanjut\s+(?:dari|atas)|menindaklanjuti"),
)


@dataclass(frozen=True)
class Target:
    """Another row: its first letter number, by which it is found again when it is written, and its line for people."""

    number: str
    line: int


@dataclass
class RowLinks:
    """What binds a row to others. `group` is the first line of all that belong together; they become one partnership."""

    group: int
    renews: Target | None = None
    under: Target | None = None
    renewed: bool = False


def bare(number: str) -> str:
    """A letter number as two spellings of it are the same."""
    return " ".join(number.split()).casefold()


def numbers_of(cells: Mapping[str, str]) -> list[str]:
    """All letter numbers of a row, in the order of its columns."""
    return [n for column in ("school_number", "number", "partner_number") for n in words.read_numbers(cells[column])]


def sayings(cells: Cells) -> Iterator[tuple[str, str]]:
    """(what it says, the words that name the other agreement) for all that a row says about another."""
    for column, saying in COLUMNS.items():
        if not words.is_nothing(cells[column]):
            yield saying, cells[column]
    for text in (cells["status"], cells["scope"], *cells.others.values()):
        for saying, pattern in _SAYINGS:
            match = re.search(pattern, text, re.IGNORECASE)
            if match:
                yield saying, text[match.end() :]
                break


class LinkFinder:
    """All rows of one file. `partners`: line -> the keys of its partners; only rows of the same partners are bound together."""

    def __init__(self, rows: Sequence[Cells], partners: Mapping[int, frozenset[str]]) -> None:
        self._partners = partners
        self._first: dict[int, str] = {}
        self._lines: dict[str, list[int]] = {}
        for cells in rows:
            for number in numbers_of(cells):
                self._first.setdefault(cells.line, number)
                self._lines.setdefault(bare(number), []).append(cells.line)
        self.found: dict[int, RowLinks] = {}
        for cells in rows:
            for saying, text in sayings(cells):
                self._bind(cells.line, saying, self._named(text, cells.line, saying))

    def _named(self, text: str, line: int, saying: str) -> int | None:
        """The other row whose number stands in the text; the longest number wins, and of several rows the first."""
        plain = bare(text)
        for number in sorted((n for n in self._lines if n in plain), key=len, reverse=True):
            if re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/]|-\w)", plain):
                fitting = (other for other in self._lines[number] if self._fits(line, other, saying))
                return next(fitting, None)
        return None

    def _fits(self, line: int, other: int, saying: str) -> bool:
        """Renewed among the same partners; under a parent with these and perhaps more."""
        mine, theirs = self._partners[line], self._partners[other]
        return line != other and (mine <= theirs if saying == "under" else mine == theirs)

    def _bind(self, line: int, saying: str, other: int | None) -> None:
        if other is None:
            return
        if saying == "renewed_by":
            line, other, saying = other, line, "renews"
        if other not in self._first or self._leads_back(line, other):
            return
        mine, theirs = (self.found.setdefault(one, RowLinks(one)) for one in (line, other))
        if getattr(mine, saying) is not None or (saying == "renews" and theirs.renewed):
            return
        setattr(mine, saying, Target(self._first[other], other))
        theirs.renewed = theirs.renewed or saying == "renews"
        joined = min(mine.group, theirs.group)
        for links in self.found.values():
            if links.group in (mine.group, theirs.group) and links not in (mine, theirs):
                links.group = joined
        mine.group = theirs.group = joined

    def _leads_back(self, line: int, other: int) -> bool:
        """Whether `other` already stands behind or under `line`, so that a second binding would make a circle."""
        waiting, seen = [other], set()
        while waiting:
            one = waiting.pop()
            if one == line:
                return True
            if one not in seen and one in self.found:
                seen.add(one)
                waiting += [t.line for t in (self.found[one].renews, self.found[one].under) if t]
        return False

    def of(self, line: int) -> RowLinks | None:
        """What binds this row, if anything does."""
        links = self.found.get(line)
        bound = links is not None and any(other.group == links.group for at, other in self.found.items() if at != line)
        return links if bound else None
