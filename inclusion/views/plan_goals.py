"""Goals of a plan as pages: for the year, and the measurable steps; up and down by buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.web import once
from inclusion.actions import plan_goals as actions
from inclusion.forms.plan_goals import LongGoalForm, ShortGoalForm
from inclusion.models import LongGoal, ShortGoal, SupportPlan
from inclusion.policy.plans import check_add_goals, check_write_long_goal, check_write_short_goal, own_areas
from inclusion.views._load import load_plan
from inclusion.views._plans import here, load_goal, load_step, one_form
from partnerships.views._done import done

GOALS = "sec-goals"
WRITE = ["GET", "HEAD", "POST"]


def _goal(request: HttpRequest, pk: int, goal_pk: int) -> tuple[SupportPlan, LongGoal]:
    """A goal that this person may write now, with its plan."""
    found = load_plan(request, pk)
    goal = load_goal(found, goal_pk)
    check_write_long_goal(request.actor, goal)
    return found, goal


def _step(request: HttpRequest, pk: int, step_pk: int) -> tuple[SupportPlan, ShortGoal]:
    """A step that this person may write now, with its plan."""
    found = load_plan(request, pk)
    step = load_step(found, step_pk)
    check_write_short_goal(request.actor, step)
    return found, step


def _act(
    request: HttpRequest, plan: SupportPlan, verb: Callable[..., Any], /, said: str = "", anchor: str = GOALS, **facts: Any
) -> HttpResponse:  # fmt: skip
    """Do it once, and go back to where it stands on the page of the plan."""
    way = here(request, plan, anchor)
    return once(
        request,
        lambda: verb(by=request.actor, now=timezone.now(), **facts),
        lambda row: done(request, said, way) if said else way,
    )


@require_http_methods(WRITE)
def plan_goal_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal for the year."""
    found = load_plan(request, pk)
    check_add_goals(request.actor, found)
    form = LongGoalForm(request.POST or None, areas=own_areas(request.actor, found))
    if form.is_valid():
        return _act(request, found, actions.add_long_goal, _("Tujuan ditambahkan."), plan=found, **form.changes())
    return one_form(request, form, _("Tambah tujuan jangka panjang"), found, GOALS, draft=f"long-goal:{found.pk}:new")


@require_http_methods(WRITE)
def plan_goal(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """Reword a goal."""
    found, goal = _goal(request, pk, goal_pk)
    form = LongGoalForm(request.POST or None, instance=load_goal(found, goal_pk), areas=own_areas(request.actor, found))
    if form.is_valid():
        changed = {"goal": goal, "expected": form.expected_version, **form.changes()}
        return _act(request, found, actions.edit_long_goal, _("Perubahan tersimpan."), **changed)
    return one_form(request, form, _("Ubah tujuan jangka panjang"), found, GOALS, draft=f"long-goal:{goal.pk}")


@require_POST
def plan_goal_remove(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """Take a goal without steps away."""
    found, goal = _goal(request, pk, goal_pk)
    return _act(request, found, actions.remove_long_goal, _("Tujuan dihapus."), goal=goal)


@require_POST
def plan_goal_place(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """One place up, or down."""
    found, goal = _goal(request, pk, goal_pk)
    return _act(request, found, actions.move_goal, anchor=f"goal-{goal.pk}", goal=goal, up="up" in request.POST)


@require_http_methods(WRITE)
def plan_step_add(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """A measurable step towards a goal."""
    found, goal = _goal(request, pk, goal_pk)
    form = ShortGoalForm(request.POST or None, plan=found)
    if form.is_valid():
        added = {"anchor": f"goal-{goal.pk}", "goal": goal, **form.changes()}
        return _act(request, found, actions.add_short_goal, _("Tujuan ditambahkan."), **added)
    words = {"lead": goal.text, "draft": f"step:{goal.pk}:new"}
    return one_form(request, form, _("Tambah tujuan jangka pendek"), found, GOALS, **words)


@require_http_methods(WRITE)
def plan_step(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Change a step."""
    found, step = _step(request, pk, step_pk)
    form = ShortGoalForm(request.POST or None, instance=load_step(found, step_pk), plan=found)
    if form.is_valid():
        changed = {"step": step, "expected": form.expected_version, **form.changes()}
        anchor = f"goal-{step.long_goal_id}"
        return _act(request, found, actions.edit_short_goal, _("Perubahan tersimpan."), anchor, **changed)
    words = {"lead": step.long_goal.text, "draft": f"step:{step.pk}"}
    return one_form(request, form, _("Ubah tujuan jangka pendek"), found, GOALS, **words)


@require_POST
def plan_step_remove(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Take a step away."""
    found, step = _step(request, pk, step_pk)
    return _act(request, found, actions.remove_short_goal, _("Tujuan dihapus."), step=step)


@require_POST
def plan_step_place(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """One place up, or down."""
    found, step = _step(request, pk, step_pk)
    return _act(
        request, found, actions.move_step, anchor=f"goal-{step.long_goal_id}", step=step, up="up" in request.POST
    )
