"""Saved views and exports of any list that was registered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import exports, saved_views
from core.list_forms import SavedViewForm
from core.lists import ListKind, kind_of
from core.models import SavedView, TableExport
from core.policy import allowed
from core.web import form_page, once, page


def _kind(request: HttpRequest, key: str) -> ListKind:
    """The list, when this person may open it; 404 otherwise."""
    found = kind_of(key)
    if found is None or not allowed(found.see, request.actor):
        raise Http404
    return found


def _view(request: HttpRequest, pk: int) -> tuple[SavedView, ListKind]:
    found = get_object_or_404(SavedView.objects.visible_to(request.actor), pk=pk)
    kind = _kind(request, found.list_key)
    return get_object_or_404(saved_views.readable(request.actor, kind), pk=pk), kind


def _list_url(request: HttpRequest, kind: ListKind, query: str = "") -> str:
    url = reverse(kind.url_name, args=[request.tenant_slug])
    return f"{url}?{query}" if query else url


def _manage_url(request: HttpRequest, kind: ListKind) -> str:
    return reverse("core:saved_views", args=[request.tenant_slug, kind.key])


def _today(request: HttpRequest) -> Any:
    return request.school.local_date(timezone.now())


def _say(request: HttpRequest, text: str, url: str) -> str:
    messages.success(request, text)
    return url


@require_http_methods(["GET", "HEAD", "POST"])
def saved_view_list(request: HttpRequest, key: str) -> HttpResponse:
    """One's views of a list; a POST keeps the filters that stand in its field `query`."""
    kind = _kind(request, key)
    saved_views.check_keep(request.actor, kind)
    may_share = allowed(kind.share, request.actor)
    query = QueryDict(request.POST.get("query", request.GET.urlencode())[:1000])
    form = SavedViewForm(request.POST or None, may_share=may_share, initial={"query": query.urlencode()})
    if form.is_valid():
        return once(
            request,
            lambda: saved_views.save_view(
                by=request.actor, now=timezone.now(), kind=kind, query=query, today=_today(request), **form.facts
            ),
            lambda view: _say(request, _("Tampilan disimpan."), _list_url(request, kind, view.query or "semua=1")),
        )
    context = {
        "kind": kind,
        "list_url": _list_url(request, kind),
        "views": saved_views.views_of(request.actor, kind),
        "may_share": may_share,
        "query": query.urlencode(),
        "active": kind.filter(request.actor, query, _today(request)).removable(""),
    }
    return form_page(request, "core/saved_views.html", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
def saved_view_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a view, share it, open the list with it."""
    view, kind = _view(request, pk)
    saved_views.check_own(request.actor, view)
    may_share = view.is_shared or allowed(kind.share, request.actor)
    facts = {"name": view.name, "is_shared": view.is_shared, "is_default": view.is_default}
    form = SavedViewForm(request.POST or None, may_share=may_share, initial=facts)
    if form.is_valid():
        try:
            return once(
                request,
                lambda: saved_views.change_view(
                    by=request.actor, now=timezone.now(), view=view, kind=kind, **form.facts
                ),
                lambda changed: _say(request, _("Tampilan diubah."), _manage_url(request, kind)),
            )
        except ValidationError as error:
            form.add_error(None, error)
    return form_page(
        request, "core/saved_view.html", form, {"view": view, "kind": kind, "back": _manage_url(request, kind)}
    )


@require_POST
def saved_view_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a view away."""
    view, kind = _view(request, pk)
    return once(
        request,
        lambda: saved_views.remove_view(by=request.actor, now=timezone.now(), view=view, kind=kind),
        lambda done: _say(request, _("Tampilan dihapus."), _manage_url(request, kind)),
    )


@require_POST
def export_list(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """The rows of the list under the address's own filters, as a file; a long list is prepared in the background."""
    kind = _kind(request, key)
    if not allowed(kind.export, request.actor):
        raise Http404
    form = request.POST.get("format", "")
    if form not in TableExport.Format.values:
        form = TableExport.Format.XLSX
    now = timezone.now()
    facts = {"school": request.school, "kind": kind, "query": request.GET, "form": form}
    count = exports.check_room(exports.Table(kind, request.actor, request.GET, request.school.local_date(now)))
    if count <= exports.AT_ONCE:
        return exports.export_now(by=request.actor, now=now, **facts)
    return once(
        request,
        lambda: exports.request_export(by=request.actor, now=now, **facts),
        lambda asked: reverse("core:export", args=[request.tenant_slug, asked.pk]),
    )


@require_safe
def export_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A long table on its way; the page looks again by itself."""
    found = get_object_or_404(TableExport.objects.visible_to(request.actor), pk=pk)
    return page(request, "core/export.html", {"export": found})


@require_safe
def export_file(request: HttpRequest, pk: int) -> FileResponse:
    """The finished table as a download."""
    ready = TableExport.objects.visible_to(request.actor).filter(state=TableExport.State.READY)
    return exports.hand_out(get_object_or_404(ready, pk=pk))
