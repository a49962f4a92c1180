"""They meet: the calendar, what was talked about, next steps; the working paper of a joint research."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaboration.actions import mentoring as actions
from collaboration.actions import mentoring_sessions as sessions
from collaboration.forms.mentoring import MeetForm, PaperForm, SessionForm, StepRows, TalkForm
from collaboration.models import ResearchPaper, SessionNote
from collaboration.policy.mentoring import check_research, check_work
from collaboration.scheduling import dates_of
from collaboration.views._closed import load_own_mentoring, load_session, load_step
from collaboration.views.mentoring import here
from core.forms import wants_row
from core.web import form_page, once
from partnerships.views._done import done
from schools.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_meet(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the next meeting into the calendar."""
    found = load_own_mentoring(request, pk)
    check_work(request.actor, found)
    people = [row.user for row in found.members.all()]
    form = MeetForm(
        request.POST or None, initial={"on": found.next_due_on}, actor=request.actor, school=request.school, members=people,
        besides=dates_of(found).values_list("pk", flat=True),
    )  # fmt: skip
    if form.is_valid():
        return once(
            request,
            lambda: actions.schedule_session(by=request.actor, now=timezone.now(), mentoring=found, slot=form.slot),
            lambda row: done(request, _("Ada di kalender para anggota."), here(request, row)),
        )
    return form_page(request, "collaboration/mentoring/meet.html", form, {"mentoring": found})


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a meeting."""
    found, now = load_own_mentoring(request, pk), timezone.now()
    check_work(request.actor, found)
    members = User.objects.filter(pk__in=[row.user_id for row in found.members.all()])
    form = SessionForm(request.POST or None, today=request.school.local_date(now))
    rows = StepRows(request.POST or None, prefix="steps", form_kwargs={"members": members})
    if not wants_row(form, rows) and form.is_valid() and rows.is_valid():
        return once(
            request,
            lambda: sessions.record_session(
                by=request.actor, now=now, mentoring=found, steps=rows.values(), **form.cleaned_data
            ),
            lambda made: done(request, _("Pertemuan tersimpan."), here(request, found)),
        )
    context = {"mentoring": found, "rows": rows}
    return form_page(request, "collaboration/mentoring/session.html", form, context, rows=[] if rows.grown else [rows])


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_session_edit(request: HttpRequest, pk: int, session_pk: int) -> HttpResponse:
    """Mend what was written of a meeting."""
    session = load_session(request, pk, session_pk)
    check_work(request.actor, session.mentoring)
    note = SessionNote.objects.filter(session=session).first()
    first = {"talked": note.talked, "version": note.version} if note else {}
    form = TalkForm(request.POST or None, initial=first)
    if form.is_valid():
        return once(
            request,
            lambda: sessions.edit_session(by=request.actor, now=timezone.now(), session=session, **form.words()),
            lambda row: done(request, _("Tersimpan."), here(request, session.mentoring)),
        )
    context = {"mentoring": session.mentoring, "session": session}
    return form_page(request, "collaboration/mentoring/session_edit.html", form, context)


@require_POST
def mentoring_step(request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
    """Tick a next step, or take the tick away."""
    step = load_step(request, pk, step_pk)
    is_done = request.POST.get("done", "yes") == "yes"
    return once(
        request,
        lambda: sessions.tick_step(by=request.actor, now=timezone.now(), step=step, is_done=is_done),
        lambda row: here(request, step.session.mentoring),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The working paper of a joint research."""
    found = load_own_mentoring(request, pk)
    check_research(request.actor, found)
    paper = ResearchPaper.objects.filter(mentoring=found).first()
    form = PaperForm(request.POST or None, instance=paper)
    if form.is_valid():
        return once(
            request,
            lambda: sessions.write_paper(
                by=request.actor, now=timezone.now(), mentoring=found, expected=form.expected_version, **form.changes()
            ),
            lambda kept: done(request, _("Tersimpan."), here(request, found)),
        )
    return form_page(request, "collaboration/mentoring/paper.html", form, {"mentoring": found})
