"""Pages of protocol meetings: the list, the record, and what is done before their day."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import meeting_minutes as minutes
from collaboration.actions import meetings as actions
from collaboration.forms.meeting_minutes import RemarkForm
from collaboration.forms.meeting_people import AnswerForm
from collaboration.forms.meetings import InviteForm, MeetingForm, MoveForm, NoteForm
from collaboration.forms.slot import initial_slot
from collaboration.models import Meeting, MeetingSeries, MinutesVersion
from collaboration.papers import meetings as papers
from collaboration.policy.meetings import (
    check_ahead,
    check_answer,
    check_comment,
    check_confirm,
    check_correct,
    check_keep_meetings,
    check_read_minutes,
    check_see_meetings,
)
from collaboration.queries.letters import suggested_letter_number
from collaboration.queries.meeting_next import may, next_meeting, next_step
from collaboration.queries.meetings import (
    CHOICES,
    agenda_of,
    attendance_words,
    items_of,
    meeting_counts,
    meeting_facts,
    meeting_rows,
    remarks_of,
)
from collaboration.scheduling import dates_of
from collaboration.views._load_meetings import at, load_meeting
from collaboration.workflow.meeting import MEETING
from core import looks
from core.forms import given_reason
from core.models import Document, HistoryEntry
from core.policy import allowed
from core.subjects import subject_of
from core.web import form_page, once, page
from partnerships.views._done import done
from schools.links import school_url

FORM = ["GET", "HEAD", "POST"]
PAPERS = {"daftar-hadir": papers.request_attendance, "berita-acara": papers.request_record}


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Meetings, and the series from which they are made."""
    check_see_meetings(request.actor)
    chosen = request.GET.get("status", "")
    rows, counts = meeting_rows(request.actor, chosen, request.GET.get("after", "")), meeting_counts(request.actor)
    context = {
        "rows": rows.rows,
        "after": rows.after,
        "chips": looks.chips(request, "status", CHOICES, everything=_("Semua"), counts=counts),
        "series": MeetingSeries.objects.visible_to(request.actor),
        "keeps": allowed(check_keep_meetings, request.actor),
    }
    return page(request, "collaboration/meeting_list.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what happens next, agenda and minutes, people, papers, what was said about the minutes."""
    return record(request, load_meeting(request, pk))


def record(request: HttpRequest, found: Meeting, **forms: Any) -> HttpResponse:
    """The page of a meeting; a form that was refused is drawn in its place."""
    actor, today = request.actor, request.school.local_date(timezone.now())
    agenda = agenda_of(actor, found)
    mine = found.invitees.filter(user_id=actor.user_id).first()
    if mine is not None:
        mine.meeting = found
    versions = list(MinutesVersion.objects.visible_to(actor).filter(meeting=found))
    remarkable = allowed(check_comment, actor, found) or allowed(check_correct, actor, found)
    context = {
        "meeting": found, "agenda": agenda, "facts": meeting_facts(found), "attendance": attendance_words(found),
        "next": next_step(actor, found, today), "may": may(actor, found), "later": next_meeting(found),
        "offers": [o for o in MEETING.offers(actor, found) if o.transition.backward],
        "items": items_of(agenda, today), "mine": mine,
        "answering": mine is not None and allowed(check_answer, actor, mine),
        "reads_minutes": allowed(check_read_minutes, actor, found), "remarks": remarks_of(actor, found),
        "papers": [*Document.objects.of(found), *(paper for v in versions for paper in Document.objects.of(v))],
        "history": HistoryEntry.objects.filter(subject_type=subject_of(found)[0], subject_id=found.pk).order_by("-pk"),
        "answer_form": AnswerForm(initial={"answer": mine.answer, "reason": mine.reason}) if mine else None,
        "remark_form": RemarkForm(actor=actor, meeting=found) if remarkable else None,
        **forms,
    }  # fmt: skip
    refused = any(form.errors for form in forms.values())
    return page(request, "collaboration/meeting.html", context, status=422 if refused else 200)


@require_http_methods(FORM)
def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change name, chair, minute taker, quorum."""
    found = load_meeting(request, pk)
    check_keep_meetings(request.actor, found)
    check_ahead(found)
    form = MeetingForm(request.POST or None, instance=load_meeting(request, pk), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_meeting(
                by=request.actor, now=timezone.now(), meeting=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: at(request, edited),
        )
    title = _("Ubah pertemuan")
    return form_page(request, "collaboration/meeting_form.html", form, {"meeting": found, "title": title})


@require_http_methods(FORM)
def meeting_reschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time or place."""
    found = load_meeting(request, pk)
    check_keep_meetings(request.actor, found)
    check_ahead(found)
    initial = initial_slot(request.school, found.starts_at, found.ends_at, found.room, found.place)
    besides = dates_of(found).values_list("pk", flat=True)
    form = MoveForm(request.POST or None, initial=initial, actor=request.actor, meeting=found, besides=besides)
    if form.is_valid():
        slot, why = form.slot, form.cleaned_data.get("reason", "")
        return once(
            request,
            lambda: actions.move_meeting(by=request.actor, now=timezone.now(), meeting=found, slot=slot, reason=why),
            lambda moved: done(request, _("Jadwal diubah."), at(request, moved)),
        )
    title = _("Ubah jadwal")
    return form_page(request, "collaboration/meeting_form.html", form, {"meeting": found, "title": title})


@require_http_methods(FORM)
def meeting_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter: number, date; then it goes out."""
    found = load_meeting(request, pk)
    check_keep_meetings(request.actor, found)
    MEETING.check(request.actor, found, "invite")
    today = request.school.local_date(timezone.now())
    initial = {"letter_number": suggested_letter_number(request.school, today), "letter_on": today}
    form = InviteForm(request.POST or None, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.send_invitations(by=request.actor, now=timezone.now(), meeting=found, **form.cleaned_data),
            lambda sent: done(request, _("Undangan terkirim dan surat dibuat."), at(request, sent)),
        )
    context = {"meeting": found, "agenda": agenda_of(request.actor, found), "invited": found.invitees.count()}
    return form_page(request, "collaboration/meeting_invite.html", form, context)


@require_POST
def meeting_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, with a reason that everybody who was invited reads."""
    found = load_meeting(request, pk)
    return once(
        request,
        lambda: actions.cancel_meeting(
            by=request.actor, now=timezone.now(), meeting=found, reason=given_reason(request.POST)
        ),
        lambda cancelled: done(request, _("Pertemuan dibatalkan; yang diundang diberi tahu."), at(request, cancelled)),
    )


@require_POST
def meeting_move_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin it, send its minutes round, or take them back."""
    found, name = load_meeting(request, pk), request.POST.get("name", "")
    if name not in ("hold", "circulate", "take_back"):
        raise Http404
    if name == "hold":
        return once(
            request,
            lambda: actions.hold_meeting(by=request.actor, now=timezone.now(), meeting=found),
            lambda held: at(request, held, "meeting_attendance"),
        )
    return once(
        request,
        lambda: minutes.move_minutes(
            by=request.actor, now=timezone.now(), meeting=found, name=name, comment=given_reason(request.POST)
        ),
        lambda entry: at(request, found),
    )


@require_http_methods(FORM)
def meeting_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee confirms the minutes. A second time does no harm, and says so."""
    found = load_meeting(request, pk)
    check_confirm(request.actor, found)
    form = NoteForm(request.POST or None)
    if found.is_locked and request.method != "POST":
        return page(request, "collaboration/meeting_confirmed.html", {"meeting": found})
    if not found.is_locked:
        MEETING.check(request.actor, found, "confirm")
    if form.is_valid() or (request.method == "POST" and found.is_locked):
        note = form.cleaned_data.get("note", "")
        return once(
            request,
            lambda: minutes.confirm_minutes(by=request.actor, now=timezone.now(), meeting=found, note=note),
            lambda first: done(request, _confirmed(first), at(request, found)),
        )
    context = {"meeting": found, "agenda": agenda_of(request.actor, found), "remarks": remarks_of(request.actor, found)}
    return form_page(request, "collaboration/meeting_confirm.html", form, context)


def _confirmed(first: bool) -> str:
    if first:
        return _("Notulen disahkan dan terkunci.")
    return _("Notulen ini sudah disahkan sebelumnya. Tidak ada yang berubah.")


@require_POST
def meeting_paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Make the attendance list or the official record."""
    found = load_meeting(request, pk)
    if kind not in PAPERS:
        raise Http404
    return once(
        request,
        lambda: PAPERS[kind](by=request.actor, now=timezone.now(), meeting=found),
        lambda paper: school_url(request.school, "core:document", paper.pk),
    )
