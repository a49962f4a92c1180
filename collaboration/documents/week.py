"""A week of one person's calendar as a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WeekRow:
    """One line of a day: when, what, where; `word` says what it is and how it stands."""

    hours: str
    title: str
    word: str = ""
    where: str = ""


@dataclass(frozen=True)
class WeekDay:
    """A day with its lines; one without any has a single line that says so."""

    name: str
    rows: tuple[WeekRow, ...]


@dataclass(frozen=True)
class WeekPaper:
    """Everything the page says."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    days: tuple[WeekDay, ...]
    footer: str
