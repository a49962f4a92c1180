"""Plain words into HTML, quickly: a page of a list escapes hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def escaped(value: Any) -> str:
    """As `conditional_escape`, without its detours for what a row is full of: plain words, and what is safe already."""
    if type(value) is SafeString:
        return value
    return escape(value) if type(value) is str else conditional_escape(value)


def joined(form: str, rows: Iterable[Sequence[Any]]) -> SafeString:
    """`form` filled with each row, one after the other: as `format_html_join`, for the rows of a list."""
    return SafeString("".join([form.format(*[escaped(one) for one in row]) for row in rows]))
