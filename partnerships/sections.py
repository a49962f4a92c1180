"""The sections of the partnership's record page: each noun of stages 4–7 registers its own in `AppConfig.ready`.

A section is a short summary with a link to the noun's pages. `collect` reads, in few and constant queries; the template
`partnerships/sections/<noun>.html` draws `data` with the page's context (partnership, actor, school, today, may_write).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.policy import Actor
from partnerships.models import Partnership

Collect = Callable[[Partnership, Actor, date], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """`order` is its place on the page; `collect` returns None when there is nothing to show at this stage or to this person."""

    noun: str
    order: int
    collect: Collect

    @property
    def template(self) -> str:
        return f"partnerships/sections/{self.noun}.html"


@dataclass(frozen=True)
class Drawn:
    """One section as the page includes it."""

    template: str
    data: Mapping[str, Any]


_sections: dict[str, Section] = {}


def add(section: Section) -> None:
    """Put a section on the page; a second one of the same noun takes its place."""
    _sections[section.noun] = section


def everything() -> list[Section]:
    """Every section that was registered, in order."""
    return sorted(_sections.values(), key=lambda one: one.order)


def drawn(partnership: Partnership, actor: Actor, today: date) -> list[Drawn]:
    """The sections of this record for this person, in order."""
    found = []
    for section in everything():
        data = section.collect(partnership, actor, today)
        if data is not None:
            found.append(Drawn(section.template, data))
    return found
