"""Individual plans, by the acts that make them in life. Give `side` from tests/world.py.

plan = opened(side)          # begun for a supported pupil; nothing is written
plan = written(side)         # everything that parents must be shown is there
plan = shared(side), agreed(side), in_force(side), amending(side), closed(side)
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from inclusion.actions.plan_agreement import answer_plan, move_plan
from inclusion.actions.plan_goals import add_long_goal, add_short_goal
from inclusion.actions.plan_texts import add_outcome, save_texts
from inclusion.actions.plans import open_plan
from inclusion.actions.reviews import move_review, plan_review, write_minutes
from inclusion.models import LongGoal, PlanAnswer, PlanReview, Pupil, ShortGoal, SupportPlan
from inclusion.queries.reviews import people_of
from tests.clock import NOW
from tests.factories.inclusion import class_of, supported_pupil
from tests.memory import remembered
from tests.world import Side

GPK = "special_needs_teacher"
WORDS = "Membaca jadwal bergambar sendiri"
TEXTS = ("academic_strengths", "academic_difficulty", "strategies", "evaluation_how", "follow_up")


@remembered
def opened(side: Side, *, pupil: Pupil | None = None, by: str = GPK, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan for this school year that the special-needs teacher has begun."""
    pupil = pupil or supported_pupil(side, now=now)
    year = class_of(side).year
    year.refresh_from_db()
    given = {"starts_on": year.starts_on, "ends_on": year.ends_on, **facts}
    return open_plan(by=side.as_(by), now=now, pupil=pupil, year=year, **given)


@remembered
def write(side: Side, plan: SupportPlan, *, by: str = GPK, now: datetime = NOW, **texts: str) -> list:
    """Write these texts over what is stored; returns what clashes."""
    versions = dict(plan.sections.values_list("key", "version"))
    return save_texts(
        by=side.as_(by), now=now, plan=plan, texts={key: (words, versions[key]) for key, words in texts.items()}
    )


@remembered
def goal(
    side: Side,
    plan: SupportPlan,
    *,
    by: str = GPK,
    now: datetime = NOW,
    area: str = "academic",
    text: str = "Membaca teks pendek",
) -> LongGoal:
    """A goal for the year."""
    return add_long_goal(by=side.as_(by), now=now, plan=plan, area=area, text=text)


@remembered
def step(side: Side, long_goal: LongGoal, *, by: str = GPK, now: datetime = NOW, **facts: Any) -> ShortGoal:
    """A measurable step: from 20 to 60 words a minute until December."""
    given = {
        "text": "Membaca 60 kata per menit", "measure": "Tes membaca tiap Jumat", "unit": "kata per menit", "baseline": Decimal(20),
        "target": Decimal(60), "starts_on": date(2026, 9, 21), "due_on": date(2026, 12, 18), "in_charge": side.teacher, **facts,
    }  # fmt: skip
    return add_short_goal(by=side.as_(by), now=now, goal=long_goal, **given)


@remembered
def written(side: Side, *, words: str = WORDS, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan that says everything that parents must be shown."""
    plan, gpk = opened(side, now=now, **facts), side.as_(GPK)
    write(side, plan, now=now, **dict.fromkeys(TEXTS, words))
    add_outcome(by=gpk, now=now, plan=plan, what="Bahasa Indonesia", source="regular", phase="C", option="modification")
    step(side, goal(side, plan, now=now, text=words), now=now)
    return plan


@remembered
def moved(
    side: Side, plan: SupportPlan, name: str, *, by: str = GPK, now: datetime = NOW, comment: str = "Ada yang berubah"
) -> SupportPlan:
    """One move of the table."""
    move_plan(by=side.as_(by), now=now, plan=plan, name=name, comment=comment)
    return plan


@remembered
def shared(side: Side, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan that lies with the parents."""
    return moved(side, written(side, now=now, **facts), "share", now=now)


def sheet(plan: SupportPlan) -> PlanAnswer:
    """The sheet of the first guardian on the newest version."""
    return PlanAnswer.objects.select_related("guardian", "version__plan").filter(version=plan.versions.first()).first()


@remembered
def answered(side: Side, plan: SupportPlan, *, agrees: bool = True, now: datetime = NOW, **said: Any) -> SupportPlan:
    """The parent answers, signed in."""
    answer_plan(by=side.as_("parent"), now=now, answer=sheet(plan), agrees=agrees, **said)
    plan.refresh_from_db()
    return plan


@remembered
def agreed(side: Side, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan to which the parent agreed."""
    return answered(side, shared(side, now=now, **facts), now=now)


@remembered
def in_force(side: Side, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan that the principal approved."""
    return moved(side, agreed(side, now=now, **facts), "approve", by="principal", now=now)


@remembered
def amending(side: Side, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan that is being changed while the approved version holds."""
    return moved(side, in_force(side, now=now, **facts), "amend", now=now)


@remembered
def closed(side: Side, *, now: datetime = NOW, **facts: Any) -> SupportPlan:
    """A plan that is over."""
    return moved(side, in_force(side, now=now, **facts), "close", now=now)


@remembered
def planned_review(side: Side, plan: SupportPlan, *, now: datetime = NOW, days: int = 7, **facts: Any) -> PlanReview:
    """A review set for a week from now, at nine, with the whole team and the parents."""
    start = (now + timedelta(days=days)).replace(hour=2, minute=0, second=0, microsecond=0)
    given = {
        "starts_at": start, "ends_at": start + timedelta(hours=1), "place": "Ruang BK", "people": [key for key, *_rest in people_of(plan)],
        **facts,
    }  # fmt: skip
    return plan_review(by=side.as_(GPK), now=now, plan=plan, **given)


@remembered
def invited_review(side: Side, plan: SupportPlan, *, now: datetime = NOW, **facts: Any) -> PlanReview:
    """A review to which everybody was asked."""
    review = planned_review(side, plan, now=now, **facts)
    move_review(by=side.as_(GPK), now=now, review=review, name="invite")
    return review


@remembered
def noted_review(
    side: Side, plan: SupportPlan, *, now: datetime = NOW, verdict: str = "continue", minutes: str = "Semua senang", **facts: Any
) -> PlanReview:  # fmt: skip
    """A review that took place today, with minutes and a decision for each goal."""
    review = invited_review(side, plan, now=now, days=0)
    goals = ShortGoal.objects.filter(long_goal__plan=plan).values_list("pk", flat=True)
    write_minutes(
        by=side.as_(GPK), now=now, review=review, minutes=minutes, decisions=dict.fromkeys(goals, (verdict, minutes)),
        came=[row.pk for row in review.invitees.all()], **facts,
    )  # fmt: skip
    return review


@remembered
def closed_review(side: Side, plan: SupportPlan, *, now: datetime = NOW, **facts: Any) -> PlanReview:
    """A review that is over."""
    review = noted_review(side, plan, now=now, **facts)
    move_review(by=side.as_(GPK), now=now, review=review, name="close")
    return review
