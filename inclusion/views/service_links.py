"""What a provider without an account opens: the referral within the consent, the answer, the sessions."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.links import LinkRefused
from core.web import form_page, once, page
from inclusion.actions import service_sessions as sessions
from inclusion.actions.services import move_service
from inclusion.forms.services import AnswerForm, SessionForm, WordsForm
from inclusion.models import Service
from inclusion.policy.services import ANSWER, check_covered, readable_shares
from inclusion.queries import services as queries
from inclusion.queries.sharing import parts_of
from inclusion.views._load_services import BESIDE, record
from partnerships.views._done import done
from partnerships.views.partner_links import enter


def _load(request: HttpRequest, public_id: uuid.UUID) -> Service:
    """The referral behind the link, while the consents hold. Raises `LinkRefused` when it is no longer the provider's to see."""
    link, _today = enter(request, public_id, ANSWER)
    found = get_object_or_404(Service.objects.filter(school=request.school).select_related(*BESIDE), pk=link.subject_id)
    found.school = found.pupil.school = request.school
    if found.state not in Service.REFERRED:
        raise LinkRefused(_("Rujukan ini tidak lagi terbuka bagi Anda. Hubungi sekolah bila ada pertanyaan."))
    check_covered(found, timezone.now())
    record(request, found)
    return found


def _context(request: HttpRequest, service: Service, public_id: uuid.UUID) -> dict[str, object]:
    today = request.school.local_date(timezone.now())
    return {
        "service": service, "school": request.school, "public_id": public_id, "rhythm": queries.rhythm(service),
        "parts": parts_of(service.pupil, readable_shares(request.actor, service), today), "sessions": service.session_rows.all(),
        "delivery": queries.delivery_of(service, today), "running": service.state == Service.State.RUNNING,
    }  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Read what the parents agreed to pass on; accept, or decline with a reason; afterwards the sessions."""
    service = _load(request, public_id)
    context = _context(request, service, public_id)
    if service.state != Service.State.SENT:
        return page(request, "inclusion/services/link.html", context)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        words, now, declined = form.cleaned_data["words"], timezone.now(), "decline" in request.POST
        if declined:
            return once(
                request,
                lambda: move_service(by=request.actor, now=now, service=service, name="decline", words=words),
                lambda _moved: reverse("inclusion_links:service_thanks"),
            )
        return once(
            request,
            lambda: sessions.begin(by=request.actor, now=now, service=service, words=words),
            lambda _begun: done(request, _("Terima kasih, rujukan diterima."), _page(public_id)),
        )
    return form_page(request, "inclusion/services/link.html", form, context)


def _page(public_id: uuid.UUID) -> str:
    return reverse("inclusion_links:service", args=[public_id])


@never_cache
@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest) -> HttpResponse:
    """After an answer that ends what the provider may see. It shows nothing of the pupil and asks for no link."""
    return page(request, "inclusion/services/link_thanks.html", {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, public_id: uuid.UUID, session_pk: int) -> HttpResponse:
    """Write down one session."""
    service = _load(request, public_id)
    found = get_object_or_404(service.session_rows.all(), pk=session_pk)
    today = request.school.local_date(timezone.now())
    fresh = get_object_or_404(service.session_rows.all(), pk=session_pk)
    form = SessionForm(request.POST or None, instance=fresh, today=today)
    if form.is_valid():
        return once(
            request,
            lambda: sessions.record_session(by=request.actor, now=timezone.now(), session=found, **form.cleaned_data),
            lambda _kept: done(request, _("Terima kasih, sesi tercatat."), _page(public_id)),
        )
    return form_page(
        request,
        "inclusion/services/link_session.html",
        form,
        _context(request, service, public_id) | {"session": found},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """End the service with its result."""
    service = _load(request, public_id)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        return once(
            request,
            lambda: move_service(
                by=request.actor, now=timezone.now(), service=service, name="finish", words=form.cleaned_data["words"]
            ),
            lambda _moved: done(request, _("Terima kasih, layanan selesai."), _page(public_id)),
        )
    return form_page(request, "inclusion/services/link_finish.html", form, _context(request, service, public_id))
