"""Accommodations as strings: what a plan freezes, and what stands on the one-page profile and the class sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.dates import long_date
from core.looks import day as day_words
from inclusion.models import Accommodation, Pupil

SITUATIONS = ("in_lessons", "in_tests", "in_building")
"""In this order they stand on the page; their words are the fields' own."""


@dataclass(frozen=True)
class Line:
    """One accommodation, ready to read."""

    accommodation: Accommodation
    form: str
    what: str
    where: str
    where_not: str
    who: str
    since: str


@dataclass(frozen=True)
class Situation:
    """The accommodations of one situation: lesson, test, building."""

    label: str
    lines: tuple[Line, ...]


def given_on(pupils: Collection[Pupil], day: date) -> dict[int, list[Accommodation]]:
    """Pupil -> accommodations that are given on `day`. One query."""
    rows = Accommodation.objects.on(day).filter(pupil__in=[pupil.pk for pupil in pupils]).select_related("in_charge")
    found: dict[int, list[Accommodation]] = defaultdict(list)
    for row in rows:
        found[row.pupil_id].append(row)
    return found


def line_of(row: Accommodation) -> Line:
    """One accommodation in words, for a screen."""
    who = row.in_charge.display_name if row.in_charge else ""
    return Line(row, str(row.get_form_display()), row.what, row.where, row.where_not, who, day_words(row.starts_on))


def situation_words(name: str) -> str:
    """What a situation is called: the field's own words."""
    return str(getattr(Accommodation._meta.get_field(name), "verbose_name", name))


def by_situation(lines: Iterable[Line]) -> tuple[Situation, ...]:
    """The same lines by where they count; one that counts in two places stands in both."""
    kept, found = list(lines), []
    for name in SITUATIONS:
        here = tuple(line for line in kept if getattr(line.accommodation, name))
        if here:
            found.append(Situation(situation_words(name), here))
    return tuple(found)


def lines_of(pupil: Pupil, day: date) -> list[dict[str, Any]]:
    """What a plan freezes: final strings, in Indonesian when the caller activates it. The caller has asked policy and consent."""
    return [
        {
            "form": str(row.get_form_display()), "what": row.what, "where": row.where, "where_not": row.where_not,
            "who": row.in_charge.display_name if row.in_charge else "", "since": long_date(row.starts_on),
        }
        for row in given_on([pupil], day).get(pupil.pk, ())
    ]  # fmt: skip
