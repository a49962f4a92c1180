"""The pupil register [IN1]."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.web import page
from inclusion.queries.pupil_page import pupil_page
from inclusion.views._load import load_pupil


@require_safe
def pupil(request: HttpRequest, pk: int) -> HttpResponse:
    """One pupil: what the register says, and cards that lead on."""
    context = pupil_page(request.actor, load_pupil(request, pk), timezone.now())
    return page(request, "inclusion/pupils/pupil.html", context)
