"""Sessions of a service, and the link for the provider, on the school's side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.frames import FORM, frame
from core.policy import NotNow
from core.web import form_page, once, page, seed_of
from inclusion.actions import service_sessions as actions
from inclusion.actions.services import refer
from inclusion.forms.services import ExtraSessionForm, SessionForm
from inclusion.models import Service
from inclusion.policy.services import check_answer, check_keep_services, check_record_session
from inclusion.views._load_services import load_service, load_session
from inclusion.views.services import crumb_of, here
from partnerships.forms.obligations import LinkForm
from partnerships.notices import send_link as mail_link
from partnerships.views._done import done
from partnerships.views.obligations import link_context


@require_http_methods(["GET", "HEAD", "POST"])
def session_record(request: HttpRequest, pk: int, session_pk: int) -> HttpResponse:
    """Given, shorter, or not given, and why."""
    session = load_session(request, pk, session_pk)
    check_record_session(request.actor, session.service)
    today = request.school.local_date(timezone.now())
    form = SessionForm(request.POST or None, instance=load_session(request, pk, session_pk), today=today)
    if form.is_valid():
        return once(
            request,
            lambda: actions.record_session(by=request.actor, now=timezone.now(), session=session, **form.cleaned_data),
            lambda _kept: done(request, _("Sesi tercatat."), here(request, session.service)),
        )
    words = frame(
        _("Catat sesi"), here(request, session.service), crumb=crumb_of(session.service), draft=f"session:{session_pk}"
    )
    return form_page(request, FORM, form, words)


@require_http_methods(["GET", "HEAD", "POST"])
def session_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A further session, as when a missed one is made up for."""
    found = load_service(request, pk)
    check_answer(request.actor, found)
    form = ExtraSessionForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: actions.add_session(by=request.actor, now=timezone.now(), service=found, **form.cleaned_data),
            lambda _added: done(request, _("Sesi ditambahkan."), here(request, found)),
        )
    return form_page(request, FORM, form, frame(_("Tambah sesi"), here(request, found), crumb=crumb_of(found)))


@require_http_methods(["GET", "HEAD", "POST"])
def service_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the referral, or a fresh link for it. The link is shown once, after it was made."""
    found = load_service(request, pk)
    check_keep_services(request.actor, found)
    if found.state not in (Service.State.DRAFT, Service.State.SENT, Service.State.RUNNING):
        raise NotNow(_("Rujukan ini sudah dijawab atau dihentikan."))
    contact = found.partner.contacts.first() if found.partner else None
    initial = {"recipient_label": contact.name, "recipient_email": contact.email} if contact else None
    form = LinkForm(request.POST or None, initial=initial)
    context = {"what": crumb_of(found), "back": here(request, found)}
    if form.is_valid():
        now = timezone.now()
        link, path = mail_link(
            by=request.actor, now=now, issue=refer, subject={"service": found}, what=_("layanan bagi seorang siswa"),
            seed=seed_of(request), **form.cleaned_data,
        )  # fmt: skip
        return page(request, "partnerships/link_ready.html", {**context, **link_context(link, path)})
    return form_page(request, "inclusion/services/send.html", form, {**context, "service": found})
