"""The page on which a guardian hands data over, in the account and behind a link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.web import form_page, once
from inclusion.actions.handover import hand_over
from inclusion.forms.handover import HandoverForm
from inclusion.models import ConsentRequest, Guardian, Handover, Pupil
from inclusion.queries.handover import given_of
from inclusion.terms import Purpose
from partnerships.views._done import done


def choose(request: HttpRequest, pupil: Pupil, guardian: Guardian, here: str, **places: Any) -> HttpResponse:
    """Hand over what was chosen, or show the page. `places`: back, consents_url, base and, behind a link, link."""
    now = timezone.now()
    form = HandoverForm(request.POST or None, pupil=pupil, today=request.school.local_date(now))
    if form.is_valid():
        return once(
            request,
            lambda: hand_over(by=request.actor, now=now, pupil=pupil, **form.cleaned_data),
            lambda made: done(request, _ready(made), here),
        )
    asked = ConsentRequest.objects.open().filter(guardian=guardian, purpose=Purpose.HANDOVER)
    given = given_of(request.actor, pupil, now)
    context = {"pupil": pupil, "guardian": guardian, "given": given, "asked": list(asked), "school": request.school}
    return form_page(request, "inclusion/parents/handovers.html", form, context | places)


def _ready(made: Handover) -> str:
    if made.consent.class_group_id is not None:
        return _("Data siap dibaca wali kelas penerima.")
    return _("Data siap diserahkan. Unduhlah, atau beri tautan kepada sekolah penerima.")
