"""Plans with goals, and what was measured. Give `side` from tests/world.py.

goal = a_goal(side)                 # of a plan in force of supported_pupil(side): 40 to 60 words per minute, 1 Sep to 12 Dec
entry = noted(side, goal, value=45, day=date(2026, 9, 15))
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from inclusion.actions.progress import note_progress
from inclusion.models import LongGoal, ProgressEntry, Pupil, ShortGoal, SupportPlan
from schools.models import SchoolYear
from tests.clock import NOW
from tests.factories.inclusion import supported_pupil
from tests.memory import remembered
from tests.world import Side

BEGAN, DUE, DAY = date(2026, 7, 15), date(2026, 12, 12), NOW.date()


def a_plan(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan in force of this pupil, as its actions would leave it."""
    plan = pupil.plans.exclude(state="closed").first()
    if plan is None:
        year = SchoolYear.objects.get(school=side.school, name="2026/2027")
        given = {"state": "in_force", "starts_on": BEGAN, "ends_on": date(2027, 6, 20), **facts}
        plan = SupportPlan.objects.create(
            school=side.school, pupil=pupil, year=year, opened_by=side.special_needs_teacher, created_at=now, updated_at=now, **given
        )  # fmt: skip
    return plan


@remembered
def a_goal(side: Side, *, pupil: Pupil | None = None, now: datetime = NOW, **facts: Any) -> ShortGoal:
    """A measurable goal of a plan in force."""
    plan = a_plan(side, pupil or supported_pupil(side), now=now)
    long_goal = LongGoal.objects.create(plan=plan, area="academic", text="Membaca dengan lancar")
    given = {
        "text": "Membaca teks pendek dengan lancar", "measure": "Jumlah kata yang dibaca benar dalam satu menit",
        "unit": "kata per menit", "baseline": Decimal(40), "target": Decimal(60), "starts_on": date(2026, 8, 3), "due_on": DUE,
        "instructions": "Membaca berdua sepuluh menit setiap pagi", "in_charge": side.teacher, **facts,
    }  # fmt: skip
    return ShortGoal.objects.create(long_goal=long_goal, **given)


@remembered
def noted(
    side: Side, goal: ShortGoal, *, value: Any = 45, day: date = DAY, by: str = "teacher", now: datetime = NOW, **facts: Any
) -> ProgressEntry:  # fmt: skip
    """A measurement by somebody of the team."""
    return note_progress(by=side.as_(by), now=now, goal=goal, day=day, value=Decimal(value), **facts)
