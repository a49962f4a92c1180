"""Hand out private files and papers, to whoever may read the object on which they hang."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from core import documents, files
from core.models import Attachment, Document
from core.web import page


def _document(request: HttpRequest, pk: int) -> Document:
    """The paper, when the person may read what it is about; 404 otherwise, as if it did not exist."""
    found = Document.objects.filter(pk=pk).first()
    if found is None or not files.readable(request.actor, found):
        raise Http404
    return found


@require_safe
def download_file(request: HttpRequest, pk: int) -> FileResponse:
    """An attachment as a download."""
    found = Attachment.objects.present().filter(pk=pk).first()
    if found is None or not files.readable(request.actor, found):
        raise Http404
    return files.hand_out(found)


@require_safe
def download_document(request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
    """The paper as a download; while it is being made, a page that says so and looks again."""
    found = _document(request, pk)
    if found.is_ready and not request.htmx:
        return documents.hand_out(found)
    return page(request, "core/document.html", {"document": found})


@require_POST
def retry_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again to make a paper that failed."""
    found = _document(request, pk)
    documents.retry(found, by=request.actor, now=timezone.now())
    return redirect("core:document", request.tenant_slug, found.pk)
