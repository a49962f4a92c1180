"""Answers to rules that said no, and what a browser forgets when somebody signs out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.signals import user_logged_out
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme

from core.conflicts import conflict_lines, sent_fields, typed_prose
from core.links import LinkRefused
from core.looks import linked
from core.policy import Denied, Hidden, Refusal
from core.versions import Conflict
from core.web import first_result, go

Handler = Callable[[HttpRequest], HttpResponse]


def status_of(refusal: Refusal) -> int:
    """403 for never, 410 for a link that no longer works, 409 for not now."""
    if isinstance(refusal, Denied):
        return 403
    if isinstance(refusal, LinkRefused):
        return 410
    return 409


def way_back(request: HttpRequest) -> str:
    """Path of the page from which this request came, if it is one of ours, else ''."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(referer)
    return iri_to_uri(parts.path + (f"?{parts.query}" if parts.query else ""))


class RefusalMiddleware:
    """Turns a `Refusal` that a view lets pass into a page with its sentence.

    htmx gets only the notice, which it puts into the page's messages area; so the page keeps what was typed. The second click on
    a form that was carried out is refused by its own first click ("sudah terpenuhi"; what was removed or merged is not there any
    more): it is led to the first result instead.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal | Http404):
            return None
        first = first_result(request)
        if first:
            return go(request, first)
        if isinstance(exception, Http404):
            return None
        if isinstance(exception, Hidden):
            raise Http404 from exception
        status = status_of(exception)
        school = getattr(request, "school", None)
        frame = "base_app.html" if school else "base_plain.html"
        context: dict[str, Any] = {"refusal": exception, "status": status, "back": way_back(request), "frame": frame}
        context["missing"] = linked(school.slug, exception.missing) if school else exception.missing
        htmx = getattr(request, "htmx", None)
        if htmx and not htmx.boosted:
            response = render(request, "components/refusal.html", context, status=status)
            response.headers["HX-Retarget"] = "#messages"
            response.headers["HX-Reswap"] = "innerHTML show:window:top"
            return response
        if isinstance(exception, Conflict):
            context |= {"lines": conflict_lines(exception), "sent": sent_fields(request, exception)}
            return render(request, "conflict.html", context, status=status)
        context["typed"] = typed_prose(request)
        return render(request, f"{status}.html", context, status=status)


class SignOutMiddleware:
    """After sign-out the browser drops cached pages and stored drafts: the next person may sit at the same computer (T11).

    Cookies are left alone: Django has replaced the session already, and the language choice may stay.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _remember_sign_out(sender: Any, request: Any, **kwargs: Any) -> None:
    if request is not None:
        request.signed_out = True


user_logged_out.connect(_remember_sign_out, dispatch_uid="core.middleware.sign_out")
