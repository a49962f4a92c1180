"""What a guardian does on the page of consents, signed in or by link: agree, decline, withdraw."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms import given_reason
from core.policy import NotNow
from core.web import once
from inclusion.actions import consents as actions
from inclusion.documents.consent_notice import EDITION
from inclusion.models import Consent, ConsentRequest, Guardian
from inclusion.queries.consents import STANDARD
from partnerships.views._done import done


def decide(request: HttpRequest, guardian: Guardian, method: str, here: str) -> HttpResponse:
    """Carry out what the form says: `act` and the `key` of what it is about. Raises `NotNow` for a yes without the tick."""
    verbs = {"give": _give, "answer": _answer, "withdraw": _withdraw}
    verb = verbs.get(request.POST.get("act", ""))
    if verb is None:
        raise Http404
    act, said = verb(request, guardian, method)
    return once(request, act, lambda row: done(request, said, here))


def _sure(request: HttpRequest) -> None:
    if "sure" not in request.POST:
        raise NotNow(_("Centang dulu pernyataan bahwa Anda orang tua atau wali dan setuju."))


def _give(request: HttpRequest, guardian: Guardian, method: str) -> Any:
    purpose = request.POST.get("key", "")
    if purpose not in {one.value for one in STANDARD}:
        raise Http404
    _sure(request)
    given = {"pupil": guardian.pupil, "purpose": purpose, "given_by": guardian, "method": method, "notice": EDITION}
    return lambda: actions.record_consent(by=request.actor, now=timezone.now(), **given), _thanks()


def _answer(request: HttpRequest, guardian: Guardian, method: str) -> Any:
    asked = get_object_or_404(ConsentRequest.objects.filter(guardian=guardian), pk=_number(request))
    agree = "agree" in request.POST
    if agree:
        _sure(request)
    said = _thanks() if agree else _("Jawaban Anda tercatat. Anak tetap belajar seperti biasa.")
    answer = {"request": asked, "agree": agree, "notice": EDITION, "method": method}
    return lambda: actions.answer_request(by=request.actor, now=timezone.now(), **answer), said


def _withdraw(request: HttpRequest, guardian: Guardian, method: str) -> Any:
    consent = get_object_or_404(Consent.objects.filter(pupil=guardian.pupil_id), pk=_number(request))
    reason = given_reason(request.POST)
    said = _("Persetujuan dicabut. Mulai sekarang data itu tidak dibuka lagi.")
    return lambda: actions.withdraw_consent(by=request.actor, now=timezone.now(), consent=consent, reason=reason), said


def _number(request: HttpRequest) -> int:
    key = request.POST.get("key", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return int(key)


def _thanks() -> str:
    return _("Terima kasih, persetujuan Anda tercatat. Anda dapat mencabutnya kapan saja di halaman ini.")
