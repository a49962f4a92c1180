"""Pages of services: planned, given at school or referred to a partner [IN6]."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import given_reason
from core.frames import FORM, frame
from core.keyset import slice_after
from core.looks import chips, tone_of
from core.models import HistoryEntry
from core.policy import allowed
from core.subjects import subject_of
from core.web import form_page, once, page
from inclusion.actions import service_sessions as sessions
from inclusion.actions import services as actions
from inclusion.forms.services import NeedForm, ProviderForm, ServiceForm
from inclusion.models import Service
from inclusion.policy.common import check_see_inclusion, check_support
from inclusion.policy.services import (
    check_answer,
    check_keep_services,
    check_record_session,
    check_see_services,
    is_provider,
    readable_shares,
)
from inclusion.queries import services as queries
from inclusion.queries.sharing import parts_of
from inclusion.views._load import load_supported
from inclusion.views._load_services import load_service
from inclusion.workflow.service import SERVICE, WORDED
from partnerships.views._done import done
from schools.links import school_url


def here(request: HttpRequest, service: Service) -> str:
    """The page of a service."""
    return school_url(request.school, "inclusion:service", service.pk)


def crumb_of(service: Service) -> str:
    """ "Terapi wicara · Sekar Ayu Lestari"."""
    return f"{service} · {service.pupil.name}"


@require_safe
def service_list(request: HttpRequest) -> HttpResponse:
    """All services this person may read, the newest first; those without a consent in force are not listed."""
    check_see_services(request.actor)
    today = request.school.local_date(timezone.now())
    state = request.GET.get("status", "")
    rows = (
        Service.objects.visible_to(request.actor)
        .consented(today)
        .select_related("pupil", "partner", "in_charge", "agreement")
    )
    if state in Service.State.values:
        rows = rows.filter(state=state)
    found = slice_after(rows, ("-starts_on", "-pk"), request.GET.get("after", ""))
    for service in found.rows:
        service.warning = queries.provider_warning(service, today)
    context = {
        "services": found.rows,
        "after": found.after,
        "chips": chips(request, "status", Service.State.choices, everything=_("Semua")),
        "chosen": state,
        "may_go_home": allowed(check_see_inclusion, request.actor),
    }
    return page(request, "inclusion/services/list.html", context)


@require_safe
def pupil_services(request: HttpRequest, pk: int) -> HttpResponse:
    """The services of one pupil."""
    pupil = load_supported(request, pk, "pupil.service_opened")
    today = request.school.local_date(timezone.now())
    rows = [(service, queries.provider_warning(service, today)) for service in queries.pupil_services(pupil)]
    context = {"pupil": pupil, "services": rows, "may_plan": allowed(check_support, request.actor, pupil)}
    return page(request, "inclusion/services/of_pupil.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def service_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a service."""
    pupil = load_supported(request, pk)
    check_support(request.actor, pupil)
    form = ServiceForm(
        request.POST or None, instance=Service(school=request.school, pupil=pupil), school=request.school
    )
    if form.is_valid():
        return once(
            request,
            lambda: actions.plan_service(by=request.actor, now=timezone.now(), pupil=pupil, **form.changes()),
            lambda made: here(request, made),
        )
    back = school_url(request.school, "inclusion:pupil_services", pk)
    words = frame(_("Rencanakan layanan"), back, crumb=pupil.name, draft=f"service:new:{pk}")
    return form_page(request, FORM, form, words)


