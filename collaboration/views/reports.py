"""Pages of the reports to the committee."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import reports as actions
from collaboration.forms.reports import CommentForm, ForewordForm, ScheduleForm
from collaboration.models import Report, ReportSchedule
from collaboration.papers.report import KIND
from collaboration.policy.reports import check_comment, check_prepare, check_see_reports, check_set_schedule
from collaboration.queries.reports import report_page, summary, told
from collaboration.workflow.report import REPORT
from core.forms import given_reason
from core.models import Document, HistoryEntry
from core.policy import allowed
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url

FORM = ["GET", "HEAD", "POST"]


def load_report(request: HttpRequest, pk: int) -> Report:
    """A report that this person may see, or 404."""
    check_see_reports(request.actor)
    found = get_object_or_404(Report.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


def _here(request: HttpRequest, report: Report) -> str:
    return school_url(request.school, "collaboration:report", report.pk)


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports, the latest first."""
    check_see_reports(request.actor)
    rows = report_page(request.actor, request.GET.get("after", ""))
    context = {"rows": rows.rows, "after": rows.after, "may_set": allowed(check_set_schedule, request.actor)}
    return page(request, "collaboration/report_list.html", context)


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report as the committee reads it, with what was said to it."""
    return _drawn(request, load_report(request, pk), CommentForm())


@require_POST
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something to a report."""
    found = load_report(request, pk)
    check_comment(request.actor, found)
    form = CommentForm(request.POST)
    if form.is_valid():
        return once(
            request,
            lambda: actions.comment_report(
                by=request.actor, now=timezone.now(), report=found, text=form.cleaned_data["text"]
            ),
            lambda made: done(
                request, _("Terima kasih, tanggapan Anda tercatat."), f"{_here(request, found)}#tanggapan"
            ),
        )
    return _drawn(request, found, form)


def _drawn(request: HttpRequest, found: Report, form: CommentForm) -> HttpResponse:
    parts = told(found)
    context = {
        "report": found, "parts": parts, "summary": summary(parts),
        "documents": Document.objects.of(found, KIND)[:1],
        "comments": found.comments.all(), "may_comment": allowed(check_comment, request.actor, found),
        "may_prepare": allowed(check_prepare, request.actor, found), "offers": REPORT.offers(request.actor, found),
        "history": _history(request, found),
    }  # fmt: skip
    return form_page(request, "collaboration/report.html", form, context)


def _history(request: HttpRequest, found: Report) -> Any:
    """Who held it back and why, for those who prepare it."""
    if not allowed(check_set_schedule, request.actor):
        return None
    kind, pk = subject_of(found)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-pk")


@require_http_methods(FORM)
def report_foreword(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the foreword before it is sent."""
    found = load_report(request, pk)
    check_prepare(request.actor, found)
    form = ForewordForm(request.POST or None, instance=load_report(request, pk))
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_foreword(
                by=request.actor, now=timezone.now(), report=found, expected=form.expected_version, **form.changes()
            ),
            lambda saved: done(request, _("Pengantar tersimpan."), _here(request, found)),
        )
    return form_page(request, "collaboration/report_foreword.html", form, {"report": found})


@require_POST
def report_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Send, hold, or let go."""
    found, name = load_report(request, pk), request.POST.get("name", "")
    if name not in {transition.name for transition in REPORT.transitions}:
        raise Http404
    comment = given_reason(request.POST)
    return once(
        request,
        lambda: actions.move_report(by=request.actor, now=timezone.now(), report=found, name=name, comment=comment),
        lambda moved: done(
            request, _("Tersimpan: %(state)s.") % {"state": moved.get_state_display()}, _here(request, found)
        ),
    )


@require_http_methods(FORM)
def report_schedule(request: HttpRequest) -> HttpResponse:
    """When reports go out."""
    check_set_schedule(request.actor)
    stored = ReportSchedule.objects.filter(school=request.school).first()
    form = ScheduleForm(request.POST or None, instance=stored)
    back = school_url(request.school, "collaboration:report_list")
    if form.is_valid():
        facts = {"school": request.school, "expected": form.expected_version, **form.changes()}
        return once(
            request,
            lambda: actions.set_schedule(by=request.actor, now=timezone.now(), **facts),
            lambda saved: done(request, _("Jadwal laporan tersimpan."), back),
        )
    return form_page(request, "collaboration/report_schedule.html", form, {"back": back})
