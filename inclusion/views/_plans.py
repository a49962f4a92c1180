"""What the pages of plans share: the way back, parts of a plan by their number, and the page of one plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from core import looks
from core.forms import GuyubForm
from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, page
from inclusion.forms.plan_agreement import AnswerForm
from inclusion.models import LongGoal, PlanAnswer, PlanOutcome, PlanVersion, ShortGoal, SupportPlan
from inclusion.models.pupil import PLAN_READERS
from inclusion.policy.common import is_guardian, membership_of
from inclusion.policy.plans import (
    check_add_goals,
    check_answer,
    check_lead,
    check_lead_open,
    check_write_long_goal,
    check_write_part,
    check_write_short_goal,
)
from inclusion.policy.reviews import check_plan_review
from inclusion.queries.plan_payload import payload_of
from inclusion.queries.plan_sheet import Sheet, plan_facts, sheet_of
from inclusion.queries.plans import (
    PartPage,
    Section,
    history_of,
    newest_version,
    parts_of,
    remarks_on,
    sheet_for,
    versions_of,
)
from inclusion.workflow.plan import SUPPORT_PLAN
from schools.links import school_url


@dataclass(frozen=True)
class Field:
    """One text of a form with what stands there."""

    section: Section
    field: Any


@dataclass(frozen=True)
class Step:
    """A measurable step, and whether this person may write it."""

    row: ShortGoal
    may_write: bool


@dataclass(frozen=True)
class Goal:
    """A goal with its steps, and whether this person may write it."""

    row: LongGoal
    steps: Sequence[Step]
    may_write: bool


def here(request: HttpRequest, plan: SupportPlan, anchor: str = "") -> str:
    """The page of the plan."""
    return school_url(request.school, "inclusion:plan", plan.pk) + (f"#{anchor}" if anchor else "")


def load_outcome(plan: SupportPlan, pk: int) -> PlanOutcome:
    """A line of this plan, or 404."""
    found = get_object_or_404(plan.outcomes, pk=pk)
    found.plan = plan
    return found


def load_goal(plan: SupportPlan, pk: int) -> LongGoal:
    """A goal of this plan, or 404."""
    found = get_object_or_404(plan.long_goals, pk=pk)
    found.plan = plan
    return found


def load_step(plan: SupportPlan, pk: int) -> ShortGoal:
    """A step of this plan, or 404."""
    found = get_object_or_404(ShortGoal.objects.select_related("long_goal"), pk=pk, long_goal__plan=plan)
    found.long_goal.plan = plan
    return found


def load_version(plan: SupportPlan, number: int) -> PlanVersion:
    """A version of this plan, or 404."""
    found = get_object_or_404(plan.versions.select_related("approval"), number=number)
    found.plan = plan
    return found


def goals_of(request: HttpRequest, plan: SupportPlan) -> list[Goal]:
    """The goals of the plan in order, each with what this person may do about it."""
    found = []
    for goal in plan.long_goals.prefetch_related("short_goals__in_charge"):
        goal.plan = plan
        steps = []
        for step in goal.short_goals.all():
            step.long_goal = goal
            steps.append(Step(step, allowed(check_write_short_goal, request.actor, step)))
        found.append(Goal(goal, steps, allowed(check_write_long_goal, request.actor, goal)))
    return found


def fields_of(page_of_texts: PartPage, form: GuyubForm) -> list[Field]:
    """The texts of a part, bound to their form."""
    return [Field(section, form[section.text.key]) for section in page_of_texts.sections]


def plan_page(request: HttpRequest, plan: SupportPlan, status: int = 200, **extra: Any) -> HttpResponse:
    """The page of one plan as the team and the principal see it."""
    newest = newest_version(plan)
    is_live = plan.is_open or newest is None
    payload = (
        payload_of(plan, request.school.local_date(timezone.now())) if is_live or newest is None else newest.payload
    )
    parts, slug = parts_of(plan) if is_live else [], request.school.slug
    offers = [replace(one, missing=looks.linked(slug, one.missing)) for one in SUPPORT_PLAN.offers(request.actor, plan)]
    context = {
        "plan": plan, "pupil": plan.pupil, "title": payload["title"], "sheet": sheet_of(payload), "facts": plan_facts(payload),
        "is_live": is_live, "offers": offers, "history": history_of(plan),
        "parts": [(one, allowed(check_write_part, request.actor, plan, one.part)) for one in parts],
        "outcomes": list(plan.outcomes.all()), "goals": goals_of(request, plan) if is_live else [],
        "may_lead": allowed(check_lead_open, request.actor, plan), "may_link": allowed(check_lead, request.actor, plan),
        "may_add": allowed(check_add_goals, request.actor, plan), "remarks": remarks_on(plan), "versions": versions_of(plan),
        "newest": newest, "reviews": list(plan.reviews.all()), "may_review": allowed(check_plan_review, request.actor, plan),
    }  # fmt: skip
    return page(request, "inclusion/plans/plan.html", {**context, **extra}, status=status)


def parent_page(request: HttpRequest, plan: SupportPlan, form: AnswerForm | None = None) -> HttpResponse:
    """The page of one plan as parents see it: the version that they were given last, and their sheet."""
    version = newest_version(plan)
    answer = sheet_for(request.actor, version)
    if version is None:
        return page(request, "inclusion/plans/parent_waiting.html", {"plan": plan, "pupil": plan.pupil})
    version.plan = plan
    if answer is not None:
        answer.version = version
    reviews = list(plan.reviews.exclude(state="planned"))
    return answer_page(request, version, answer, "inclusion/plans/parent.html", form, reviews=reviews)


def answer_page(
    request: HttpRequest, version: PlanVersion, answer: PlanAnswer | None, template: str, form: AnswerForm | None = None, **extra: Any
) -> HttpResponse:  # fmt: skip
    """A version with the form of the guardian who may answer it."""
    sheet = sheet_of(version.payload)
    asked = answer is not None and allowed(check_answer, request.actor, answer)
    context = {
        "plan": version.plan, "pupil": version.plan.pupil, "version": version, "sheet": sheet, "answer": answer, "asked": asked,
        "school": request.school, "held": version.plan.held_id == version.pk, **extra,
    }  # fmt: skip
    return form_page(request, template, form or answer_form(request, sheet), context)


def answer_form(request: HttpRequest, sheet: Sheet, data: Any = None) -> AnswerForm:
    """The form for the sections that this version has."""
    return AnswerForm(data, sections=[block.remark for block in sheet.blocks if block.remark])


def one_form(
    request: HttpRequest, form: BaseForm, title: Any, plan: SupportPlan, anchor: str = "", **words: Any
) -> HttpResponse:
    """A form on a page of its own under the plan."""
    words.setdefault("crumb", _("Rencana %(name)s") % {"name": plan.pupil.called})
    return form_page(request, FORM, form, frame(title, here(request, plan, anchor), **words))


def reads_as_parent(request: HttpRequest, plan: SupportPlan) -> bool:
    """The person is here as a parent: neither one of the team nor one who reads every plan."""
    inside = request.actor.has(*PLAN_READERS) or membership_of(request.actor, plan.pupil) is not None
    return not inside and is_guardian(request.actor, plan.pupil)
