"""The component gallery: what a page can be built of, in both languages."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from core import gallery


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """Open to everybody where SHOW_GALLERY is set (development, demo), elsewhere to support staff; `?bahasa=en` for English."""
    if not (settings.SHOW_GALLERY or request.user.is_staff):
        raise Http404
    language = "en" if request.GET.get("bahasa") == "en" else "id"
    with translation.override(language), timezone.override(gallery.JAKARTA):
        return render(request, "gallery.html", gallery.context(timezone.now()))
