"""Small helpers of paper templates.

{% load papers %}
{% for heading, side in table|columns %}       headings with their side
{% for text, side in row|beside:table %}       cells with the side of their column
{{ text|tie }}                                 words that belong together stay on one line
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_EMAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_WHOLE = '<span class="whole">{}</span>'
_TIES = re.compile(
    rf"(?<=; )dan$|(?<=\d )(?:{_MONTHS})\b"
    r"|(?<=PIHAK )[A-Z]+|(?<=PARA )PIHAK|(?<=[Pp]asal )\d+|(?<=ayat )\(\d+\)|(?<=Nomor )\d+|(?<=\d )\([a-z ]+\)"
)


@register.filter
def beside(row: Sequence[str], table: Mapping[str, Any] | Any) -> Iterator[tuple[str, str]]:
    """Each cell of `row` with "left" or "right", as the table (core.papers.Table or its payload) aligns its columns."""
    align = table["align"] if isinstance(table, Mapping) else table.align
    return zip(row, [*align, *["left"] * (len(row) - len(align))], strict=True)


@register.filter
def columns(table: Mapping[str, Any] | Any) -> Iterator[tuple[str, str]]:
    """The headings with their sides."""
    return beside(table["columns"] if isinstance(table, Mapping) else table.columns, table)


@register.filter
def tie(text: Any) -> SafeString:
    """`text` with unbreakable spaces where a line break would hurt: "PIHAK KESATU", "3 (tiga)", "Pasal 4", "18 Oktober", a last
    "; dan". Addresses of mail are never divided.
    """
    found = str(text)
    for match in reversed(list(_TIES.finditer(found))):
        found = f"{found[: match.start() - 1]}\u00a0{found[match.start() :]}"
    pieces = enumerate(_EMAIL.split(found))
    return format_html_join("", "{}", ((format_html(_WHOLE, text) if place % 2 else text,) for place, text in pieces))
