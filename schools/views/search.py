"""One search over everything the person may see at this school."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.everything import search_everything
from core.registry import registry
from core.web import page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results by kind; `jenis` shows one kind alone."""
    only = request.GET.get("jenis", "")
    kind = registry.search_kinds.get(only)
    found = search_everything(request.actor, request.tenant_slug, request.GET.get("q", ""), only if kind else "")
    return page(request, "schools/search.html", {"found": found, "kind": kind})
