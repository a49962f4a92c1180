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

register = template.Library()

_TIES = re.compile(
    r"(?<=; )dan$|(?<=PIHAK )[A-Z]+|(?<=PARA )PIHAK|(?<=[Pp]asal )\d+|(?<=ayat )\(\d+\)|(?<=Nomor )\d+|(?<=\d )\([a-z ]+\)"
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
def tie(text: Any) -> str:
    """`text` with unbreakable spaces where a line break would hurt: "PIHAK KESATU", "3 (tiga)", "Pasal 4", a last "; dan"."""
    found = str(text)
    for match in reversed(list(_TIES.finditer(found))):
        found = f"{found[: match.start() - 1]}\u00a0{found[match.start() :]}"
    return found
