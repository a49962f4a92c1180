"""The consent register: of one pupil, for those who keep it and for the parents; what runs out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.frames import FORM, frame
from core.keyset import slice_after
from core.looks import chips
from core.policy import allowed
from core.web import form_page, once, page, seed_of
from inclusion.actions import consents as actions
from inclusion.actions import guardians
from inclusion.data_subjects import check_take
from inclusion.forms.consents import AskForm, ConsentForm, ScanForm
from inclusion.models import Consent, ConsentRequest, Pupil
from inclusion.policy.consents import (
    LINK,
    check_decides,
    check_keep_consents,
    check_see_consent_lists,
    check_see_consents_of,
)
from inclusion.queries.consents import consent_lines, deciding_guardian, decisions, links_of, listed
from inclusion.views._decide import decide
from inclusion.views._load import load_pupil
from inclusion.views.guardians import load_guardian
from partnerships.views._done import done, numbers
from partnerships.views.obligations import link_context
from schools.links import school_url

WRITE = ["GET", "HEAD", "POST"]


def _here(request: HttpRequest, pk: int) -> str:
    return school_url(request.school, "inclusion:consents", pk)


def _load(request: HttpRequest, pk: int) -> Pupil:
    found = load_pupil(request, pk)
    check_see_consents_of(request.actor, found)
    return found


def _kept(request: HttpRequest, pk: int) -> Pupil:
    found = _load(request, pk)
    check_keep_consents(request.actor, found)
    return found


@require_http_methods(WRITE)
def consents(request: HttpRequest, pk: int) -> HttpResponse:
    """What was given and withdrawn; parents decide here."""
    found, now = _load(request, pk), timezone.now()
    guardian = deciding_guardian(request.actor, found)
    if request.method == "POST":
        check_decides(request.actor, guardian)
        return decide(request, guardian, Consent.Method.ACCOUNT, _here(request, pk))
    today = request.school.local_date(now)
    if guardian is not None and not allowed(check_keep_consents, request.actor, found):
        context = decisions(guardian, found, today) | {"pupil": found, "here": _here(request, pk)}
        return page(request, "inclusion/pupils/consent_decide.html", context)
    return page(request, "inclusion/pupils/consents.html", _register(request, found, now))


def _register(request: HttpRequest, pupil: Pupil, now: Any) -> dict[str, Any]:
    given = links_of(pupil, LINK, now)
    return {
        "pupil": pupil,
        "lines": consent_lines(Consent.objects.filter(pupil=pupil), request.school.local_date(now)),
        "requests": list(ConsentRequest.objects.filter(pupil=pupil).select_related("guardian", "provider")[:20]),
        "guardians": [(row, given.get(row.pk)) for row in pupil.guardians.filter(is_active=True, may_consent=True)],
        "may_keep": allowed(check_keep_consents, request.actor, pupil),
        "may_copy": allowed(check_take, request.actor, pupil),
    }


def _asked_words(request: HttpRequest, pupil: Pupil) -> dict[str, Any]:
    """What an open request says, so that the signed paper is filed in its words: ?minta=<number of the request>."""
    row = (
        ConsentRequest.objects.open()
        .filter(pupil=pupil, pk=next(iter(numbers([request.GET.get("minta", "")])), 0))
        .first()
    )
    if row is None:
        return {}
    receiver = "" if row.class_group_id else row.receiver
    return {
        "purpose": row.purpose, "provider": row.provider_id, "receiver": receiver, "class_group": row.class_group_id,
        "covers": row.covers, "expires_on": row.expires_on, "given_by": row.guardian_id,
    }  # fmt: skip


@require_http_methods(WRITE)
def consent_record(request: HttpRequest, pk: int) -> HttpResponse:
    """File a consent that came on paper or was said before a witness."""
    found, now = _kept(request, pk), timezone.now()
    today, initial = request.school.local_date(now), _asked_words(request, found)
    form = ConsentForm(request.POST or None, request.FILES or None, pupil=found, today=today, initial=initial)
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_consent(by=request.actor, now=now, pupil=found, **form.cleaned_data),
            lambda given: done(request, _("Persetujuan tercatat."), _here(request, pk)),
        )
    lead = _("Persetujuan yang sudah dicatat tidak diubah lagi: bila keliru, cabut lalu catat yang baru.")
    words = frame(_("Catat persetujuan"), _here(request, pk), crumb=found.name, lead=lead, submit=_("Catat"))
    return form_page(request, FORM, form, words)


@require_http_methods(WRITE)
def consent_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a guardian; the answer comes from the account or by link."""
    found, now = _kept(request, pk), timezone.now()
    form = AskForm(request.POST or None, pupil=found, today=request.school.local_date(now))
    if form.is_valid():
        return once(
            request,
            lambda: actions.ask_consent(by=request.actor, now=now, pupil=found, **form.cleaned_data),
            lambda asked: done(request, _("Permintaan tercatat. Kirim tautannya bila orang tua tidak memakai akun."), _here(request, pk)),
        )  # fmt: skip
    lead = _("Orang tua membaca untuk apa, siapa yang membaca, dan sampai kapan, lalu menjawab. Ia boleh tidak setuju.")
    words = frame(_("Minta persetujuan"), _here(request, pk), crumb=found.name, lead=lead, submit=_("Minta"))
    return form_page(request, FORM, form, words)


