"""Handing over from the school's desk: ask the parents, see what they said, carry out what they agreed to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.frames import FORM, frame
from core.policy import allowed
from core.web import form_page, once, page
from inclusion.actions import consents as actions
from inclusion.actions.reading import TAKEN
from inclusion.forms.consents import HandoverAskForm
from inclusion.models import ConsentRequest, Pupil
from inclusion.policy.consents import check_keep_consents
from inclusion.policy.handover import check_ask_handover, check_see_handovers
from inclusion.queries.handover import given_of, received_parts
from inclusion.terms import Purpose
from inclusion.views._load import load_pupil
from inclusion.views.handover import load_handover
from partnerships.views._done import done
from schools.links import school_url


def _load(request: HttpRequest, pk: int) -> Pupil:
    found = load_pupil(request, pk)
    check_see_handovers(request.actor, found)
    return found


@require_safe
def pupil_handovers(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked, what parents answered, and what may be handed over now."""
    found, now = _load(request, pk), timezone.now()
    rows = ConsentRequest.objects.filter(pupil=found, purpose=Purpose.HANDOVER).select_related("guardian", "provider")
    context = {
        "pupil": found, "requests": list(rows[:20]), "given": given_of(request.actor, found, now),
        "may_ask": allowed(check_ask_handover, request.actor, found, now),
        "may_keep": allowed(check_keep_consents, request.actor, found),
    }  # fmt: skip
    return page(request, "inclusion/pupils/handovers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def handover_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the parents whether these data may go to this school or class."""
    found, now = _load(request, pk), timezone.now()
    check_ask_handover(request.actor, found, now)
    form = HandoverAskForm(request.POST or None, pupil=found, today=request.school.local_date(now))
    back = school_url(request.school, "inclusion:pupil_handovers", pk)
    if form.is_valid():
        return once(
            request,
            lambda: actions.ask_consent(by=request.actor, now=now, pupil=found, **form.cleaned_data),
            lambda asked: done(request, _("Permintaan tersimpan. Data baru disiapkan bila orang tua setuju."), back),
        )
    lead = _(
        "Orang tua menjawab di akunnya, lewat tautan, atau di kertas yang Anda catat. Sebelum itu tidak ada yang diserahkan."
    )
    words = frame(_("Minta izin serah terima"), back, crumb=found.name, lead=lead, submit=_("Minta kepada orang tua"))
    return form_page(request, FORM, form, words)


@require_safe
def handover(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """What parents handed over, as a page: for the homeroom teacher of the new class, and for those who carry it out."""
    found = load_handover(request, pk, handover_pk, TAKEN)
    names = ("handover_pdf", "handover_json")
    ways = {name: school_url(request.school, f"inclusion:{name}", pk, handover_pk) for name in names}
    context = {
        "data": found.payload, "parts": received_parts(found.payload), "school": request.school, "ways": ways, "base": "base_app.html"
    }  # fmt: skip
    return page(request, "inclusion/parents/received.html", context)
