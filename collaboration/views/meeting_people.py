"""Pages about people: who is invited, what they answer, who was there."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from collaboration.actions import meeting_people as actions
from collaboration.actions import meetings
from collaboration.forms.meeting_people import AnswerForm, AttendanceForm, GuestForm, PeopleForm
from collaboration.forms.phone_sync import MarksForm
from collaboration.models import Invitee
from collaboration.policy.meetings import check_keep_meetings, check_write_minutes
from collaboration.queries.meetings import answer_counts, attendance_words, invitee_lines
from collaboration.views._load_meetings import at, load_invitee, load_meeting
from collaboration.views.meetings import record
from core.policy import NotNow, allowed
from core.web import form_page, offline_worker, once, page, seed_of
from partnerships.views._done import done
from schools.links import absolute

KEPT_DAYS = 2
"""A sheet of attendance is kept for the day of the meeting and the day after."""
FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def meeting_invitees(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is invited, what they answered; add members."""
    found = load_meeting(request, pk)
    if request.method == "POST":
        check_keep_meetings(request.actor, found)
    form = PeopleForm(request.POST or None, meeting=found)
    if form.is_valid():
        return once(
            request,
            lambda: actions.invite_people(
                by=request.actor, now=timezone.now(), meeting=found, people=form.cleaned_data["people"]
            ),
            lambda added: at(request, found, "meeting_invitees"),
        )
    lines = invitee_lines(found)
    context = {
        "meeting": found, "lines": lines, "counts": answer_counts(lines), "attended": attendance_words(found),
        "keeps": allowed(check_keep_meetings, request.actor, found),
        "late": found.state == found.State.INVITED and any(line.invitee.invited_at is None for line in lines),
    }  # fmt: skip
    return form_page(request, "collaboration/meeting_invitees.html", form, context)


@require_http_methods(FORM)
def guest_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a guest, or note one who came."""
    found = load_meeting(request, pk)
    if found.took_place:
        check_write_minutes(request.actor, found)
    else:
        check_keep_meetings(request.actor, found)
    form = GuestForm(request.POST or None)
    if form.is_valid():
        back = "meeting_attendance" if found.took_place else "meeting_invitees"
        return once(
            request,
            lambda: actions.add_guest(by=request.actor, now=timezone.now(), meeting=found, **form.cleaned_data),
            lambda guest: done(request, _("Tamu tercatat."), at(request, found, back)),
        )
    context = {"meeting": found, "title": _("Tambah tamu"), "up": "meeting_invitees"}
    return form_page(request, "collaboration/meeting_form.html", form, context)


@require_POST
def invitee_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list before the invitation went out."""
    found = load_invitee(request, pk)
    return once(
        request,
        lambda: actions.remove_invitee(by=request.actor, now=timezone.now(), invitee=found),
        lambda gone: at(request, found.meeting, "meeting_invitees"),
    )


@require_POST
def guest_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for a guest, to be handed over by hand; shown once."""
    found = load_invitee(request, pk)
    path = actions.give_guest_link(by=request.actor, now=timezone.now(), invitee=found, seed=seed_of(request))
    context = {"invitee": found, "meeting": found.meeting, "address": absolute(path)}
    return page(request, "collaboration/guest_link.html", context)


@require_POST
def invite_late(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation to those who were added later."""
    found = load_meeting(request, pk)
    return once(
        request,
        lambda: meetings.invite_late(by=request.actor, now=timezone.now(), meeting=found),
        lambda count: done(
            request, ngettext("%(n)d undangan terkirim.", "%(n)d undangan terkirim.", count) % {"n": count},
            at(request, found, "meeting_invitees"),
        ),
    )  # fmt: skip


@require_POST
def meeting_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one's own invitation."""
    found = load_meeting(request, pk)
    mine = get_object_or_404(Invitee, meeting=found, user_id=request.actor.user_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_invitation(by=request.actor, now=timezone.now(), invitee=mine, **form.cleaned_data),
            lambda row: done(request, _("Terima kasih, jawaban Anda tercatat."), at(request, found)),
        )
    return record(request, found, answer_form=form)


@require_safe
def attendance_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """The service worker of this one sheet: its scope is the sheet's own address, so that it can keep nothing else."""
    check_write_minutes(request.actor, load_meeting(request, pk))
    return offline_worker(request, days=KEPT_DAYS)


@require_POST
def attendance_send(request: HttpRequest, pk: int) -> HttpResponse:
    """The marks that a phone held back, as JSON; answered with what is safe now and why the rest is not."""
    found = load_meeting(request, pk)
    check_write_minutes(request.actor, found)
    form = MarksForm.from_body(request.body if request.content_type == "application/json" else b"")
    if not form.is_valid():
        return JsonResponse({"errors": json.loads(form.errors.as_json())}, status=422)
    marks, why = form.marks, _("Orang lain mencatatnya sesudah itu. Muat ulang halaman untuk melihatnya.")
    try:
        safe = actions.keep_marks(by=request.actor, now=timezone.now(), meeting=found, marks=marks)
    except NotNow as refusal:
        safe, why = [], str(refusal)
    refused = {str(mark.invitee): why for mark in marks if mark.invitee not in safe}
    return JsonResponse({"kept": safe, "refused": form.refused | refused})


@require_http_methods(FORM)
def meeting_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark who is there, quickly, on a phone."""
    found = load_meeting(request, pk)
    check_write_minutes(request.actor, found)
    if not found.took_place:
        raise NotNow(_("Kehadiran dicatat mulai hari pertemuan."))
    lines = invitee_lines(found)
    form = AttendanceForm(request.POST or None, invitees=[line.invitee for line in lines])
    if form.is_valid():
        return once(
            request,
            lambda: actions.mark_attendance(by=request.actor, now=timezone.now(), meeting=found, marks=form.marks),
            lambda count: done(request, _("Kehadiran tersimpan."), at(request, found, "meeting_minutes")),
        )
    context = {"meeting": found, "left": {line.invitee.pk for line in lines if line.has_left}}
    return form_page(request, "collaboration/meeting_attendance.html", form, context)
