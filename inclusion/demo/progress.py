"""Chapter "progress": five weeks of measurements for the goals in force: most move, some do not, one is reached, one was noted wrongly."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import cycle

from core.policy import Actor
from inclusion.actions.progress import correct_progress, note_progress
from inclusion.demo.cast import Pupils
from inclusion.models import ProgressEntry, ShortGoal
from inclusion.policy.common import membership_of
from inclusion.policy.progress import RUNNING
from schools.access import actor_for
from schools.models import School

Help = ProgressEntry.Help

STEADY = (0.06, 0.17, 0.24, 0.37, 0.45)
QUICK = (0.3, 0.55, 0.75, 0.95, 1.0)
STILL = (0.0, 0.05, 0.0, 0.05, 0.0)
BACK = (0.1, 0.15, 0.05, 0.0, -0.1)
FEW = (0.1,)
NONE = ()
"""Shares of the way from the baseline to the target, week by week."""

COURSES = {
    "raka": (STEADY, BACK, STEADY),
    "sekar": (STEADY, QUICK, STEADY),
    "bima": (STEADY, STILL, STEADY),
    "nadia": (QUICK, STEADY, STEADY),
    "galih": (STEADY, NONE, STEADY),
    "laras": (STEADY, FEW, STEADY),
}

HELPS = (Help.MUCH, Help.MUCH, Help.SOME, Help.SOME, Help.NONE)
NOTES = (
    "Masih ragu di awal, lalu mau mencoba.",
    "",
    "Lebih cepat mulai setelah diberi contoh.",
    "",
    "Mengerjakan sendiri sampai selesai.",
)


def tell(school: School, now: datetime) -> None:
    """Whoever is in charge notes once a week, as far as the consent goes."""
    pupils = Pupils(school)
    for character, pupil in pupils.at("in_force", "amending"):
        goals = ShortGoal.objects.filter(long_goal__plan__pupil=pupil, long_goal__plan__state__in=RUNNING)
        shapes = cycle(COURSES.get(character.key, (STEADY,)))
        for goal in goals.select_related("long_goal__plan__pupil__school").order_by("long_goal__order", "order", "pk"):
            _note(pupils, goal, next(shapes), now)
    _correct(pupils, now)


def _note(pupils: Pupils, goal: ShortGoal, shape: tuple[float, ...], now: datetime) -> None:
    pupil = goal.long_goal.plan.pupil
    own = actor_for(goal.in_charge, pupils.school) if goal.in_charge is not None else None
    by = own if own is not None and membership_of(own, pupil) is not None else pupils.gpk
    for week, share in enumerate(shape):
        at = now - timedelta(days=34 - 7 * week)
        day = pupils.school.local_date(at)
        if goal.starts_on <= day:
            note_progress(
                by=by, now=at, goal=goal, day=day, value=_value(goal, share), help=HELPS[week], note=NOTES[week]
            )


def _value(goal: ShortGoal, share: float) -> Decimal:
    value = goal.baseline + (goal.target - goal.baseline) * Decimal(str(share))
    return max(Decimal(0), value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _correct(pupils: Pupils, now: datetime) -> None:
    """One of Sekar's numbers had been read from the wrong text."""
    found = ProgressEntry.objects.standing().filter(goal__long_goal__plan__pupil=pupils.of("sekar")).order_by("pk")
    for wrong in found.select_related("goal", "by")[1:2]:
        by: Actor = pupils.actor(wrong.by) if wrong.by is not None else pupils.gpk
        note = "Teks yang dibaca ternyata berbeda; diukur ulang."
        correct_progress(
            by=by, now=now - timedelta(days=26), entry=wrong, value=wrong.amount - 1, help=wrong.help, note=note
        )  # fmt: skip
