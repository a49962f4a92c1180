"""The door for people without an account: open a scoped link, then go on at an address without its token."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import links
from core.registry import registry


@require_safe
@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Check the token, remember the link in this browser's session, and redirect to the purpose's page. Changes no data."""
    try:
        link = links.resolve(token, timezone.now())
    except links.LinkRefused as refusal:
        return render(request, "core/link_refused.html", {"refusal": refusal}, status=410)
    links.hold(request, link)
    return redirect(registry.link_purposes[link.purpose].url_name, link.public_id)
