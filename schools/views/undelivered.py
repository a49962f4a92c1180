"""E-mail of the school that could not be delivered, for those who keep the settings: why, and once more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import mail
from core.web import once, page
from schools.links import school_url
from schools.policy import check_edit_settings
from schools.queries import late_mail, undelivered_mail
from schools.views._load import load_undelivered, only_for
from schools.views._tabs import settings_tabs


@require_safe
@only_for(check_edit_settings)
def undelivered(request: HttpRequest) -> HttpResponse:
    context = {
        "slice": undelivered_mail(request.school, after=request.GET.get("after", "")),
        "late": late_mail(request.school, timezone.now()),
        "tabs": settings_tabs(request, "schools:undelivered"),
    }
    return page(request, "schools/undelivered.html", context)


@require_POST
@only_for(check_edit_settings)
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    message = load_undelivered(request, pk)

    def then(_sent: None) -> str:
        messages.success(request, _("Pesan akan dikirim sekali lagi."))
        return school_url(request.school, "schools:undelivered")

    return once(request, lambda: mail.resend(message, by=request.actor, now=timezone.now()), then)
