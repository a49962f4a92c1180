"""Reads of rounds, answers and indicators, shaped as pages and papers need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.kept import kept, read
from core.looks import day
from core.models import ActionItem
from core.policy import Actor
from partnerships.models import (
    EvaluationResponse,
    EvaluationRound,
    Indicator,
    Measurement,
    Partnership,
    Rating,
    Review,
    Risk,
)
from partnerships.obstacles import named_in
from partnerships.rhythm import evaluation_months, next_evaluation_on
from partnerships.sections import Asked
from partnerships.terms import PRINCIPLES, SUCCESS_FACTORS, Benefit, Factor

GAP = 2  # steps on the scale from which a difference between parties is worth a conversation


@dataclass(frozen=True)
class FactorLine:
    """One factor across the parties: their ratings in party order (None: not answered), and whether they differ much."""

    factor: Factor
    ratings: tuple[Rating | None, ...]
    parties: tuple[str, ...] = ()

    @property
    def said(self) -> list[tuple[str, Rating | None]]:
        """Each party with its rating."""
        return list(zip(self.parties, self.ratings, strict=True))

    @property
    def apart(self) -> bool:
        """At least two steps between the highest and the lowest rating."""
        return self.steps >= GAP

    @property
    def steps(self) -> int:
        """How many steps lie between the highest and the lowest rating."""
        levels = [rating.level for rating in self.ratings if rating]
        return max(levels) - min(levels) if levels else 0

    def gap_words(self) -> str:
        """The difference as one reads it aloud: who sees it how, and how far apart that is."""
        said = [
            _("%(who)s: “%(level)s”") % {"who": name, "level": rating.get_level_display()}
            for name, rating in self.said
            if rating
        ]
        apart = ngettext("berbeda %(steps)d langkah", "berbeda %(steps)d langkah", self.steps) % {"steps": self.steps}
        return f"{'; '.join(said)} ({apart})"


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

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """Each such factor with the difference in words."""
        return [(str(line.factor.label), line.gap_words()) for line in self.apart]

    @property
    def tables(self) -> list[tuple[str, tuple[FactorLine, ...]]]:
        """The rubric in its two parts, for the page."""
        return [(_("Enam prinsip kemitraan"), self.principles), (_("Lima faktor keberhasilan"), self.factors)]


def answer_sheets(round: EvaluationRound) -> list[EvaluationResponse]:
    """The sheets of all parties, answered or not, in party order."""
    rows = round.responses.select_related("party__partner", "party__partnership__school").prefetch_related(
        "ratings", "benefits"
    )
    return list(rows)


def comparison(round: EvaluationRound, *, hidden: bool = False) -> Comparison:
    """What the parties said, side by side; nothing of it when it is `hidden` from who asks. Three queries."""
    answered = () if hidden else tuple(sheet for sheet in answer_sheets(round) if sheet.submitted_at)
    names = tuple(sheet.party.name for sheet in answered)
    by_factor = [{rating.factor: rating for rating in sheet.ratings.all()} for sheet in answered]
    by_benefit = [
        (sheet.party.name, {seen.benefit: seen.evidence for seen in sheet.benefits.all()}) for sheet in answered
    ]

    def lines(factors: tuple[Factor, ...]) -> tuple[FactorLine, ...]:
        return tuple(
            FactorLine(factor, tuple(ratings.get(factor.value) for ratings in by_factor), names) for factor in factors
        )

    benefits = [
        BenefitLine(benefit, tuple((name, seen[benefit.value]) for name, seen in by_benefit if benefit.value in seen))
        for benefit in Benefit
    ]
    return Comparison(
        responses=answered,
        parties=names,
        principles=lines(PRINCIPLES),
        factors=lines(SUCCESS_FACTORS),
        benefits=tuple(line for line in benefits if line.seen_by),
    )


@dataclass(frozen=True)
class Obstacle:
    """One obstacle that a party named, and the row that was made of it (None: nobody took it up)."""

    response: EvaluationResponse
    what: str
    risk: Risk | None


def obstacles(compared: Comparison) -> list[Obstacle]:
    """Every obstacle of every party, in party order. One query."""
    rows = Risk.objects.filter(response__in=compared.responses)
    made = {(risk.response_id, risk.what): risk for risk in rows}
    return [
        Obstacle(sheet, what, made.get((sheet.pk, what)))
        for sheet in compared.responses
        for what in named_in(sheet.obstacles)
    ]


def silent_parties(round: EvaluationRound) -> list[str]:
    """Parties that have not sent their answers."""
    return [sheet.party.name for sheet in answer_sheets(round) if not sheet.submitted_at]


def not_taken_up(round: EvaluationRound) -> list[str]:
    """Recommendations of all parties that are no action item of this round yet, each once."""
    known = set(ActionItem.objects.of(round).values_list("title", flat=True))
    said = [what for sheet in answer_sheets(round) if sheet.submitted_at for what in named_in(sheet.recommendations)]
    return [what for what in dict.fromkeys(said) if what not in known]


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator with the measurements that count, oldest first; `replaced` are those that a later entry corrects."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    replaced: tuple[Measurement, ...] = ()

    @property
    def history(self) -> list[tuple[Measurement, bool]]:
        """Every entry, the newest first, and whether a later one corrects it."""
        wrong = {one.pk for one in self.replaced}
        rows = sorted((*self.measurements, *self.replaced), key=lambda one: (one.measured_on, one.pk), reverse=True)
        return [(one, one.pk in wrong) for one in rows]

    @property
    def latest(self) -> Measurement | None:
        return self.measurements[-1] if self.measurements else None

    @property
    def reached(self) -> bool | None:
        """Whether the newest value meets the target; None before the first measurement."""
        return self.indicator.reached(self.latest.value) if self.latest else None


def indicator_lines(partnership: Partnership) -> list[IndicatorLine]:
    """All indicators with their measurement history. Two queries."""
    return [_indicator_line(row) for row in read(kept(_indicators, None, partnership=partnership.pk))]


def _indicators(_anybody: None, partnership: int) -> QuerySet[Indicator]:
    return Indicator.objects.filter(partnership=partnership).prefetch_related("measurements")


def _indicator_line(indicator: Indicator) -> IndicatorLine:
    taken = tuple(indicator.measurements.all())
    wrong = {one.corrects_id for one in taken}
    return IndicatorLine(
        indicator, tuple(m for m in taken if m.pk not in wrong), tuple(m for m in taken if m.pk in wrong)
    )


def indicator_section(partnership: Partnership, actor: Actor, today: date) -> Asked:
    """Indicators for the partnership's page; nothing while there are none."""

    def draw(rows: list[Indicator]) -> Mapping[str, Any] | None:
        return {"lines": [_indicator_line(row) for row in rows]} if rows else None

    return Asked((kept(_indicators, None, partnership=partnership.pk),), draw)


