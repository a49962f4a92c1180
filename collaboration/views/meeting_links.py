"""What a guest without an account opens: the invitation to answer, the agenda, and later the minutes to read and comment on."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from collaboration.actions import meeting_minutes, meeting_people
from collaboration.emails.meetings import GUEST
from collaboration.forms.meeting_minutes import RemarkForm
from collaboration.forms.meeting_people import AnswerForm
from collaboration.models import Invitee, MinutesRemark
from collaboration.policy.meetings import check_answer, check_comment
from collaboration.queries.meetings import guest_agenda, meeting_facts
from core.policy import allowed
from core.web import form_page, once
from partnerships.views._done import done
from partnerships.views.partner_links import enter


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_meeting(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Answer the invitation; read the public agenda and minutes; comment on the minutes while they go round."""
    link, _today = enter(request, public_id, GUEST)
    rows = Invitee.objects.filter(meeting__school=request.school).select_related("meeting__chair", "meeting__room")
    mine = get_object_or_404(rows.select_related("meeting__minute_taker", "meeting__series"), pk=link.subject_id)
    meeting = mine.meeting
    meeting.school = request.school
    here = reverse("collaboration_links:meeting", args=[public_id])
    commenting = allowed(check_comment, request.actor, meeting)
    form = _form(request, mine, commenting)
    if form.is_valid():
        act = meeting_minutes.comment if commenting else meeting_people.answer_invitation
        subject = {"meeting": meeting} if commenting else {"invitee": mine}
        return once(
            request,
            lambda: act(by=request.actor, now=timezone.now(), **subject, **form.cleaned_data),
            lambda row: done(request, _("Terima kasih, tersimpan."), here),
        )
    context = {
        "link": link, "school": request.school, "meeting": meeting, "mine": mine, "facts": meeting_facts(meeting),
        "agenda": guest_agenda(meeting), "commenting": commenting, "answering": allowed(check_answer, request.actor, mine),
        "remarks": MinutesRemark.objects.filter(meeting=meeting).public().filter(author_label=link.recipient_label),
    }  # fmt: skip
    return form_page(request, "collaboration/guest_meeting.html", form, context)


def _form(request: HttpRequest, mine: Invitee, commenting: bool) -> AnswerForm | RemarkForm:
    if commenting:
        return RemarkForm(request.POST or None, actor=request.actor, meeting=mine.meeting)
    return AnswerForm(request.POST or None, initial={"answer": mine.answer, "reason": mine.reason})
