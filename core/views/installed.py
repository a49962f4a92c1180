"""Guyub as an app on a telephone (product PL8): how it is installed, and what it shows where there is no line.

These answers say nothing about anybody: whoever asks gets the same, in the language that the address names.
"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

PAPER, ACCENT = "#f8f5ef", "#0b5a58"
"""--paper and --accent of static/css/tokens.css; a manifest cannot read them there."""

STYLES = ("js-lib-bootstrap5/css/bootstrap.min.css", "css/tokens.css", "css/guyub.css")
SCRIPT = "js/offline_page.js"
"""What the page without a line is made of. With released names each carries a hash of its content."""

ICONS = (
    ("img/guyub.svg", "any", "image/svg+xml", "any"),
    ("img/guyub-192.png", "192x192", "image/png", "any"),
    ("img/guyub-512.png", "512x512", "image/png", "any"),
    ("img/guyub-maskable-192.png", "192x192", "image/png", "maskable"),
    ("img/guyub-maskable-512.png", "512x512", "image/png", "maskable"),
)


def _language(request: HttpRequest) -> str:
    """The language of the address: neither a manifest nor a kept page can follow an account."""
    asked = request.GET.get("bahasa", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _offline_page(language: str) -> str:
    with translation.override(language):
        return render_to_string("core/offline.html", {"language": language, "styles": STYLES, "script": SCRIPT})


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a browser needs to know to install Guyub. `id` and `start_url` stay: by them it knows an installed app again."""
    language = _language(request)
    with translation.override(language):
        facts = {
            "id": "/",
            "name": _("Guyub: kemitraan, kolaborasi, dan layanan inklusif sekolah"),
            "short_name": "Guyub",
            "lang": language,
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": ACCENT,
            "icons": [
                {"src": static(name), "sizes": sizes, "type": kind, "purpose": purpose}
                for name, sizes, kind, purpose in ICONS
            ],
        }
    return JsonResponse(facts, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page that the worker shows where there is no line."""
    return HttpResponse(_offline_page(_language(request)))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of every page of a signed-in person. A release with other files or words makes it another one."""
    language = _language(request)
    files = [f"{reverse('core:offline')}?bahasa={language}", *(static(name) for name in (*STYLES, SCRIPT))]
    words = "\n".join([*files, _offline_page(language)])
    context = {"files": files, "version": hashlib.sha256(words.encode()).hexdigest()[:12]}
    return HttpResponse(
        render_to_string("core/app_worker.js", context),
        content_type="text/javascript; charset=utf-8",
        headers={"Service-Worker-Allowed": "/"},
    )
