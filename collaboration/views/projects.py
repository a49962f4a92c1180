"""Pages of activities and projects."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration import scheduling
from collaboration.actions import plan_meetings
from collaboration.actions import projects as actions
from collaboration.forms.plans import DateForm
from collaboration.forms.projects import HandOverForm, ProjectForm, ProjectResultForm
from collaboration.models import Project
from collaboration.papers.project import request_project_paper
from collaboration.policy.plans import (
    check_begin_plan,
    check_edit_project,
    check_see_plans,
    check_tell_result,
    check_write_project,
)
from collaboration.queries import projects as queries
from collaboration.queries.history import history_of
from collaboration.views._plans import date_cancel, done, load_project, move, paper, simple_form
from collaboration.workflow.project import PROJECT
from core import looks
from core.models import Document
from core.policy import allowed
from core.web import once, page
from schools.links import school_url


def _here(request: HttpRequest, project: Project) -> str:
    return school_url(request.school, "collaboration:project", project.pk)


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    """All activities of the school; the own by a chip."""
    check_see_plans(request.actor)
    asked = request.GET
    rows, after, found = queries.project_page(
        request.actor, mine="saya" in asked, state=asked.get("status", ""), words=asked.get("q", ""), position=asked.get("after", ""),
    )  # fmt: skip
    counts = queries.project_counts(request.actor)
    context = {
        "projects": rows, "after": after, "found": found, "may_begin": allowed(check_begin_plan, request.actor),
        "chips": looks.chips(request, "status", Project.State.choices, everything=_("Semua"), counts=counts),
        "mine": looks.chips(request, "saya", [("1", _("Yang saya ikuti"))], counts={"1": counts["mine"]}),
    }  # fmt: skip
    return page(request, "collaboration/project_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def project_create(request: HttpRequest) -> HttpResponse:
    """Begin an activity."""
    check_begin_plan(request.actor)
    now = timezone.now()
    form = ProjectForm(
        request.POST or None, actor=request.actor, school=request.school, today=request.school.local_date(now)
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_project(by=request.actor, now=now, school=request.school, **form.changes()),
            lambda planned: done(
                request, _("Sekarang tambahkan mata pelajaran yang terlibat."), _here(request, planned)
            ),
        )
    up = (_("Aktivitas dan proyek"), school_url(request.school, "collaboration:project_list"))
    return simple_form(request, form, _("Rencanakan aktivitas"), up, submit=_("Buat aktivitas"))


@require_safe
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity: its picture, its subjects, its dates, its results."""
    found = load_project(request, pk)
    rows, dates = queries.subjects_of(found), scheduling.dates_of(found).select_related("room")
    partnership = queries.partnership_of(found, request.actor)
    context: dict[str, Any] = {
        "project": found, "rows": rows, "map": queries.map_of(found, rows), "partnership": partnership,
        "facts": queries.project_facts(found, partnership), "steps": queries.five_steps(found, rows, bool(dates)), "dates": dates,
        "may_edit": allowed(check_edit_project, request.actor, found), "may_write": allowed(check_write_project, request.actor, found),
        "may_tell": allowed(check_tell_result, request.actor, found), "offers": PROJECT.offers(request.actor, found),
        "history": history_of(found), "documents": Document.objects.of(found),
    }  # fmt: skip
    return page(request, "collaboration/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def project_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it is about."""
    found, now = load_project(request, pk), timezone.now()
    check_edit_project(request.actor, found)
    form = ProjectForm(
        request.POST or None, instance=load_project(request, pk), actor=request.actor, school=request.school,
        today=request.school.local_date(now),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_project(
                by=request.actor, now=now, project=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: done(request, _("Perubahan tersimpan."), _here(request, edited)),
        )
    return simple_form(request, form, _("Ubah aktivitas"), (found.title, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def project_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else coordinates."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    form = HandOverForm(request.POST or None, project=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.hand_over_project(by=request.actor, now=timezone.now(), project=found, **form.cleaned_data),
            lambda handed: done(request, _("Koordinator diganti."), _here(request, found)),
        )
    return simple_form(request, form, _("Ganti koordinator"), (found.title, _here(request, found)))


@require_http_methods(["GET", "HEAD", "POST"])
def project_result(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of the whole."""
    found = load_project(request, pk)
    check_tell_result(request.actor, found)
    form = ProjectResultForm(request.POST or None, instance=load_project(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.tell_project_result(
                by=request.actor, now=timezone.now(), project=found, expected=form.expected_version, **form.changes()
            ),
            lambda told: done(request, _("Hasil tersimpan."), _here(request, found)),
        )
    return simple_form(request, form, _("Hasil bersama"), (found.title, _here(request, found)))


@require_POST
def project_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Start, finish, call off."""
    found = load_project(request, pk)
    check_write_project(request.actor, found)
    return move(request, PROJECT, partial(actions.move_project, project=found), _here(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def project_date(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a day on which it takes place."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    form = DateForm(
        request.POST or None, actor=request.actor, school=request.school, people=queries.people_of(found),
        classes=found.class_groups.all(), initial={"title": found.title, "on": found.starts_on},
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: plan_meetings.set_project_date(
                by=request.actor, now=timezone.now(), project=found, slot=form.slot, title=form.cleaned_data["title"]
            ),
            lambda event: done(request, _("Tanggal masuk kalender."), _here(request, found)),
        )
    return simple_form(request, form, _("Tetapkan tanggal"), (found.title, _here(request, found)))


@require_POST
def project_date_cancel(request: HttpRequest, pk: int, event_pk: int) -> HttpResponse:
    """Call one date off."""
    found = load_project(request, pk)
    check_edit_project(request.actor, found)
    return date_cancel(request, found, event_pk, _("Tanggal dibatalkan."), _here(request, found))


@require_POST
def project_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the PDF of the activity."""
    return paper(request, partial(request_project_paper, project=load_project(request, pk)))
