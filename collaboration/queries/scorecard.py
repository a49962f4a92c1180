"""The scorecard as its pages and its paper need it: goals with measures, their values over the years, whether the target is met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from collaboration.measures import PROVIDERS, values_of
from collaboration.models import Measure, MeasureYear, ScorecardGoal
from collaboration.models.scorecard import Perspective
from core.charts import Chart, Series
from core.dates import school_year
from core.looks import with_unit
from core.policy import Actor
from schools.models import School

BACK = 5
"""How many school years a chart shows."""


def years_until(today: date, count: int = BACK) -> list[str]:
    """The last school years, oldest first."""
    start = int(school_year(today)[:4])
    return [f"{year}/{year + 1}" for year in range(start - count + 1, start + 1)]


@dataclass(frozen=True)
class Reading:
    """One measure in one year."""

    year: str
    target: Decimal | None
    value: Decimal | None
    source: str

    def reached(self, direction: str) -> bool | None:
        """Whether the target is met; None while one of the two is missing."""
        if self.target is None or self.value is None:
            return None
        return self.value >= self.target if direction == Measure.Direction.UP else self.value <= self.target


@dataclass(frozen=True)
class MeasureLine:
    """One measure with its readings, oldest first; the last one is of the year that the page is about."""

    measure: Measure
    readings: tuple[Reading, ...]
    counts: str

    @property
    def now(self) -> Reading:
        """The year of the page."""
        return self.readings[-1]

    @property
    def reached(self) -> bool | None:
        """Whether this year's target is met."""
        return self.now.reached(self.measure.direction)

    @property
    def course(self) -> list[tuple[Reading, str, str]]:
        """Each year with its target and value as people write them."""
        unit = self.measure.unit
        return [(one, number(one.target, unit), number(one.value, unit)) for one in self.readings]

    @property
    def value_text(self) -> str:
        """This year's value as people write it."""
        return number(self.now.value, self.measure.unit)

    @property
    def target_text(self) -> str:
        """This year's target as people write it."""
        return number(self.now.target, self.measure.unit)


@dataclass(frozen=True)
class GoalLine:
    """One goal with its measures."""

    goal: ScorecardGoal
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True)
class PerspectiveLine:
    """One perspective with its goals."""

    key: str
    label: str
    goals: tuple[GoalLine, ...]


def number(value: Decimal | None, unit: str = "") -> str:
    """A value as people write it, with its unit; "–" for none."""
    if value is None:
        return "–"
    text = formats.number_format(value.normalize() if value % 1 else value.quantize(Decimal(1)), force_grouping=True)
    return with_unit(text, unit)


def scorecard(actor: Actor, school: School, today: date, year: str = "") -> list[PerspectiveLine]:
    """The scorecard of a school year. Three queries, and one for each provider in use."""
    years = years_until(today)
    upto = years[: years.index(year) + 1] if year in years else years
    goals = list(ScorecardGoal.objects.visible_to(actor).filter(is_active=True))
    measures = list(Measure.objects.visible_to(actor).filter(goal__in=goals, is_active=True).select_related("goal"))
    lines = _lines(school, measures, upto, today)
    return [
        PerspectiveLine(
            perspective.value, str(perspective.label),
            tuple(
                GoalLine(goal, tuple(line for line in lines if line.measure.goal_id == goal.pk))
                for goal in goals if goal.perspective == perspective
            ),
        )
        for perspective in Perspective
    ]  # fmt: skip


def measure_line(school: School, measure: Measure, today: date) -> MeasureLine:
    """One measure over the years. Two queries at most."""
    return _lines(school, [measure], years_until(today), today)[0]


def _lines(school: School, measures: Sequence[Measure], years: Sequence[str], today: date) -> list[MeasureLine]:
    typed = {(row.measure_id, row.year): row for row in MeasureYear.objects.filter(measure__in=measures)}
    counted = values_of(school, [measure.provider for measure in measures if measure.provider], years, today)
    return [
        MeasureLine(
            measure,
            tuple(_reading(measure, year, typed.get((measure.pk, year)), counted) for year in years),
            str(PROVIDERS[measure.provider].says) if measure.provider in PROVIDERS else "",
        )
        for measure in measures
    ]


def _reading(measure: Measure, year: str, row: MeasureYear | None, counted: Mapping[str, Mapping[str, int]]) -> Reading:
    value: Decimal | None = row.value if row else None
    source = row.source if row else ""
    if measure.provider in counted:
        value, source = Decimal(counted[measure.provider][year]), _("dihitung Guyub")
    return Reading(year, row.target if row else None, value, source)


def chart_of(line: MeasureLine) -> Chart:
    """The course of a measure over the years, against this year's target."""
    facts: Any = {"name": line.measure.name, "first": line.readings[0].year, "last": line.readings[-1].year}
    return Chart(
        kind="line", title=line.measure.name, unit=line.measure.unit, label_heading=_("Tahun ajaran"),
        description=_("%(name)s dari tahun ajaran %(first)s sampai %(last)s.") % facts,
        labels=tuple(f"{one.year[:4]}/{one.year[7:]}" for one in line.readings),
        series=(
            Series(
                _("Capaian"), tuple(None if one.value is None else float(one.value) for one in line.readings)
            ),
        ),
        target=None if line.now.target is None else float(line.now.target),
    )  # fmt: skip


def summary(perspectives: Sequence[PerspectiveLine]) -> tuple[str, ...]:
    """Half a page that somebody can read aloud: how many targets are met, and where."""
    lines = [line for one in perspectives for goal in one.goals for line in goal.measures]
    aimed = [line for line in lines if line.reached is not None]
    reached = [line for line in aimed if line.reached]
    said = [
        _("Kartu skor memuat %(all)d ukuran; %(aimed)d di antaranya sudah mempunyai target dan capaian.")
        % {"all": len(lines), "aimed": len(aimed)}
    ]
    if aimed:
        said.append(_("%(reached)d dari %(aimed)d target tercapai.") % {"reached": len(reached), "aimed": len(aimed)})
    for one in perspectives:
        here = [line for goal in one.goals for line in goal.measures if line.reached is not None]
        if here:
            met = sum(bool(line.reached) for line in here)
            facts = {"label": one.label, "met": met, "all": len(here)}
            said.append(_("%(label)s: %(met)d dari %(all)d target tercapai.") % facts)
    return tuple(said)
