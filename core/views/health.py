"""Is the service well? Asked by monitors, load balancers and the start script; says nothing about anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import health


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when people can work, 503 when they cannot; the parts by name."""
    report = health.examine(timezone.now())
    return JsonResponse(report.as_dict(), status=200 if report.usable else 503)
