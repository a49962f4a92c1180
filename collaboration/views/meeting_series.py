"""Pages of series: the template, the dates, the list of proposals."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from collaboration.actions import meeting_agenda, meeting_series
from collaboration.forms.meeting_agenda import ProposalForm, TakeForm
from collaboration.forms.meetings import MOST_SUGGESTED, PlanForm, SeriesForm, series_rows, template_rows
from collaboration.models import MeetingSeries
from collaboration.policy.meetings import check_keep_meetings, check_propose
from collaboration.queries.meeting_dates import suggestions
from collaboration.queries.meetings import waiting_proposals
from collaboration.views._load_meetings import at, load_proposal, load_series
from core.forms import given_reason, wants_row
from core.policy import allowed, reason
from core.web import form_page, once
from partnerships.views._done import done
from schools.links import school_url

FORM = ["GET", "HEAD", "POST"]


def _list(request: HttpRequest) -> str:
    return school_url(request.school, "collaboration:meeting_list")


def _proposals(request: HttpRequest, series: MeetingSeries) -> str:
    return school_url(request.school, "collaboration:meeting_proposals", series.pk)


@require_http_methods(FORM)
def meeting_series_create(request: HttpRequest) -> HttpResponse:
    """Begin a series."""
    check_keep_meetings(request.actor)
    form = SeriesForm(request.POST or None, school=request.school)
    rows = series_rows(request.POST or None, None)
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: meeting_series.create_series(
                by=request.actor, now=timezone.now(), school=request.school, items=template_rows(rows), **form.changes()
            ),
            lambda made: done(
                request, _("Rangkaian tersimpan. Pilih tanggal pertemuannya."),
                school_url(request.school, "collaboration:meeting_plan", made.pk),
            ),
        )  # fmt: skip
    return form_page(request, "collaboration/meeting_series_form.html", form, {"rows": rows}, rows=[rows])


@require_http_methods(FORM)
def meeting_series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a series and its template."""
    found = load_series(request, pk)
    check_keep_meetings(request.actor, found)
    form = SeriesForm(request.POST or None, instance=load_series(request, pk), school=request.school)
    rows = series_rows(request.POST or None, found)
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: meeting_series.edit_series(
                by=request.actor, now=timezone.now(), series=found, items=template_rows(rows), expected=form.expected_version,
                **form.changes(),
            ),
            lambda edited: done(request, _("Rangkaian tersimpan."), _list(request)),
        )  # fmt: skip
    context = {"rows": rows, "series": found}
    return form_page(request, "collaboration/meeting_series_form.html", form, context, rows=[rows])


@require_http_methods(FORM)
def meeting_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make meetings of the dates that the rule gives."""
    found = load_series(request, pk)
    check_keep_meetings(request.actor, found)
    suggested = suggestions(found, request.school.local_date(timezone.now()), MOST_SUGGESTED)
    form = PlanForm(request.POST or None, suggested=suggested)
    if form.is_valid():
        return once(
            request,
            lambda: meeting_series.plan_meetings(by=request.actor, now=timezone.now(), series=found, days=form.chosen),
            lambda made: done(request, _planned(len(made)), at(request, made[0]) if len(made) == 1 else _list(request)),
        )
    return form_page(request, "collaboration/meeting_plan.html", form, {"series": found})


def _planned(count: int) -> str:
    said = ngettext("%(count)d pertemuan masuk kalender.", "%(count)d pertemuan masuk kalender.", count)
    return said % {"count": count}


@require_http_methods(FORM)
def meeting_proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits to be talked about, and the form to add to it."""
    found = load_series(request, pk)
    refusal = reason(check_propose, request.actor, found)
    if request.method == "POST":
        check_propose(request.actor, found)
    form = ProposalForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        return once(
            request,
            lambda: meeting_agenda.propose(by=request.actor, now=timezone.now(), series=found, **form.changes()),
            lambda made: done(request, _("Usulan tercatat. Pusat Penggerak Kolaborasi menyusun acaranya."), _proposals(request, found)),
        )  # fmt: skip
    keeps = allowed(check_keep_meetings, request.actor, found)
    rows = list(waiting_proposals(request.actor, found.pk))
    context = {
        "series": found, "proposals": rows, "refusal": refusal, "keeps": keeps,
        "meetings": TakeForm(proposal=rows[0]).fields["meeting"].queryset if keeps and rows else (),
    }  # fmt: skip
    return form_page(request, "collaboration/meeting_proposals.html", form, context)


@require_POST
def proposal_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the agenda of a meeting."""
    found = load_proposal(request, pk)
    check_keep_meetings(request.actor, found)
    form = TakeForm(request.POST, proposal=found)
    if form.is_valid():
        meeting = form.cleaned_data["meeting"]
        return once(
            request,
            lambda: meeting_agenda.take_proposal(by=request.actor, now=timezone.now(), proposal=found, meeting=meeting),
            lambda item: done(request, _("Usulan masuk susunan acara."), at(request, meeting, "meeting_agenda")),
        )
    return form_page(request, "collaboration/proposal_take.html", form, {"proposal": found})


@require_POST
def proposal_put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Not this time, and why."""
    found = load_proposal(request, pk)
    return once(
        request,
        lambda: meeting_agenda.put_off_proposal(
            by=request.actor, now=timezone.now(), proposal=found, reason=given_reason(request.POST)
        ),
        lambda row: done(request, _("Usulan ditunda; alasannya dapat dibaca pengusulnya."), _proposals(request, found.series)),
    )  # fmt: skip


@require_POST
def proposal_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = load_proposal(request, pk)
    return once(
        request,
        lambda: meeting_agenda.withdraw_proposal(by=request.actor, now=timezone.now(), proposal=found),
        lambda row: done(request, _("Usulan ditarik."), _proposals(request, found.series)),
    )
