"""Many papers at once: choose what, watch how far it is, stop it, take the ZIP."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import batches, bundles
from core.batches import BatchKind
from core.models import Batch, BatchPaper
from core.web import once, page

SHOWN = 10
TOLD = 100


def _kinds(request: HttpRequest) -> list[BatchKind]:
    """The kinds for this person; for whom there is none, the page does not exist."""
    found = batches.kinds_for(request.actor)
    if not found:
        raise Http404
    return found


def _load(request: HttpRequest, pk: int) -> Batch:
    """One's own batch, or 404."""
    return get_object_or_404(Batch.objects.visible_to(request.actor).counted().select_related("bundle"), pk=pk)


def _url(request: HttpRequest, batch: Batch) -> str:
    return reverse("core:batch", args=[request.tenant_slug, batch.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def batch_list(request: HttpRequest) -> HttpResponse:
    """What can be printed together, and one's own batches; a POST asks for one."""
    kinds, now = _kinds(request), timezone.now()
    today = request.school.local_date(now)
    if request.method == "POST":
        kind = next((one for one in kinds if one.key == request.POST.get("jenis", "")), None)
        if kind is None:
            raise Http404
        choice = request.POST.get("pilihan", "")
        return once(
            request,
            lambda: batches.request_batch(by=request.actor, now=now, kind=kind, choice=choice, today=today),
            lambda batch: _url(request, batch),
        )
    offered = [(kind, kind.choices(request.actor, today)) for kind in kinds]
    mine = Batch.objects.visible_to(request.actor).counted().select_related("bundle").order_by("-pk")[:SHOWN]
    context = {"offered": offered, "batches": [(one, batches.progress(one, now)) for one in mine]}
    return page(request, "core/batches.html", context)


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is. The page looks again by itself, or by its link."""
    found = _load(request, pk)
    left = found.papers.filter(state=BatchPaper.State.LEFT_OUT)[:TOLD]
    context = {"batch": found, "progress": batches.progress(found, timezone.now()), "left": left}
    return page(request, "core/batch.html", context)


@require_POST
def batch_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop making papers."""
    found = _load(request, pk)
    return once(
        request,
        lambda: batches.cancel_batch(found, by=request.actor, now=timezone.now()),
        lambda done: _said(request, found, _("Cetakan dibatalkan. Dokumen yang sudah dibuat tetap ada.")),
    )


@require_POST
def batch_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Pack the ZIP anew."""
    found = _load(request, pk)
    return once(
        request,
        lambda: batches.pack_anew(found, by=request.actor, now=timezone.now()),
        lambda done: _said(request, found, _("ZIP dikemas ulang.")),
    )


def _said(request: HttpRequest, found: Batch, text: str) -> str:
    messages.success(request, text)
    return _url(request, found)


@require_safe
def batch_file(request: HttpRequest, pk: int) -> FileResponse:
    """The finished ZIP, as long as everything in it may be read."""
    ready = batches.open_bundle(_load(request, pk), request.actor)
    if ready is None:
        raise Http404
    return bundles.hand_out(ready)
