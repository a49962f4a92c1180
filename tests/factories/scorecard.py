"""The scorecard, by the real actions. Give `side` from tests/world.py."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from collaboration.actions.scorecard import add_goal, add_measure, comment_measure, set_year
from collaboration.models import Measure, MeasureYear, ScorecardComment, ScorecardGoal
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side


@remembered
def goal(side: Side, *, now: datetime = NOW, **facts) -> ScorecardGoal:
    """Parents trust the school."""
    given = {"perspective": "stakeholders", "title": "Orang tua percaya", **facts}
    return add_goal(by=side.as_("principal"), now=now, school=side.school, **given)


@remembered
def measure(side: Side, of: ScorecardGoal | None = None, *, now: datetime = NOW, **facts) -> Measure:
    """Typed, in percent."""
    given = {"name": "Kepuasan orang tua", "unit": "%", "direction": "up", **facts}
    return add_measure(by=side.as_("hub"), now=now, goal=of or goal(side, now=now), **given)


@remembered
def year(side: Side, of: Measure, name: str = "2026/2027", *, now: datetime = NOW, **facts) -> MeasureYear:
    """A target of 80 and a value of 75."""
    given = {"target": Decimal(80), "value": Decimal(75), "source": "Survei", **facts}
    return set_year(by=side.as_("hub"), now=now, measure=of, year=name, **given)


@remembered
def comment(side: Side, of: Measure, *, now: datetime = NOW, text: str = "Naik terus.") -> ScorecardComment:
    """The committee says something."""
    return comment_measure(by=side.as_("committee"), now=now, measure=of, text=text)
