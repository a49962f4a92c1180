"""The doors to joint plans, projects and team lessons: visible to this actor, or 404. And the word after an act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from collaboration.models import JointPlan, PlanRow, Project, ProjectSubject, TeachingTeam, TeamLesson
from collaboration.policy.plans import check_see_plans
from core.web import form_page


def load_plan(request: HttpRequest, pk: int) -> JointPlan:
    check_see_plans(request.actor)
    found = get_object_or_404(JointPlan.objects.visible_to(request.actor).select_related("opened_by"), pk=pk)
    found.school = request.school
    return found


def load_row(request: HttpRequest, plan: JointPlan, pk: int) -> PlanRow:
    found = get_object_or_404(plan.rows.select_related("subject"), pk=pk)
    found.plan = plan
    return found


def load_project(request: HttpRequest, pk: int) -> Project:
    check_see_plans(request.actor)
    rows = Project.objects.visible_to(request.actor).select_related("coordinator", "partnership")
    found = get_object_or_404(rows, pk=pk)
    found.school = request.school
    return found


def load_project_subject(request: HttpRequest, project: Project, pk: int) -> ProjectSubject:
    found = get_object_or_404(project.subjects.select_related("subject", "teacher"), pk=pk)
    found.project = project
    return found


def load_lesson(request: HttpRequest, pk: int) -> TeamLesson:
    check_see_plans(request.actor)
    rows = TeamLesson.objects.visible_to(request.actor).select_related("subject", "room", "team", "previous")
    found = get_object_or_404(rows, pk=pk)
    found.school = request.school
    return found


def load_team(request: HttpRequest, pk: int) -> TeachingTeam:
    check_see_plans(request.actor)
    rows = TeachingTeam.objects.visible_to(request.actor).select_related("class_group", "subject", "room")
    found = get_object_or_404(rows, pk=pk)
    found.school = request.school
    return found


def done(request: HttpRequest, text: Any, url: str) -> str:
    """Say `text` on the page at `url`, and lead there. For the `then` of `core.web.once`."""
    messages.success(request, str(text))
    return url


def simple_form(
    request: HttpRequest, form: Any, heading: Any, up: tuple[Any, str], *, submit: Any = "", lead: Any = ""
) -> HttpResponse:
    """A form on a page of its own under the record `up` (its title and address)."""
    context = {"heading": heading, "up": up[0], "up_url": up[1], "submit": submit, "lead": lead}
    return form_page(request, "collaboration/_simple_form.html", form, context)
