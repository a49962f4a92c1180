"""What settings would make of the next letter, for the examples beside their forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from schools.models import School
from schools.numbering import PatternProblem, suggest

LONGEST = 400


@dataclass(frozen=True)
class NumberSample:
    """The next letter number, or the sentence why the pattern makes none."""

    number: str = ""
    problem: str = ""


def with_typed(school: School, typed: Mapping[str, str], fields: Iterable[str]) -> School:
    """`school`, never saved, with what was typed so far in place of what is stored."""
    for name in fields:
        if name in typed:
            setattr(school, name, typed[name][:LONGEST])
    return school


def number_sample(school: School, on: date) -> NumberSample:
    """The number of the first letter of the year under the school's pattern."""
    try:
        return NumberSample(number=suggest(school, [], on))
    except PatternProblem as problem:
        return NumberSample(problem=str(problem))
