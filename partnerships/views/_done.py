"""What views share after an act: the word on the next page, and the way there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def done(request: HttpRequest, text: Any, url: str) -> str:
    """Say `text` on the page at `url`, and lead there. For the `then` of `core.web.once`."""
    messages.success(request, str(text))
    return url


def back_or(request: HttpRequest, url: str) -> str:
    """The page of ours that the form names as `back` or the address as `kembali`, else `url`."""
    back = request.POST.get("back") or request.GET.get("kembali", "")
    return back if url_has_allowed_host_and_scheme(back, None) and back.startswith("/") else url


def numbers(values: list[str]) -> list[int]:
    """Those of the address's values that can be primary keys."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19]