def round_section(partnership: Partnership, actor: Actor, today: date) -> Asked:
    """Evaluations for the partnership's page; nothing while there can be none."""
    may_be_none = partnership.stage not in (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION)

    def draw(rounds: list[EvaluationRound]) -> Mapping[str, Any] | None:
        return None if not rounds and may_be_none else {"rounds": rounds}

    return Asked((kept(_last_rounds, None, partnership=partnership.pk),), draw)


def _last_rounds(_anybody: None, partnership: int) -> QuerySet[EvaluationRound]:
    return EvaluationRound.objects.filter(partnership=partnership)[:3]


def review_section(partnership: Partnership, actor: Actor, today: date) -> Asked:
    """Decisions for the partnership's page; nothing while there are none."""
    reviews = kept(_reviews, None, partnership=partnership.pk)
    return Asked((reviews,), lambda found: {"reviews": found} if found else None)


def _reviews(_anybody: None, partnership: int) -> QuerySet[Review]:
    rows = Review.objects.filter(partnership=partnership).select_related("decided_by", "addendum")
    return rows.defer("addendum__payload").prefetch_related("rests_on")


def rhythm_words(partnership: Partnership) -> str:
    """How often this partnership is evaluated, and when next, in one sentence or two."""
    months = evaluation_months(partnership)
    if not months:
        return _("Evaluasi dibuka bila diperlukan.")
    said = _("Evaluasi dibuka setiap semester.") if months < 12 else _("Evaluasi dibuka setiap tahun.")
    on = next_evaluation_on(partnership)
    return said + " " + _("Berikutnya pada %(on)s.") % {"on": day(on)} if on else said
