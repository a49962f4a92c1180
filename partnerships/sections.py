"""The sections of the partnership's record page: each noun of stages 4–7 registers its own in `AppConfig.ready`.

A section is a short summary with a link to the noun's pages. It says which rows it needs and what it makes of them, and the page reads
the rows of all in one query; the template `partnerships/sections/<noun>.html` draws that as `data`, with the page's context
(partnership, actor, school, today, may_write).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.kept import Kept
from core.policy import Actor
from core.together import read_all
from partnerships.models import Partnership

Data = Mapping[str, Any] | None
"""What the template draws; None when there is nothing to show."""


@dataclass(frozen=True)
class Asked:
    """What a section reads: `draw` gets the rows of each of `questions`, and may ask for what hangs on them."""

    questions: Sequence[Kept]
    draw: Callable[..., Data]


Ask = Callable[[Partnership, Actor, date], Asked | None]


@dataclass(frozen=True)
class Section:
    """`order` is its place on the page; `ask` returns None when there is nothing to show at this stage or to this person."""

    noun: str
    order: int
    ask: Ask

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


def asked(partnership: Partnership, actor: Actor, today: date) -> list[tuple[str, Asked]]:
    """What the sections of this record read for this person, with their templates, in order."""
    found = ((section.template, section.ask(partnership, actor, today)) for section in everything())
    return [(template, ask) for template, ask in found if ask is not None]


def alone(ask: Asked | None) -> Data:
    """What one section shows, read by itself."""
    return ask.draw(*read_all(ask.questions)) if ask is not None else None


def drawn(wanted: Sequence[tuple[str, Asked]], answers: Iterator[list[Any]]) -> list[Drawn]:
    """The sections, out of the rows that were read for all their questions."""
    found = [(template, ask.draw(*(next(answers) for _question in ask.questions))) for template, ask in wanted]
    return [Drawn(template, data) for template, data in found if data is not None]
