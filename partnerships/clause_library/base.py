"""The shape of a library article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LibraryClause:
    """One article of the library.

    `locked`: the words stay as they are in every document. `optional`: it may be left out. `included`: it is in from the start.
    `only_for`: the financial forms to which it belongs; empty means all.
    """

    key: str
    title: str
    body: str
    locked: bool = False
    optional: bool = False
    included: bool = True
    only_for: tuple[str, ...] = ()
