"""The rights desk: requests with their clock, answers, copies, erasure after a second look."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.data_copies import request_copy
from core.data_subjects import of_kind, row_of
from core.policy import reason
from core.web import form_page, once, page
from schools.actions import rights as actions
from schools.erasure_requests import decision_on
from schools.links import school_url
from schools.models import RightsRequest, User
from schools.policy import check_decide_erasure, check_keep_rights
from schools.queries_rights import answered_requests, certificates_of, guide_to, open_requests
from schools.rights_forms import AnswerForm, AskForm, EraseForm, RequestForm
from schools.views._load import only_for
from schools.views._tabs import settings_tabs

WRITE = ["GET", "HEAD", "POST"]


def _load(request: HttpRequest, pk: int) -> RightsRequest:
    return get_object_or_404(RightsRequest, pk=pk, school=request.school)


def _here(request: HttpRequest, found: RightsRequest, words: str) -> str:
    messages.success(request, words)
    return school_url(request.school, "schools:rights", found.pk)


def _subject(found: RightsRequest) -> tuple[Any, Any]:
    """The kind of person this is about, and the row; None for either when it is not in Guyub or was erased."""
    kind = of_kind(found.subject_type)
    return kind, row_of((found.subject_type, found.subject_id)) if kind and found.subject_id else None


@require_safe
@only_for(check_keep_rights)
def listing(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    answered = answered_requests(request.school, after=request.GET.get("after", ""))
    context = {
        "waiting": [(row, row.tone_at(now)) for row in open_requests(request.school)],
        "answered": [(row, row.tone_at(now)) for row in answered],
        "after": answered.after,
        "tabs": settings_tabs(request, "schools:rights_list"),
    }
    return page(request, "schools/rights_list.html", context)


@require_http_methods(WRITE)
@only_for(check_keep_rights)
def create(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = RequestForm(request.POST or None, actor=request.actor, now=now, initial={"received_at": now})
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_request(by=request.actor, now=now, school=request.school, **form.facts()),
            lambda row: _here(request, row, _("Permintaan dicatat. Waktunya 3 × 24 jam.")),
        )
    words = {
        "title": _("Catat permintaan"),
        "lead": _("Siapa pun boleh meminta, dengan cara apa pun. Sekolah menjawab dalam 3 × 24 jam."),
    }
    back = school_url(request.school, "schools:rights_list")
    return form_page(request, "form_page.html", form, {**words, "back": back, "crumb": _("Hak atas data")})


@require_safe
@only_for(check_keep_rights)
def rights(request: HttpRequest, pk: int) -> HttpResponse:
    found, now = _load(request, pk), timezone.now()
    kind, obj = _subject(found)
    context = {
        "found": found,
        "tone": found.tone_at(now),
        "guide": guide_to(found.kind),
        "kind": kind,
        "obj": obj,
        "subject_url": kind.url(obj) if obj is not None and kind.url is not None else "",
        "copy_refusal": reason(kind.check_take, request.actor, obj) if obj is not None else "",
        "erase_refusal": reason(kind.check_erase, request.actor, obj, now) if obj is not None else "",
        "decision": decision_on(found) if kind is not None and kind.decided_first else None,
        "decide_refusal": reason(check_decide_erasure, request.actor, found),
        "papers": certificates_of(found),
    }
    if obj is not None and kind.decided_first:
        context["goes"], context["stays"] = kind.look(obj, now)
    return page(request, "schools/rights.html", context)


@require_http_methods(WRITE)
@only_for(check_keep_rights)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _load(request, pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_request(by=request.actor, now=timezone.now(), request=found, **form.cleaned_data),
            lambda row: _here(request, row, _("Jawaban dicatat.")),
        )
    back = school_url(request.school, "schools:rights", found.pk)
    return form_page(
        request, "form_page.html", form, {"title": _("Jawab permintaan"), "crumb": str(found), "back": back}
    )


@require_POST
@only_for(check_keep_rights)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    _kind, obj = _subject(_load(request, pk))
    if obj is None:
        raise Http404
    return once(
        request,
        lambda: request_copy(by=request.actor, now=timezone.now(), obj=obj),
        lambda made: reverse("data_copy", args=[made.pk]),
    )


@require_POST
@only_for(check_keep_rights)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The principal lets a part be erased by those who may read it."""
    found = _load(request, pk)
    return once(
        request,
        lambda: actions.decide_erasure(by=request.actor, now=timezone.now(), request=found),
        lambda _entry: _here(request, found, _("Disetujui. GPK atau guru BK di tim siswa itu menghapusnya.")),
    )


@require_http_methods(WRITE)
@only_for(check_keep_rights)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    found, now = _load(request, pk), timezone.now()
    kind, obj = _subject(found)
    if obj is None:
        raise Http404
    kind.check_erase(request.actor, obj, now)
    form = EraseForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.carry_out_erasure(by=request.actor, now=now, request=found),
            lambda _done: _here(request, found, _("Datanya sudah dihapus. Catat jawaban kepada pemohon.")),
        )
    goes, stays = kind.look(obj, now)
    return form_page(request, "schools/rights_erase.html", form, {"found": found, "goes": goes, "stays": stays})


@require_http_methods(WRITE)
def ask(request: HttpRequest) -> HttpResponse:
    """Anybody with an account asks the school about the own data."""
    form = AskForm(request.POST or None)
    if form.is_valid():

        def then(_row: RightsRequest) -> str:
            messages.success(request, _("Permintaan Anda diterima. Sekolah menjawab dalam 3 × 24 jam."))
            return reverse("own_data")

        user = User.objects.get(pk=request.user.pk)
        facts = {"school": request.school, "user": user, **form.cleaned_data}
        return once(request, lambda: actions.ask_myself(by=request.actor, now=timezone.now(), **facts), then)
    words = {
        "title": _("Minta kepada sekolah"),
        "submit": _("Kirim permintaan"),
        "lead": _("Anda berhak tahu, memperbaiki, meminta salinan, dan meminta data Anda dihapus (UU 27/2022)."),
    }
    return form_page(request, "form_page.html", form, {**words, "back": reverse("own_data"), "crumb": _("Data saya")})
