"""The doors to services: visible to this actor, covered by consents at this moment, and the read on record."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from inclusion.actions.reading import record_read
from inclusion.models import Service, ServiceSession
from inclusion.policy.services import check_covered, check_see_services

BESIDE = ("pupil", "school", "partner", "agreement", "consent", "in_charge", "need")


def load_service(request: HttpRequest, pk: int) -> Service:
    """A service this person may read."""
    check_see_services(request.actor)
    found = get_object_or_404(Service.objects.visible_to(request.actor).select_related(*BESIDE), pk=pk)
    found.school = found.pupil.school = request.school
    check_covered(found, timezone.now(), actor=request.actor)
    record(request, found)
    return found


def load_session(request: HttpRequest, pk: int, session_pk: int) -> ServiceSession:
    """A session of a service this person may read."""
    service = load_service(request, pk)
    found = get_object_or_404(ServiceSession.objects.filter(service=service), pk=session_pk)
    found.service = service
    return found


def record(request: HttpRequest, service: Service) -> None:
    """Looking is on record."""
    if request.method == "GET":
        record_read(
            by=request.actor, now=timezone.now(), pupil=service.pupil, verb="pupil.service_opened", about=service
        )