def _consent(request: HttpRequest, pk: int) -> Consent:
    found = get_object_or_404(Consent.objects.visible_to(request.actor).select_related("pupil"), pk=pk)
    found.school = found.pupil.school = request.school
    return found


@require_POST
def consent_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a consent back on a guardian's word. Why, nobody has to say."""
    found = _consent(request, pk)
    reason = given_reason(request.POST)
    return once(
        request,
        lambda: actions.withdraw_consent(by=request.actor, now=timezone.now(), consent=found, reason=reason),
        lambda row: done(request, _("Persetujuan dicabut. Data yang bertumpu padanya tertutup sekarang."), _here(request, found.pupil_id)),
    )  # fmt: skip


@require_http_methods(WRITE)
def consent_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Hang the scanned form on a consent."""
    found = _consent(request, pk)
    check_keep_consents(request.actor, found)
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.attach_scans(by=request.actor, now=timezone.now(), consent=found, **form.cleaned_data),
            lambda scans: done(request, _("Pindaian disimpan."), _here(request, found.pupil_id)),
        )
    words = frame(
        _("Lampirkan pindaian"), _here(request, found.pupil_id), crumb=found.pupil.name, submit=_("Lampirkan")
    )
    return form_page(request, FORM, form, words)


@require_POST
def request_take_back(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    """The school no longer asks."""
    found = _kept(request, pk)
    asked = get_object_or_404(ConsentRequest.objects.filter(pupil=found), pk=request_pk)
    return once(
        request,
        lambda: actions.take_back_request(by=request.actor, now=timezone.now(), request=asked),
        lambda row: done(request, _("Permintaan ditarik."), _here(request, pk)),
    )


@require_POST
def consent_link(request: HttpRequest, pk: int, guardian_pk: int) -> HttpResponse:
    """Give a guardian a link with which to decide. The link is shown once."""
    guardian = load_guardian(request, pk, guardian_pk)
    _kept(request, pk)
    link, token = guardians.give_consent_link(
        by=request.actor, now=timezone.now(), guardian=guardian, seed=seed_of(request)
    )
    context = {"what": guardian.pupil.name, "back": _here(request, pk)}
    return page(
        request, "partnerships/link_ready.html", context | link_context(link, reverse("core:open_link", args=[token]))
    )


@require_POST
def consent_link_revoke(request: HttpRequest, pk: int, guardian_pk: int) -> HttpResponse:
    """Make a guardian's link useless at once."""
    guardian = load_guardian(request, pk, guardian_pk)
    _kept(request, pk)
    return once(
        request,
        lambda: guardians.revoke_consent_link(by=request.actor, now=timezone.now(), guardian=guardian),
        lambda count: done(request, _("Tautan dicabut dan tidak dapat dipakai lagi."), _here(request, pk)),
    )


@require_safe
def consent_list(request: HttpRequest) -> HttpResponse:
    """Which consents run out soon, which have, which were withdrawn."""
    check_see_consent_lists(request.actor)
    shown, today = request.GET.get("tampil", ""), request.school.local_date(timezone.now())
    order = ("-withdrawn_at", "-pk") if shown == "dicabut" else ("expires_on", "pk")
    rows = listed(request.actor, request.school.pk, shown, today).select_related("pupil", "given_by", "provider")
    found = slice_after(rows, order, request.GET.get("after", ""))
    choices = [("berakhir", _("Sudah berakhir")), ("dicabut", _("Dicabut"))]
    context = {
        "rows": found.rows, "after": found.after, "shown": shown,
        "chips": chips(request, "tampil", choices, everything=_("Segera berakhir")),
    }  # fmt: skip
    return page(request, "inclusion/pupils/consent_list.html", context)
