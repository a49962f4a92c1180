"""Reads of rounds, answers and indicators, shaped as pages and papers need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.policy import Actor
from partnerships.models import EvaluationResponse, EvaluationRound, Indicator, Measurement, Partnership, Rating
from partnerships.terms import PRINCIPLES, SUCCESS_FACTORS, Benefit, Factor

GAP = 2  # steps on the scale from which a difference between parties is worth a conversation


@dataclass(frozen=True)
class FactorLine:
    """One factor across the parties: their ratings in party order (None: not answered), and whether they differ much."""

    factor: Factor
    ratings: tuple[Rating | None, ...]

    @property
    def apart(self) -> bool:
        """At least two steps between the highest and the lowest rating."""
        levels = [rating.level for rating in self.ratings if rating]
        return bool(levels) and max(levels) - min(levels) >= GAP


@dataclass(frozen=True)
class BenefitLine:
    """One benefit that at least one party saw, with who and which evidence."""

    benefit: Benefit
    seen_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Comparison:
    """The answers of all parties side by side. Drafts are not compared: only what was submitted is seen by others."""

    responses: tuple[EvaluationResponse, ...]
    parties: tuple[str, ...]
    principles: tuple[FactorLine, ...]
    factors: tuple[FactorLine, ...]
    benefits: tuple[BenefitLine, ...]

    @property
    def apart(self) -> tuple[FactorLine, ...]:
        """Factors on which the parties differ by two steps or more."""
        return tuple(line for line in (*self.principles, *self.factors) if line.apart)


def answer_sheets(round: EvaluationRound) -> list[EvaluationResponse]:
    """The sheets of all parties, answered or not, in party order."""
    rows = round.responses.select_related("party__partner", "party__partnership__school").prefetch_related(
        "ratings", "benefits"
    )
    return list(rows)


def comparison(round: EvaluationRound) -> Comparison:
    """What the parties said, side by side. Three queries."""
    answered = tuple(sheet for sheet in answer_sheets(round) if sheet.submitted_at)
    by_factor = [{rating.factor: rating for rating in sheet.ratings.all()} for sheet in answered]
    by_benefit = [
        (sheet.party.name, {seen.benefit: seen.evidence for seen in sheet.benefits.all()}) for sheet in answered
    ]

    def lines(factors: tuple[Factor, ...]) -> tuple[FactorLine, ...]:
        return tuple(
            FactorLine(factor, tuple(ratings.get(factor.value) for ratings in by_factor)) for factor in factors
        )

    benefits = [
        BenefitLine(benefit, tuple((name, seen[benefit.value]) for name, seen in by_benefit if benefit.value in seen))
        for benefit in Benefit
    ]
    return Comparison(
        responses=answered,
        parties=tuple(sheet.party.name for sheet in answered),
        principles=lines(PRINCIPLES),
        factors=lines(SUCCESS_FACTORS),
        benefits=tuple(line for line in benefits if line.seen_by),
    )


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator with its measurements, oldest first."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]

    @property
    def latest(self) -> Measurement | None:
        return self.measurements[-1] if self.measurements else None

    @property
    def reached(self) -> bool | None:
        """Whether the newest value meets the target; None before the first measurement."""
        return self.indicator.reached(self.latest.value) if self.latest else None


def indicator_lines(partnership: Partnership) -> list[IndicatorLine]:
    """All indicators with their measurement history. Two queries."""
    rows = partnership.indicators.prefetch_related("measurements")
    return [IndicatorLine(row, tuple(row.measurements.all())) for row in rows]


def indicator_section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Indicators for the partnership's page; None while there are none."""
    lines = indicator_lines(partnership)
    return {"lines": lines} if lines else None


def round_section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Evaluations for the partnership's page; None while there can be none."""
    rounds = list(partnership.rounds.all()[:3])
    if not rounds and partnership.stage not in (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION):
        return None
    return {"rounds": rounds}


def review_section(partnership: Partnership, actor: Actor, today: date) -> Mapping[str, Any] | None:
    """Decisions for the partnership's page; None while there are none."""
    reviews = list(partnership.reviews.select_related("decided_by", "successor", "agreement"))
    return {"reviews": reviews} if reviews else None
