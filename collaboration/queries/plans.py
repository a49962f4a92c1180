"""Reads of joint plans, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from collaboration.guides.plans import STEPS, Question, Step
from collaboration.models import JointPlan, PlanAuthor, PlanSection
from core import dates
from core.keyset import slice_after
from core.looks import screen_language
from core.policy import Actor
from core.search import Found, find
from schools.models import Membership

ORDER = ("-updated_at", "-pk")


@dataclass(frozen=True)
class Text:
    """One question with what stands there."""

    question: Question
    section: PlanSection


@dataclass(frozen=True)
class StepPage:
    """One step with its texts, and whether all that it needs is there."""

    step: Step
    texts: Sequence[Text]
    done: bool


@dataclass(frozen=True)
class AuthorLine:
    """One author; `here` is False for somebody who left the school."""

    author: PlanAuthor
    here: bool


def plan_page(
    actor: Actor, *, mine: bool, state: str, words: str, position: str = ""
) -> tuple[list[JointPlan], str, Found]:
    """Up to 25 plans, last changed first, with their authors; the position from which to go on; what the search found."""
    rows = JointPlan.objects.visible_to(actor)
    rows = rows.of_author(actor.user_id) if mine else rows
    rows = rows.filter(state=state) if state in JointPlan.State.values else rows
    found = find(rows, words)
    part = slice_after(found.rows.prefetch_related("authors__user", "subjects", "class_groups"), ORDER, position)
    return part.rows, part.after, found


def plan_counts(actor: Actor) -> dict[str, int]:
    """How many plans are in each state, '' for all; "mine" for the own. One query."""
    rows = JointPlan.objects.visible_to(actor)
    mine = Q(pk__in=JointPlan.objects.of_author(actor.user_id).values("pk"))
    states = {code: Count("pk", filter=Q(state=code)) for code in JointPlan.State.values}
    found = rows.order_by().aggregate(**states, everything=Count("pk"), mine=Count("pk", filter=mine))
    return {"": found.pop("everything"), **found}


def steps_of(plan: JointPlan) -> list[StepPage]:
    """The six steps with their texts. Step 6 is done once the plan is used."""
    sections = {section.key: section for section in plan.sections.select_related("updated_by")}
    used = plan.used_at is not None
    return [_step(step, sections, used) for step in STEPS]


def _step(step: Step, sections: dict[str, PlanSection], used: bool) -> StepPage:
    texts = [Text(question, sections[question.key]) for question in step.questions]
    done = all(text.section.body.strip() for text in texts if text.question.needed)
    return StepPage(step, texts, done and (step.number < 6 or used))


def authors_of(plan: JointPlan) -> list[AuthorLine]:
    """Who writes it, and whether they are still here. Two queries."""
    here = set(Membership.objects.active().filter(school_id=plan.school_id).values_list("user_id", flat=True))
    return [AuthorLine(author, author.user_id in here) for author in plan.authors.select_related("user")]


def weeks(plan: JointPlan) -> str:
    """When it is taught, in words; '' while that is open."""
    first, last = plan.starts_on or plan.ends_on, plan.ends_on or plan.starts_on
    return dates.date_range(first, last, screen_language()) if first and last else ""


def plan_facts(plan: JointPlan) -> list[tuple[Any, Any]]:
    """What one plan is about."""
    hours = _("%(count)s JP") % {"count": plan.lesson_hours} if plan.lesson_hours else ""
    classes = ", ".join(str(group) for group in plan.class_groups.all())
    level = [plan.get_phase_display() if plan.phase else "", _("kelas %(n)s") % {"n": plan.grade} if plan.grade else ""]
    return [
        (_("Mata pelajaran"), ", ".join(str(subject) for subject in plan.subjects.all())),
        (_("Fase dan tingkat"), ", ".join(filter(None, level))),
        (_("Kelas"), classes),
        (_("Waktu"), ", ".join(filter(None, (weeks(plan), hours)))),
    ]


def versions_of(plan: JointPlan) -> list[JointPlan]:
    """Earlier and later versions of the same plan, the first one first; empty when there is only this one."""
    chain, seen = [plan], {plan.pk}
    while chain[0].previous_id and chain[0].previous_id not in seen:
        chain.insert(0, JointPlan.objects.get(pk=chain[0].previous_id))
        seen.add(chain[0].pk)
    while True:
        later = JointPlan.objects.filter(previous=chain[-1]).first()
        if later is None or later.pk in seen:
            break
        chain.append(later)
        seen.add(later.pk)
    return chain if len(chain) > 1 else []


def waiting_for(user_id: int | None, school_id: int | None) -> QuerySet[JointPlan]:
    """Plans whose texts are all there except this author's word: everybody else at work has agreed, or somebody has."""
    mine = PlanAuthor.objects.filter(user_id=user_id or 0, agreed_at=None).values("plan_id")
    others = PlanAuthor.objects.exclude(user_id=user_id or 0).filter(agreed_at__isnull=False).values("plan_id")
    return JointPlan.objects.filter(school_id=school_id or 0, state=JointPlan.State.DRAFT, pk__in=mine).filter(
        pk__in=others
    )
