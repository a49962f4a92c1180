"""HTML template in, PDF bytes out (architecture, "Documents").

The paper is tagged for screen readers and made to last: PDF/A-3a and PDF/UA-1 at once. WeasyPrint is loaded only here and only
when a paper is rendered, because it needs system libraries that a small machine may lack. Nothing outside this program is ever
fetched: fonts come from installed packages, pictures from the bytes that the caller hands over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

SIZES = {"a4": "210mm 297mm", "f4": "215mm 330mm"}
STYLES = {"document": "pdf/style/document.css", "report": "pdf/style/report.css"}
MAX_PAGES = 300
_BEFORE_BLOCK = re.compile(r"\s+(?=</?(?:p|li|ol|ul|td|th|div|section|table|h[1-6])\b)")


class PdfUnavailable(Exception):
    """This machine cannot make PDFs. The message is a sentence for the person who asked for the paper."""


class PaperTooLong(Exception):
    """The paper came out longer than `MAX_PAGES` pages."""


@dataclass(frozen=True)
class Rendered:
    """A finished PDF: its bytes, their SHA-256 in hexadecimal, its number of pages."""

    content: bytes
    sha256: str
    pages: int


def render(
    template: str,
    payload: Mapping[str, Any],
    *,
    paper: str = "a4",
    language: str = "id",
    style: str = "document",
    images: Mapping[str, bytes] | None = None,
    created: datetime | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Rendered:
    """Render `template` with `payload` (named `p` there) onto `paper` ("a4" or "f4").

    `style` is "document" (serif, official papers) or "report" (sans). `images` are the bytes behind `image:<name>`: PNG or
    JPEG. `created` becomes the PDF's date; with the same payload and date the same text comes out. `extra` adds names beside
    `p`. Raises `PdfUnavailable` when system libraries are missing, `PaperTooLong` beyond 300 pages.
    """
    engine = _engine()
    pictures = dict(images or {})
    html = markup(template, payload, language=language, pictures=pictures, created=created, extra=extra)
    css = style_sheets(style, paper)
    content, pages = engine.make(html, css, pictures, MAX_PAGES)
    if pages > MAX_PAGES:
        raise PaperTooLong(_("Dokumen ini lebih dari 300 halaman. Bagilah menjadi beberapa dokumen."))
    return Rendered(content=content, sha256=hashlib.sha256(content).hexdigest(), pages=pages)


def markup(
    template: str,
    payload: Mapping[str, Any],
    *,
    language: str = "id",
    pictures: dict[str, bytes] | None = None,
    created: datetime | None = None,
    extra: Mapping[str, Any] | None = None,
) -> str:
    """The HTML of a paper. Tags that draw (charts, QR codes) leave their bytes in `pictures`."""
    context = {**(extra or {}), "p": payload, "pictures": {} if pictures is None else pictures, "created": created}
    with translation.override(language):
        return closed_up(render_to_string(template, {**context, "language": language}))


def closed_up(html: str) -> str:
    """`html` without blanks before the edges of blocks, where they say nothing.

    WeasyPrint counts a blank at the end of a paragraph as part of the line: words that would just fit were torn apart after
    the first syllable.
    """
    return _BEFORE_BLOCK.sub("", html)


def style_sheets(style: str, paper: str) -> tuple[str, ...]:
    """The CSS of a paper, in order: fonts, what all papers share, the style, the sheet size."""
    names = ("pdf/style/fonts.css", "pdf/style/paper.css", STYLES[style])
    return (*(render_to_string(name) for name in names), f"@page {{ size: {SIZES[paper]}; }}")


def _engine() -> Any:
    """core.pdf_engine, or the sentence that says why not. OSError is how a missing Pango shows at import."""
    try:
        from core import pdf_engine
    except (ImportError, OSError) as error:
        raise PdfUnavailable(
            _(
                "Server ini belum dapat membuat PDF karena pustaka Pango belum terpasang. Sampaikan kepada pengelola server."
            )
        ) from error
    return pdf_engine