@require_safe
def service(request: HttpRequest, pk: int) -> HttpResponse:
    """One service: where it stands, what the provider learns, its sessions, planned against given."""
    found = load_service(request, pk)
    today, actor = request.school.local_date(timezone.now()), request.actor
    kind, key = subject_of(found)
    provides, keeps = is_provider(actor, found), allowed(check_keep_services, actor, found)
    readable = readable_shares(actor, found)
    open_in = (*Service.REFERRED, Service.State.DRAFT) if keeps else Service.REFERRED
    shows = found.state in open_in and bool(readable if provides else found.shares)
    context = {
        "service": found,
        "facts": queries.service_facts(found),
        "warning": "" if provides else queries.provider_warning(found, today),
        "parts": parts_of(found.pupil, readable, today) if shows else [],
        "shows": shows,
        "withheld": shows and len(readable) < len(found.shares),
        "provides": provides,
        "offers": SERVICE.offers(actor, found),
        "worded": WORDED,
        "sessions": found.session_rows.all(),
        "delivery": queries.delivery_of(found, today),
        "reasons": queries.reasons_of(found),
        "may_record": found.state == Service.State.RUNNING and allowed(check_record_session, actor, found),
        "may_add": found.state == Service.State.RUNNING and allowed(check_answer, actor, found),
        "keeps": keeps,
        "tone": tone_of(found, found.state),
        "history": HistoryEntry.objects.filter(subject_type=kind, subject_id=key).order_by("-pk"),
    }
    return page(request, "inclusion/services/service.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def service_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is planned."""
    found = load_service(request, pk)
    check_keep_services(request.actor, found)
    form = ServiceForm(request.POST or None, instance=load_service(request, pk), school=request.school)
    if form.is_valid():
        return once(
            request,
            lambda: actions.edit_service(
                by=request.actor, now=timezone.now(), service=found, expected=form.expected_version, **form.changes()
            ),
            lambda edited: here(request, edited),
        )
    return form_page(
        request,
        FORM,
        form,
        frame(_("Ubah layanan"), here(request, found), crumb=crumb_of(found), draft=f"service:{pk}"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def service_refer(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the provider, the agreement, the consent, and what is passed on."""
    found = load_service(request, pk)
    check_keep_services(request.actor, found)
    today = request.school.local_date(timezone.now())
    form = ProviderForm(request.POST or None, instance=load_service(request, pk), pupil=found.pupil, today=today)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("partner", "agreement", "consent", "shares", "reason")}
        return once(
            request,
            lambda: actions.name_provider(
                by=request.actor, now=timezone.now(), service=found, expected=form.expected_version, **facts
            ),
            lambda edited: here(request, edited),
        )
    lead = _("Yang tampak di sini hanya mitra dengan perjanjian yang berlaku dan persetujuan orang tua yang berlaku.")
    if not form.offers:
        lead = _(
            "Belum ada penyedia yang dapat dipilih: perlu mitra dengan perjanjian yang berlaku, dan persetujuan orang tua untuk mitra itu."
        )
    words = frame(
        _("Siapkan rujukan"), here(request, found), crumb=crumb_of(found), draft=f"service:{pk}:refer", lead=lead
    )
    return form_page(request, FORM, form, words)


@require_POST
def service_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Start, accept, decline, finish, revoke."""
    found = load_service(request, pk)
    if name not in {one.name for one in SERVICE.transitions if not one.automatic and one.name != "send"}:
        raise Http404
    said, act = given_reason(request.POST, 2000), _begin if name in ("start", "accept") else actions.move_service
    return once(
        request,
        lambda: act(by=request.actor, now=timezone.now(), service=found, name=name, words=said),
        lambda _moved: after_move(request, found, name),
    )


def _begin(*, name: str, **facts: Any) -> Service:
    """To start and to accept plans the sessions as well."""
    return sessions.begin(**facts)


def after_move(request: HttpRequest, service: Service, name: str) -> str:
    """Back to the service; a provider who declined sees it no more."""
    gone = name == "decline" and not allowed(check_keep_services, request.actor, service)
    url = school_url(request.school, "inclusion:service_list") if gone else here(request, service)
    return done(request, _("Tersimpan."), url)


@require_http_methods(["GET", "HEAD", "POST"])
def service_need(request: HttpRequest, pk: int) -> HttpResponse:
    """No partner gives it yet: open a need in partnerships, without naming the pupil."""
    found = load_service(request, pk)
    check_keep_services(request.actor, found)
    evidence = _("Ada siswa yang memerlukan layanan ini; belum ada mitra yang memberikannya.")
    given = {"title": _("%(service)s bagi siswa") % {"service": found}, "evidence": evidence}
    form = NeedForm(request.POST or None, pupil=found.pupil, initial=given)
    if form.is_valid():
        return once(
            request,
            lambda: actions.open_need(by=request.actor, now=timezone.now(), service=found, **form.cleaned_data),
            lambda need: done(request, _("Kebutuhan dibuka di kemitraan."), here(request, found)),
        )
    return form_page(
        request, FORM, form, frame(_("Buka kebutuhan di kemitraan"), here(request, found), crumb=crumb_of(found))
    )
