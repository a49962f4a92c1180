"""Handing over behind the link to a child's space: a guardian without an account chooses, downloads, gives and takes back links."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.models import ScopedLink
from core.web import once, page, seed_of
from inclusion.actions import handover as actions
from inclusion.actions.reading import TAKEN, record_read
from inclusion.models import Handover
from inclusion.papers.handover import handover_json, handover_pdf
from inclusion.policy.handover import check_take_out
from inclusion.views._handovers import choose
from inclusion.views._load_home import enter_child
from partnerships.views._done import done
from partnerships.views.obligations import link_context


def _list(public_id: uuid.UUID) -> str:
    return reverse("inclusion_links:child_handovers", args=[public_id])


def _load(request: HttpRequest, public_id: uuid.UUID, handover_pk: int) -> Handover:
    """What was handed over of the child behind the link, for its guardian, while it may be taken out; a GET is on record."""
    pupil, _guardian, _link = enter_child(request, public_id, "")
    found = get_object_or_404(Handover.objects.select_related("consent__class_group"), pk=handover_pk, pupil=pupil)
    found.pupil, found.school = pupil, request.school
    now = timezone.now()
    check_take_out(request.actor, found, now)
    if request.method == "GET":
        record_read(by=request.actor, now=now, pupil=pupil, verb=TAKEN, about=found)
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def child_handovers(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Choose what goes to which school or class; what was chosen before, with its links."""
    pupil, guardian, link = enter_child(request, public_id)
    ways = {name: reverse(f"inclusion_links:{name}", args=[public_id]) for name in ("child", "child_consents")}
    return choose(
        request, pupil, guardian, _list(public_id),
        back=ways["child"], consents_url=ways["child_consents"], link=link, base="base_plain.html",
    )  # fmt: skip


@never_cache
@require_safe
def child_handover_pdf(request: HttpRequest, public_id: uuid.UUID, handover_pk: int) -> HttpResponse:
    """As a PDF to hand over in person."""
    return handover_pdf(_load(request, public_id, handover_pk), timezone.now())


@never_cache
@require_safe
def child_handover_json(request: HttpRequest, public_id: uuid.UUID, handover_pk: int) -> HttpResponse:
    """As JSON, for another program."""
    return handover_json(_load(request, public_id, handover_pk))


@never_cache
@require_POST
def child_handover_link(request: HttpRequest, public_id: uuid.UUID, handover_pk: int) -> HttpResponse:
    """A link for the receiving school, shown once."""
    found = _load(request, public_id, handover_pk)
    link, path = actions.give_handover_link(by=request.actor, now=timezone.now(), handover=found, seed=seed_of(request))
    context = {
        "back": _list(public_id),
        "what": found.pupil.called,
        "base": "base_plain.html",
        **link_context(link, path),
    }
    return page(request, "partnerships/link_ready.html", context)


@never_cache
@require_POST
def child_handover_link_revoke(
    request: HttpRequest, public_id: uuid.UUID, handover_pk: int, link_pk: int
) -> HttpResponse:
    """Make the link useless at once."""
    found = _load(request, public_id, handover_pk)
    link = get_object_or_404(ScopedLink, pk=link_pk, tenant=request.school)
    return once(
        request,
        lambda: actions.revoke_handover_link(by=request.actor, now=timezone.now(), handover=found, link=link),
        lambda row: done(request, _("Tautan dicabut dan tidak dapat dipakai lagi."), _list(public_id)),
    )
