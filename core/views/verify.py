"""The public page that confirms a paper. It says number, title, parties, state and hash, and nothing else."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.verification import confirmed, is_superseded


@require_safe
def verify_start(request: HttpRequest) -> HttpResponse:
    """A field for the code on a paper."""
    code = "".join(c for c in request.GET.get("kode", "")[:60] if c.isalnum() or c == "-")
    return redirect("core:verify", code) if code else render(request, "core/verify_start.html", {"code": ""})


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm the paper with this code; a PDF sent along is compared by its hash and not kept."""
    found = confirmed(code)
    if found is None:
        return render(request, "core/verify_start.html", {"code": code[:40], "unknown": True}, status=404)
    document, facts = found
    context = {"document": document, "facts": facts, "superseded": is_superseded(document)}
    if request.method == "POST":
        context |= {"compared": True, "same": _hash_of_upload(request) == document.sha256}
    return render(request, "core/verify.html", context)


def _hash_of_upload(request: HttpRequest) -> str:
    """SHA-256 of the file that was sent, '' without one or above the size limit."""
    upload = request.FILES.get("berkas")
    if upload is None or (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        return ""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()
