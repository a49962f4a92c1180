"""How views answer: a page or its fragment, a form that keeps what was typed, an act that happens once."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone

from core.models import FormReceipt

FORM_KEY = "form_key"
T = TypeVar("T")


def _is_swap(request: HttpRequest) -> bool:
    """True when htmx asks for a part of a page, not for a whole one (boosted link, lost history)."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def fragment_of(request: HttpRequest, template: str) -> str:
    """`template#name` when htmx wants the partial `name` of this template, else ''.

    The name is the `fragment` parameter if there is one, else the id of the element that will be replaced (`HX-Target`).
    """
    if not _is_swap(request):
        return ""
    name = request.GET.get("fragment") or request.headers.get("HX-Target", "")
    if not name:
        return ""
    try:
        get_template(f"{template}#{name}")
    except TemplateDoesNotExist:
        return ""
    return f"{template}#{name}"


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render `template`, or only the `{% partialdef %}` of it that an htmx request asks for. Both come from the same context."""
    return render(request, fragment_of(request, template) or template, dict(context or {}), status=status)


def offline_worker(request: HttpRequest, **words: Any) -> HttpResponse:
    """The service worker of one sheet that works without a line. The view's own address is its scope, so that it keeps nothing else;
    `days` says for how long (core/offline_worker.js).
    """
    response = page(request, "core/offline_worker.js", words)
    response.headers["Content-Type"] = "text/javascript; charset=utf-8"
    return response


def _bound_and_invalid(form: Any) -> bool:
    return form.is_bound and not form.is_valid()


def form_page(
    request: HttpRequest,
    template: str,
    form: BaseForm,
    context: Mapping[str, Any] | None = None,
    *,
    rows: Iterable[BaseFormSet] = (),
) -> HttpResponse:
    """A page with a form: 200 when fresh, 422 when what was sent is not valid, with everything that was typed still in it.

    The template gets the form as `form`; `rows` are formsets that belong to it (the caller names them in `context` as well).
    A form that is refused only because it was carried out a moment ago (a second click: "exists already") is led to the first
    result instead.
    """
    refused = any(_bound_and_invalid(one) for one in (form, *rows))
    first = _receipt(request) if refused else None
    if first is not None:
        return go(request, first.url)
    return page(request, template, {**(context or {}), "form": form}, status=422 if refused else 200)


def _receipt_key(request: HttpRequest) -> uuid.UUID | None:
    """One key per form *and* content: the same form sent again changed (Back, then corrected) is a new act."""
    try:
        given = uuid.UUID(request.POST.get(FORM_KEY, ""))
    except ValueError:
        return None
    digest = hashlib.sha256(request.path.encode())
    for name in sorted(set(request.POST) - {"csrfmiddlewaretoken", FORM_KEY}):
        digest.update(repr((name, request.POST.getlist(name))).encode("utf-8", "surrogatepass"))
    for name in sorted(request.FILES):
        digest.update(
            repr((name, [(f.name, f.size) for f in request.FILES.getlist(name)])).encode("utf-8", "surrogatepass")
        )
    return uuid.uuid5(given, digest.hexdigest())


def _receipt(request: HttpRequest) -> FormReceipt | None:
    """The receipt of this very form, if this person has sent it before with the same content and it was carried out."""
    key = _receipt_key(request)
    return FormReceipt.objects.filter(key=key, actor_key=_sender(request)).first() if key else None


def first_result(request: HttpRequest) -> str:
    """Where this very form led when this person sent it a moment ago; '' when it was not carried out yet."""
    first = _receipt(request) if request.method == "POST" else None
    return first.url if first is not None else ""


def _sender(request: HttpRequest) -> str:
    """Who sends: a receipt of one person never answers another."""
    actor = getattr(request, "actor", None)
    if actor is not None and actor.link_id:
        return f"link:{actor.link_id}"
    user = getattr(request, "user", None)
    return f"user:{user.pk}" if user is not None and user.is_authenticated else "anonymous"


def seed_of(request: HttpRequest) -> str:
    """The same text for the same form sent again by the same person, else another; '' for a POST without a usable form key.

    For acts whose result is shown and cannot be led to (a link whose token is stored nowhere): see `core.links.issue`.
    """
    key = _receipt_key(request)
    return f"{_sender(request)}:{key}" if key else ""


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Lead on to `url` after a POST: a redirect, or the htmx header that makes the browser go there."""
    if getattr(request, "htmx", None):
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)


def once(request: HttpRequest, act: Callable[[], T], then: Callable[[T], str]) -> HttpResponse:
    """Run `act` in one transaction with a receipt for this form, then lead to `then(result)`, a URL.

    A double click, or a POST that the browser sends again, finds the receipt and is led to the first result; nothing happens
    twice (reliability section 6, F9). When `act` raises, receipt and act vanish together and the form may be sent again.
    A POST without a usable `form_key` is simply carried out.
    """
    key = _receipt_key(request)
    sender = _sender(request)
    if key is None:
        with transaction.atomic():
            url = then(act())
        return go(request, url)
    first = _receipt(request)
    if first is not None:
        return go(request, first.url)
    try:
        with transaction.atomic():
            receipt = claim(request, key, sender)
            url = then(act())
            FormReceipt.objects.filter(pk=receipt.pk).update(url=url)
    except AlreadySent:
        url = FormReceipt.objects.get(key=key, actor_key=sender).url
    return go(request, url)


class AlreadySent(Exception):
    """Another request with the same form got there first."""


def claim(request: HttpRequest, key: uuid.UUID, sender: str) -> FormReceipt:
    """Take the receipt inside the caller's transaction; on PostgreSQL a twin waits here for the first to commit."""
    actor = getattr(request, "actor", None)
    try:
        with transaction.atomic():
            return FormReceipt.objects.create(
                key=key,
                actor_key=sender,
                tenant_id=actor.tenant_id if actor is not None else None,
                created_at=timezone.now(),
            )
    except IntegrityError as error:
        raise AlreadySent from error
