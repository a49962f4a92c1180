"""Keep the scorecard: goals, measures, targets and values, comments, the starter set."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from collaboration.measures import PROVIDERS
from collaboration.models import Measure, MeasureYear, ScorecardComment, ScorecardGoal
from collaboration.policy.scorecard import check_comment_scorecard, check_write_scorecard
from collaboration.starter_goals import STARTER
from core import audit
from core.policy import Actor
from core.versions import save_version
from schools.models import School


@transaction.atomic
def add_goal(*, by: Actor, now: datetime, school: School, **facts: Any) -> ScorecardGoal:
    """A goal from one perspective. `facts`: perspective, title."""
    check_write_scorecard(by)
    goal = ScorecardGoal.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "scorecard.goal_added", goal, now)
    return goal


@transaction.atomic
def edit_goal(
    *, by: Actor, now: datetime, goal: ScorecardGoal, expected: int | None = None, **changes: Any
) -> ScorecardGoal:
    """Reword it, or put it aside. Raises `Conflict` for a stale version."""
    check_write_scorecard(by, goal)
    save_version(goal, expected, {**changes, "updated_at": now})
    audit.record(by, "scorecard.goal_edited", goal, now, fields=sorted(changes))
    return goal


@transaction.atomic
def add_measure(*, by: Actor, now: datetime, goal: ScorecardGoal, **facts: Any) -> Measure:
    """A measure of a goal. `facts`: name, unit, direction, provider."""
    check_write_scorecard(by, goal)
    measure = Measure.objects.create(school_id=goal.school_id, goal=goal, created_at=now, updated_at=now, **facts)
    audit.record(by, "scorecard.measure_added", measure, now, provider=measure.provider)
    return measure


@transaction.atomic
def edit_measure(*, by: Actor, now: datetime, measure: Measure, expected: int | None = None, **changes: Any) -> Measure:
    """Reword it, or put it aside; its past values stay. Raises `Conflict` for a stale version."""
    check_write_scorecard(by, measure)
    save_version(measure, expected, {**changes, "updated_at": now})
    audit.record(by, "scorecard.measure_edited", measure, now, fields=sorted(changes))
    return measure


@transaction.atomic
def set_year(
    *, by: Actor, now: datetime, measure: Measure, year: str, target: Decimal | None = None, value: Decimal | None = None,
    source: str = "", expected: int | None = None,
) -> MeasureYear:  # fmt: skip
    """Target and value of a school year. What a provider counts is never typed. Raises `Conflict` for a stale version."""
    check_write_scorecard(by, measure)
    if measure.provider:
        value, source = None, ""
    row, _fresh = MeasureYear.objects.get_or_create(
        measure=measure, year=year, defaults={"school_id": measure.school_id, "created_at": now, "updated_at": now}
    )
    save_version(row, expected, {"target": target, "value": value, "source": source, "updated_at": now})
    audit.record(by, "scorecard.year_set", measure, now, year=year)
    return row


@transaction.atomic
def comment_measure(*, by: Actor, now: datetime, measure: Measure, text: str) -> ScorecardComment:
    """Say something about a figure."""
    check_comment_scorecard(by, measure)
    said = ScorecardComment.objects.create(
        school_id=measure.school_id, measure=measure, text=text, author_label=by.label, created_at=now
    )
    audit.record(by, "scorecard.commented", measure, now)
    return said


@transaction.atomic
def install_starter(*, by: Actor, now: datetime, school: School) -> int:
    """Put the starter set of goals and measures in place; what is there already stays. Returns how many goals are new."""
    check_write_scorecard(by)
    made = 0
    for perspective, title, measures in STARTER:
        goal, fresh = ScorecardGoal.objects.get_or_create(
            school=school, perspective=perspective, title=title, defaults={"created_at": now, "updated_at": now}
        )
        made += fresh
        for name, unit, direction, provider in measures:
            known = PROVIDERS.get(provider)
            Measure.objects.get_or_create(
                goal=goal, name=name,
                defaults={
                    "school": school, "unit": str(known.unit) if known else unit, "direction": direction, "provider": provider,
                    "created_at": now, "updated_at": now,
                },
            )  # fmt: skip
    audit.record(by, "scorecard.starter_installed", school, now, goals=made)
    return made
