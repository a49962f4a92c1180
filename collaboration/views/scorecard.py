"""Pages of the school's scorecard."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import scorecard as actions
from collaboration.forms.scorecard import CommentForm, GoalForm, MeasureForm, YearForm
from collaboration.models import Measure, ScorecardGoal, ScorecardYear
from collaboration.papers.scorecard import KIND, request_scorecard_paper
from collaboration.policy.scorecard import check_see_scorecard, check_write_scorecard
from collaboration.queries.scorecard import chart_of, measure_line, scorecard, summary, years_until
from core import looks
from core.frames import FORM, frame
from core.models import Document
from core.policy import allowed
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url


def _today(request: HttpRequest):
    return request.school.local_date(timezone.now())


def _home(request: HttpRequest) -> str:
    return school_url(request.school, "collaboration:scorecard")


def _goal(request: HttpRequest, pk: int) -> ScorecardGoal:
    check_see_scorecard(request.actor)
    return get_object_or_404(ScorecardGoal.objects.visible_to(request.actor), pk=pk)


def _measure(request: HttpRequest, pk: int) -> Measure:
    check_see_scorecard(request.actor)
    return get_object_or_404(Measure.objects.visible_to(request.actor).select_related("goal"), pk=pk)


def _year(request: HttpRequest, given: str) -> str:
    years = years_until(_today(request))
    return given if given in years else years[-1]


@require_safe
def scorecard_page(request: HttpRequest) -> HttpResponse:
    """The five perspectives of one school year."""
    check_see_scorecard(request.actor)
    years, year = years_until(_today(request)), _year(request, request.GET.get("tahun", ""))
    perspectives = scorecard(request.actor, request.school, _today(request), year)
    sheets = ScorecardYear.objects.visible_to(request.actor).filter(year=year).values("pk")
    papers = Document.objects.filter(
        tenant=request.school, kind=KIND, subject_type="collaboration.scorecardyear", subject_id__in=sheets
    )
    context = {
        "perspectives": perspectives,
        "has_goals": any(one.goals for one in perspectives),
        "summary": summary(perspectives),
        "year": year,
        "chips": looks.chips(request, "tahun", [(one, one) for one in years[:-1]][::-1], everything=years[-1]),
        "may_write": allowed(check_write_scorecard, request.actor),
        "documents": papers.order_by("-pk")[:3],
    }
    return page(request, "collaboration/scorecard/scorecard.html", context)


@require_POST
def scorecard_starter(request: HttpRequest) -> HttpResponse:
    """Put the starter set of goals in place."""
    check_write_scorecard(request.actor)
    return once(
        request,
        lambda: actions.install_starter(by=request.actor, now=timezone.now(), school=request.school),
        lambda made: done(
            request, ngettext("%(n)s sasaran dipasang.", "%(n)s sasaran dipasang.", made) % {"n": made}, _home(request)
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def goal_create(request: HttpRequest) -> HttpResponse:
    """Add a goal."""
    check_write_scorecard(request.actor)
    form = GoalForm(request.POST or None, school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_goal(by=request.actor, now=timezone.now(), school=request.school, **form.changes()),
            lambda _goal: _home(request),
        )
    return form_page(request, FORM, form, frame(_("Tambah sasaran"), _home(request), crumb=_("Kartu skor sekolah")))


@require_http_methods(["GET", "HEAD", "POST"])
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword a goal, or put it aside."""
    found = _goal(request, pk)
    check_write_scorecard(request.actor, found)
    form = GoalForm(request.POST or None, instance=_goal(request, pk), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_goal(
                by=request.actor, now=timezone.now(), goal=found, expected=form.expected_version, **form.changes()
            ),
            lambda _goal: _home(request),
        )
    return form_page(request, FORM, form, frame(_("Ubah sasaran"), _home(request), crumb=found.title))


@require_http_methods(["GET", "HEAD", "POST"])
def measure_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a measure to a goal."""
    goal = _goal(request, pk)
    check_write_scorecard(request.actor, goal)
    form = MeasureForm(request.POST or None, goal=goal)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_measure(by=request.actor, now=timezone.now(), goal=goal, **form.changes()),
            lambda made: school_url(request.school, "collaboration:measure", made.pk),
        )
    return form_page(request, FORM, form, frame(_("Tambah ukuran"), _home(request), crumb=goal.title))


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure over the years with what readers say; sending the form adds a comment."""
    found = _measure(request, pk)
    here = school_url(request.school, "collaboration:measure", found.pk)
    form = CommentForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.comment_measure(by=request.actor, now=timezone.now(), measure=found, **form.cleaned_data),
            lambda _said: done(request, _("Tanggapan tersimpan."), here),
        )
    line = measure_line(request.school, found, _today(request))
    context = {
        "measure": found,
        "line": line,
        "chart": chart_of(line),
        "comments": found.comments.all()[:50],
        "may_write": allowed(check_write_scorecard, request.actor, found),
    }
    return form_page(request, "collaboration/scorecard/measure.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def measure_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Reword a measure, or put it aside."""
    found = _measure(request, pk)
    check_write_scorecard(request.actor, found)
    form = MeasureForm(request.POST or None, instance=_measure(request, pk), goal=found.goal)
    here = school_url(request.school, "collaboration:measure", found.pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_measure(
                by=request.actor, now=timezone.now(), measure=found, expected=form.expected_version, **form.changes()
            ),
            lambda _measure: here,
        )
    return form_page(request, FORM, form, frame(_("Ubah ukuran"), here, crumb=found.name))


@require_http_methods(["GET", "HEAD", "POST"])
def measure_year(request: HttpRequest, pk: int, start: int) -> HttpResponse:
    """Target and value of one school year."""
    found, year = _measure(request, pk), f"{start}/{start + 1}"
    check_write_scorecard(request.actor, found)
    if year not in years_until(_today(request)):
        raise Http404
    form = YearForm(request.POST or None, instance=found.years.filter(year=year).first(), measure=found)
    here = school_url(request.school, "collaboration:measure", found.pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.set_year(
                by=request.actor, now=timezone.now(), measure=found, year=year, expected=form.expected_version, **form.changes()
            ),
            lambda _row: done(request, _("Angka tersimpan."), here),
        )  # fmt: skip
    title = _("Target dan capaian %(year)s") % {"year": year}
    return form_page(request, FORM, form, frame(title, here, crumb=found.name))


@require_POST
def scorecard_paper(request: HttpRequest) -> HttpResponse:
    """Ask for the PDF of a school year."""
    check_write_scorecard(request.actor)
    year = _year(request, request.POST.get("tahun", ""))
    return once(
        request,
        lambda: request_scorecard_paper(
            by=request.actor, now=timezone.now(), school=request.school, year=year, paper=request.POST.get("paper", "")
        ),
        lambda paper: done(
            request, _("Dokumen sedang disiapkan."), school_url(request.school, "core:document", paper.pk)
        ),
    )
