"""The page of a guardian without an account: what the school asks, and why; agree, decline, withdraw."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.web import page
from inclusion.models import Consent, Guardian
from inclusion.policy.consents import LINK, check_decides
from inclusion.queries.consents import decisions
from inclusion.views._decide import decide
from partnerships.views.partner_links import enter


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everything that this guardian decides about one child. The holder of the link sees no other data."""
    link, today = enter(request, public_id, LINK)
    guardian = get_object_or_404(
        Guardian.objects.select_related("pupil"), pk=link.subject_id, pupil__school=request.school
    )
    guardian.pupil.school = request.school
    check_decides(request.actor, guardian)
    here = reverse("inclusion_links:consent", args=[public_id])
    if request.method == "POST":
        return decide(request, guardian, Consent.Method.LINK, here)
    context = decisions(guardian, guardian.pupil, today) | {"link": link, "school": request.school, "here": here}
    return page(request, "inclusion/pupils/consent_link.html", context)
