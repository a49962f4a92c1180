"""The evaluation as a report with charts: six principles, five success factors, indicators, benefits (PA10)."""

from __future__ import annotations

from dataclasses import dataclass

from core.charts import Chart
from core.papers import Letterhead, Signatory


@dataclass(frozen=True)
class FactorRow:
    """One factor: the word that each party chose, in the order of the parties, and the evidence they gave."""

    factor: str
    levels: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator with its course. `verdict` is a word: "tercapai", "belum tercapai", "belum diukur"."""

    name: str
    baseline: str
    target: str
    latest: str
    verdict: str
    chart: Chart | None = None
    history: tuple[tuple[str, str, str], ...] = ()
    """Each measurement: day, value, note; a corrected one says so in its note."""


@dataclass(frozen=True)
class BenefitRow:
    """A benefit that came true: who saw it, with which evidence."""

    benefit: str
    parties: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class FollowUpRow:
    """One action item of the evaluation: what, who, by when, what it is today (a word), what became of it."""

    what: str
    who: str
    due: str
    state: str
    outcome: str = ""


@dataclass(frozen=True)
class ObstacleRow:
    """One obstacle that a party named, and whether it is dealt with. How, the school's own register says; partners read this."""

    what: str
    party: str
    state: str


@dataclass(frozen=True)
class PartyVoice:
    """What one party wrote: lessons, obstacles, recommendations."""

    party: str
    respondent: str
    lessons: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


@dataclass(frozen=True)
class EvaluationPaper:
    """Everything the evaluation's pages say. `summary` can be read aloud in two minutes. It rates no person."""

    title: str
    heading: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    parties: tuple[str, ...]
    scale: tuple[str, ...]
    principles: tuple[FactorRow, ...]
    factors: tuple[FactorRow, ...]
    footer: str
    principles_chart: Chart | None = None
    factors_chart: Chart | None = None
    differences: tuple[str, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    voices: tuple[PartyVoice, ...] = ()
    obstacles: tuple[ObstacleRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    closing_note: tuple[str, ...] = ()
    letterhead: Letterhead | None = None
    signatures: tuple[tuple[Signatory, ...], ...] = ()
    place_and_date: str = ""
    mark: str = ""
