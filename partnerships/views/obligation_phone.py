"""Evidence of a duty from a telephone without a line (product PL8): kept there, sent later, arriving once."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.links import LinkOver
from core.policy import Denied, NotNow
from core.web import FORM_KEY, first_result, offline_worker, once, seed_of
from partnerships.actions import obligations as actions
from partnerships.forms.obligations import ConfirmForm
from partnerships.models import Obligation
from partnerships.views._done import done
from partnerships.views._load import load_obligation
from partnerships.views.partner_links import enter, load_linked
from schools.links import school_url

KEPT_DAYS = 7
"""How long a phone without a line may keep the sheet of a duty; what was written on it stays until it is sent."""


@require_safe
def obligation_worker(request: HttpRequest, pk: int) -> HttpResponse:
    """The service worker of the sheet of this duty: its scope is the sheet's own address."""
    actions.check_confirm(request.actor, load_obligation(request, pk))
    return offline_worker(request, days=KEPT_DAYS)


@require_POST
def obligation_send(request: HttpRequest, pk: int) -> HttpResponse:
    """What a phone held back: the sheet of one duty with its photos and the key that the phone gave it.

    Answered with `{"kept": [key], "refused": {key: sentence}}`; the same again is answered the same and carried out once.
    """
    found = load_obligation(request, pk)
    return _take(request, found, school_url(request.school, "partnerships:obligation", found.pk))


@never_cache
@require_safe
def link_worker(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same worker for a partner who came by a link."""
    enter(request, public_id, actions.CONFIRM)
    return offline_worker(request, days=KEPT_DAYS)


@never_cache
@require_POST
def link_send(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same sheet of a partner who came by a link; `over` in the answer says that the link works no more."""
    try:
        link, _today = enter(request, public_id, actions.CONFIRM)
    except LinkOver as refusal:
        return _answer(request.POST.get(FORM_KEY, ""), str(refusal), status=403, over=True)
    return _take(request, load_linked(request, link), reverse("partner_links:obligation", args=[public_id]))


def _take(request: HttpRequest, found: Obligation, here: str) -> HttpResponse:
    key = request.POST.get(FORM_KEY, "")
    if first_result(request):
        return _answer(key)
    try:
        actions.check_confirm(request.actor, found)
    except Denied as refusal:
        return _answer(key, str(refusal), status=403)
    if not seed_of(request):
        return _answer(key, _("Kiriman ini tidak dapat dibaca."), status=422)
    return _answer(key, _carry_out(request, found, here))


def _carry_out(request: HttpRequest, found: Obligation, here: str) -> str:
    """Do what the sheet says; '' when that is safe now, else why not."""
    form = ConfirmForm(request.POST, request.FILES, today=request.school.local_date(timezone.now()))
    if not form.is_valid():
        name, words = next(iter(form.errors.items()))
        return f"{form.fields[name].label}: {words[0]}"
    try:
        once(
            request,
            lambda: actions.confirm_obligation(
                by=request.actor, now=timezone.now(), obligation=found, photos=form.photos, **form.changes()
            ),
            lambda confirmed: done(request, _("Pemenuhan tercatat."), here),
        )
    except NotNow as refusal:
        return str(refusal)
    return ""


def _answer(key: str, why: str = "", status: int = 200, **more: Any) -> HttpResponse:
    return JsonResponse({"kept": [] if why else [key], "refused": {key: why} if why else {}, **more}, status=status)
