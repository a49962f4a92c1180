"""Joint plans, by the acts that make them in life."""

from __future__ import annotations

from datetime import date

from collaboration.actions.plan_texts import add_row, note_plan, save_texts
from collaboration.actions.plans import agree_to_plan, move_plan, open_plan
from collaboration.guides.plans import QUESTIONS
from collaboration.models import JointPlan, PlanRow
from tests.clock import NOW
from tests.factories.teaching import make_subject
from tests.memory import remembered
from tests.world import Side

WORDS = "Membaca grafik curah hujan"


@remembered
def opened(side: Side, *, by: str = "teacher", authors: tuple = (), now=NOW, **facts) -> JointPlan:
    """A plan that a teacher has begun."""
    given = {"title": "Air bersih di lingkungan kita", "phase": "D", "grade": 8, "lesson_hours": 12, **facts}
    return open_plan(by=side.as_(by), now=now, school=side.school, authors=authors, **given)


@remembered
def write(side: Side, plan: JointPlan, *, by: str = "teacher", now=NOW, **texts: str):
    """Write these texts over what is stored; returns what clashes."""
    versions = dict(plan.sections.values_list("key", "version"))
    wanted = {key: (words, versions[key]) for key, words in texts.items()}
    return save_texts(by=side.as_(by), now=now, plan=plan, texts=wanted)


@remembered
def written(side: Side, *, words: str = WORDS, **facts) -> JointPlan:
    """A plan whose every text says something."""
    plan = opened(side, **facts)
    write(side, plan, by=facts.get("by", "teacher"), **dict.fromkeys(QUESTIONS, words))
    return plan


@remembered
def row(side: Side, plan: JointPlan, *, by: str = "teacher", **facts) -> PlanRow:
    """A line of its matrix."""
    given = {"competency": "Menafsirkan data", "indicator": "Menjelaskan puncak grafik", **facts}
    given.setdefault("subject", make_subject(side.school))
    return add_row(by=side.as_(by), now=NOW, plan=plan, **given)


@remembered
def agreed(side: Side, **facts) -> JointPlan:
    """A plan to which all of its authors agree."""
    plan = written(side, **facts)
    roles = {user.pk: role for role, user in side.everyone.items()}
    for author in list(plan.authors.all()):
        agree_to_plan(by=side.as_(roles[author.user_id]), now=NOW, plan=plan)
    return plan


@remembered
def used(side: Side, **facts) -> JointPlan:
    """A plan that is taught by."""
    plan = agreed(side, **facts)
    move_plan(by=side.as_(facts.get("by", "teacher")), now=NOW, plan=plan, name="use")
    return plan


@remembered
def noted(side: Side, plan: JointPlan, what: str = "Alat ukur kurang", *, by: str = "teacher", day: date | None = None):
    """What proved impractical."""
    return note_plan(by=side.as_(by), now=NOW, plan=plan, taught_on=day or NOW.date(), what=what, better="Pinjam alat")
