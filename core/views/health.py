"""Is the service well? Asked by monitors, load balancers and the start script; says nothing about anybody."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import health, metrics


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when people can work, 503 when they cannot; the parts by name."""
    report = health.examine(timezone.now())
    return JsonResponse(report.as_dict(), status=200 if report.usable else 503)


@require_safe
def show_metrics(request: HttpRequest) -> HttpResponse:
    """Figures for monitors that know METRICS_TOKEN; for everybody else there is no such page."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    wanted = settings.METRICS_TOKEN
    if not wanted or not secrets.compare_digest(sent.encode(), wanted.encode()):
        raise Http404
    return HttpResponse(metrics.page(timezone.now()), content_type="text/plain; version=0.0.4; charset=utf-8")
