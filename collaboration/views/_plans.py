"""The doors to joint plans, projects and team lessons: visible to this actor, or 404. And the acts that go alike for all three."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from collaboration.actions.plan_meetings import call_off_date
from collaboration.models import JointPlan, PlanRow, Project, ProjectSubject, TeachingTeam, TeamLesson
from collaboration.policy.plans import check_see_plans
from collaboration.scheduling import dates_of
from core.policy import NotNow
from core.web import form_page, once
from core.workflow import Workflow
from schools.links import school_url


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


def move(
    request: HttpRequest, table: Workflow, act: Callable[..., Any], url: str, *, longest: int = 4000
) -> HttpResponse:
    """A named step of `table`, which `act(name=, comment=)` takes; then the page at `url`."""
    name = request.POST.get("name", "")
    if name not in {transition.name for transition in table.transitions}:
        raise NotNow(_("Langkah ini tidak dikenal."))
    comment = request.POST.get("comment", "")[:longest]
    return once(
        request,
        lambda: act(by=request.actor, now=timezone.now(), name=name, comment=comment),
        lambda entry: done(request, _("Perubahan tersimpan."), url),
    )


def paper(request: HttpRequest, ask: Callable[..., Any]) -> HttpResponse:
    """The page of the PDF that `ask(paper=)` requests, on the sheet that was chosen."""
    sheet = request.POST.get("paper", "")
    return once(
        request,
        lambda: ask(by=request.actor, now=timezone.now(), paper=sheet),
        lambda made: school_url(request.school, "core:document", made.pk),
    )


def date_cancel(request: HttpRequest, found: JointPlan | Project, event_pk: int, text: Any, url: str) -> HttpResponse:
    """Call one of its dates off."""
    event = get_object_or_404(dates_of(found), pk=event_pk)
    return once(
        request,
        lambda: call_off_date(by=request.actor, now=timezone.now(), obj=found, event=event),
        lambda gone: done(request, text, url),
    )
