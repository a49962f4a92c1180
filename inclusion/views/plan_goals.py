"""Goals of a plan as pages: for the year, and the measurable steps; up and down by buttons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.web import once
from inclusion.actions import plan_goals as actions
from inclusion.forms.plan_goals import LongGoalForm, ShortGoalForm
from inclusion.policy.plans import check_add_goals, check_write_long_goal, check_write_short_goal, own_areas
from inclusion.views._load import load_plan
from inclusion.views._plans import here, load_goal, load_step, one_form
from partnerships.views._done import done

GOALS = "sec-goals"


@require_http_methods(["GET", "HEAD", "POST"])
def plan_goal_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal for the year."""
    found = load_plan(request, pk)
    check_add_goals(request.actor, found)
    form = LongGoalForm(request.POST or None, areas=own_areas(request.actor, found))
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_long_goal(by=request.actor, now=timezone.now(), plan=found, **form.changes()),
            lambda added: done(request, _("Tujuan ditambahkan."), here(request, found, GOALS)),
        )
    return one_form(request, form, _("Tambah tujuan jangka panjang"), found, GOALS, draft=f"long-goal:{found.pk}:new")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_goal(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """Reword a goal."""
    found = load_plan(request, pk)
    goal = load_goal(found, goal_pk)
    check_write_long_goal(request.actor, goal)
    form = LongGoalForm(request.POST or None, instance=load_goal(found, goal_pk), areas=own_areas(request.actor, found))
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_long_goal(
                by=request.actor, now=timezone.now(), goal=goal, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), here(request, found, GOALS)),
        )
    return one_form(request, form, _("Ubah tujuan jangka panjang"), found, GOALS, draft=f"long-goal:{goal.pk}")


@require_POST
def plan_goal_remove(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """Take a goal without steps away."""
    found = load_plan(request, pk)
    goal = load_goal(found, goal_pk)
    check_write_long_goal(request.actor, goal)
    return once(
        request,
        lambda: actions.remove_long_goal(by=request.actor, now=timezone.now(), goal=goal),
        lambda gone: done(request, _("Tujuan dihapus."), here(request, found, GOALS)),
    )


@require_POST
def plan_goal_place(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """One place up, or down."""
    found = load_plan(request, pk)
    goal = load_goal(found, goal_pk)
    check_write_long_goal(request.actor, goal)
    return once(
        request,
        lambda: actions.move_goal(by=request.actor, now=timezone.now(), goal=goal, up="up" in request.POST),
        lambda moved: here(request, found, f"goal-{goal.pk}"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step_add(request: HttpRequest, pk: int, goal_pk: int) -> HttpResponse:
    """A measurable step towards a goal."""
    found = load_plan(request, pk)
    goal = load_goal(found, goal_pk)
    check_write_long_goal(request.actor, goal)
    form = ShortGoalForm(request.POST or None, plan=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_short_goal(by=request.actor, now=timezone.now(), goal=goal, **form.changes()),
            lambda added: done(request, _("Tujuan ditambahkan."), here(request, found, f"goal-{goal.pk}")),
        )
    title = _("Tambah tujuan jangka pendek")
    return one_form(request, form, title, found, GOALS, lead=goal.text, draft=f"step:{goal.pk}:new")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Change a step."""
    found = load_plan(request, pk)
    step = load_step(found, step_pk)
    check_write_short_goal(request.actor, step)
    form = ShortGoalForm(request.POST or None, instance=load_step(found, step_pk), plan=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_short_goal(
                by=request.actor, now=timezone.now(), step=step, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), here(request, found, f"goal-{step.long_goal_id}")),
        )
    title = _("Ubah tujuan jangka pendek")
    return one_form(request, form, title, found, GOALS, lead=step.long_goal.text, draft=f"step:{step.pk}")


@require_POST
def plan_step_remove(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Take a step away."""
    found = load_plan(request, pk)
    step = load_step(found, step_pk)
    check_write_short_goal(request.actor, step)
    return once(
        request,
        lambda: actions.remove_short_goal(by=request.actor, now=timezone.now(), step=step),
        lambda gone: done(request, _("Tujuan dihapus."), here(request, found, GOALS)),
    )


@require_POST
def plan_step_place(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """One place up, or down."""
    found = load_plan(request, pk)
    step = load_step(found, step_pk)
    check_write_short_goal(request.actor, step)
    return once(
        request,
        lambda: actions.move_step(by=request.actor, now=timezone.now(), step=step, up="up" in request.POST),
        lambda moved: here(request, found, f"goal-{step.long_goal_id}"),
    )
