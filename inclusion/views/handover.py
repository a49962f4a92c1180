"""Handing over: what parents choose for another school or class, as files and behind the link of the receiver."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.models import ScopedLink
from core.policy import allowed
from core.web import once, page, seed_of
from inclusion.actions import handover as actions
from inclusion.actions.reading import TAKEN, record_read
from inclusion.models import Handover
from inclusion.papers.handover import handover_json as handover_data
from inclusion.papers.handover import handover_pdf as handover_file
from inclusion.policy.common import check_consent
from inclusion.policy.handover import HANDOVER, check_open, check_own, check_see_handovers, check_take_out
from inclusion.queries.handover import received_parts
from inclusion.views._handovers import choose
from inclusion.views._load_home import load_child
from partnerships.views._done import done
from partnerships.views.obligations import link_context
from partnerships.views.partner_links import enter
from schools.links import school_url


@require_http_methods(["GET", "HEAD", "POST"])
def handovers(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what goes to which school or class; what was chosen before, with its links."""
    pupil, guardian = load_child(request, pk)
    here, back, consents = (
        school_url(request.school, f"inclusion:{name}", pk) for name in ("handovers", "child", "consents")
    )
    return choose(request, pupil, guardian, here, back=back, consents_url=consents, base="base_app.html")


def load_handover(request: HttpRequest, pk: int, handover_pk: int, verb: str = "") -> Handover:
    """What was handed over of a pupil, for those who may take it out now; a GET is on record."""
    rows = Handover.objects.select_related("consent__class_group", "pupil")
    found = get_object_or_404(rows, pk=handover_pk, pupil=pk, school=request.school)
    found.school = found.pupil.school = request.school
    check_take_out(request.actor, found, timezone.now())
    if verb and request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=found.pupil, verb=verb, about=found)
    return found


def _back(request: HttpRequest, handover: Handover) -> str:
    """The list from which this person came."""
    mine = allowed(check_see_handovers, request.actor, handover.pupil)
    return school_url(request.school, "inclusion:pupil_handovers" if mine else "inclusion:handovers", handover.pupil_id)


@require_safe
def handover_pdf(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """As a PDF to hand over in person."""
    return handover_file(load_handover(request, pk, handover_pk, TAKEN), timezone.now())


@require_safe
def handover_json(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """As JSON, for another program."""
    return handover_data(load_handover(request, pk, handover_pk, TAKEN))


@require_POST
def handover_link(request: HttpRequest, pk: int, handover_pk: int) -> HttpResponse:
    """A link for the receiving school, shown once."""
    found = load_handover(request, pk, handover_pk)
    link, path = actions.give_handover_link(by=request.actor, now=timezone.now(), handover=found, seed=seed_of(request))
    context = {"back": _back(request, found), "what": found.pupil.called, **link_context(link, path)}
    return page(request, "partnerships/link_ready.html", context)


@require_POST
def handover_link_revoke(request: HttpRequest, pk: int, handover_pk: int, link_pk: int) -> HttpResponse:
    """Make the link useless at once."""
    found = load_handover(request, pk, handover_pk)
    check_own(request.actor, found)
    link = get_object_or_404(ScopedLink, pk=link_pk, tenant=request.school)
    return once(
        request,
        lambda: actions.revoke_handover_link(by=request.actor, now=timezone.now(), handover=found, link=link),
        lambda row: done(request, _("Tautan dicabut dan tidak dapat dipakai lagi."), _back(request, found)),
    )


def _enter(request: HttpRequest, public_id: uuid.UUID) -> tuple[Handover, ScopedLink]:
    """What lies behind the link of a receiving school: only while both consents are in force at this moment."""
    link, _today = enter(request, public_id, HANDOVER)
    found = get_object_or_404(
        Handover.objects.select_related("consent", "pupil"), pk=link.subject_id, school=request.school
    )
    found.school = found.pupil.school = request.school
    check_consent(found.pupil, timezone.now())
    check_open(found, timezone.now())
    if request.method == "GET":
        record_read(by=request.actor, now=timezone.now(), pupil=found.pupil, verb=TAKEN, about=found)
    return found, link


@never_cache
@require_safe
def received(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The receiving school reads what the parents chose."""
    found, link = _enter(request, public_id)
    ways = {name: reverse(f"inclusion_links:{name}", args=[public_id]) for name in ("handover_pdf", "handover_json")}
    context: dict[str, Any] = {
        "data": found.payload,
        "parts": received_parts(found.payload),
        "link": link,
        "school": request.school,
        "ways": ways,
        "base": "base_plain.html",
    }
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
    return handover_data(found)
