"""Handing over: what parents choose for another school, and the word of one class to the next."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.links import standing
from core.models import ScopedLink
from core.policy import allowed
from core.web import form_page, once, page, seed_of
from inclusion.actions import handover as actions
from inclusion.actions.reading import record_read
from inclusion.forms.letters import ClassNoteForm, HandoverForm
from inclusion.models import Handover
from inclusion.papers.handover import handover_pdf as handover_file
from inclusion.policy.handover import HANDOVER, check_open, check_write_class_note
from inclusion.views._load import load_supported
from inclusion.views._load_home import load_child
from partnerships.views._done import done
from partnerships.views.obligations import link_context
from partnerships.views.partner_links import enter
from schools.links import school_url

TAKEN = "pupil.data_taken_out"


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "inclusion:handovers", pk)


def _json(handover: Handover) -> HttpResponse:
    response = JsonResponse(handover.payload, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="data-murid.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def handovers(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what goes to which school; what was chosen before, with its links."""
    pupil, _guardian = load_child(request, pk)
    now = timezone.now()
    form = HandoverForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.hand_over(by=request.actor, now=now, pupil=pupil, **form.cleaned_data),
            lambda made: done(
                request,
                _("Data siap diserahkan. Unduhlah, atau beri tautan kepada sekolah penerima."),
                _here(request, pk),
            ),
        )
    rows = list(Handover.objects.filter(pupil=pupil).select_related("consent", "school"))
    links: dict[int, list[ScopedLink]] = {}
    for link in standing(rows, now):
        links.setdefault(link.subject_id, []).append(link)
    told = [(row, allowed(check_open, row, now), links.get(row.pk, []), row.payload["parts"]) for row in rows]
    return form_page(request, "inclusion/parents/handovers.html", form, {"pupil": pupil, "given": told})


def _load(request: HttpRequest, pk: int, handover_pk: int) -> Handover:
    """A handover of the parent's own child, while its consent is in force."""
    pupil, _guardian = load_child(request, pk, "")
    found = get_object_or_404(Handover.objects.select_related("consent"), pk=handover_pk, pupil=pupil)
    found.pupil, found.school = pupil, request.school
    check_open(found, timezone.now())
    return found


def _taken(request: HttpRequest, found: Handover) -> None:
    if request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=found.pupil, verb=TAKEN, about=found)


@require_safe
def handover_pdf(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """As a PDF to hand over in person."""
    found = _load(request, pk, handover_pk)
    _taken(request, found)
    return handover_file(found, timezone.now())


@require_safe
def handover_json(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """As JSON, for another program."""
    found = _load(request, pk, handover_pk)
    _taken(request, found)
    return _json(found)


@require_POST
def handover_link(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """A link for the receiving school, shown once."""
    found = _load(request, pk, handover_pk)
    link, path = actions.give_handover_link(by=request.actor, now=timezone.now(), handover=found, seed=seed_of(request))
    context = {"back": _here(request, pk), "what": found.pupil.called, **link_context(link, path)}
    return page(request, "partnerships/link_ready.html", context)


@require_POST
def handover_link_revoke(request: HttpRequest, pk: int, handover_pk: int, link_pk: int) -> HttpResponse:
    """Make the link useless at once."""
    pupil, _guardian = load_child(request, pk, "")
    found = get_object_or_404(Handover, pk=handover_pk, pupil=pupil)
    found.pupil = pupil
    link = get_object_or_404(ScopedLink, pk=link_pk, tenant=request.school)
    return once(
        request,
        lambda: actions.revoke_handover_link(by=request.actor, now=timezone.now(), handover=found, link=link),
        lambda row: done(request, _("Tautan dicabut dan tidak dapat dipakai lagi."), _here(request, pk)),
    )


def _enter(request: HttpRequest, public_id: uuid.UUID) -> tuple[Handover, ScopedLink]:
    """What lies behind the link of a receiving school: only while the consent is in force at this moment."""
    link, _today = enter(request, public_id, HANDOVER)
    found = get_object_or_404(
        Handover.objects.select_related("consent", "pupil"), pk=link.subject_id, school=request.school
    )
    found.school = found.pupil.school = request.school
    check_open(found, timezone.now())
    _taken(request, found)
    return found, link


@never_cache
@require_safe
def received(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The receiving school reads what the parents chose."""
    found, link = _enter(request, public_id)
    ways = {name: reverse(f"inclusion_links:{name}", args=[public_id]) for name in ("handover_pdf", "handover_json")}
    context: dict[str, Any] = {"data": found.payload, "link": link, "school": request.school, "ways": ways}
    return page(request, "inclusion/parents/received.html", context)


@never_cache
@require_safe
def received_pdf(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same as a PDF."""
    found, _link = _enter(request, public_id)
    return handover_file(found, timezone.now())


@never_cache
@require_safe
def received_json(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same as JSON."""
    found, _link = _enter(request, public_id)
    return _json(found)


@require_http_methods(["GET", "HEAD", "POST"])
def class_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """What one team leaves for the next."""
    pupil = load_supported(request, pk, "pupil.profile_opened")
    may = allowed(check_write_class_note, request.actor, pupil)
    form = ClassNoteForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.leave_class_note(by=request.actor, now=timezone.now(), pupil=pupil, **form.cleaned_data),
            lambda note: done(
                request,
                _("Catatan tersimpan untuk tim berikutnya."),
                school_url(request.school, "inclusion:class_notes", pk),
            ),
        )
    context = {"pupil": pupil, "notes": list(pupil.class_notes.all()[:20]), "may_write": may}
    return form_page(request, "inclusion/parents/class_notes.html", form, context)
