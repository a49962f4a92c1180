"""Tabler icons, drawn once per name and size and then kept.

The package opens its archive of 6,000 drawings for each icon that it has not drawn yet, and parses and copies an XML tree for every
`{% icon %}`; the first pages of a fresh process would pay the former, every list of 25 rows the latter. Here the archive stays
open, in memory: processes that come from one another share no place in a file.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from tablericons import IconDoesNotExist

_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("tablericons").joinpath("tablericons.zip").read_bytes()))


def _drawing(path: str) -> tuple[dict[str, str], SafeString]:
    """The attributes of a drawing, and its lines."""
    try:
        text = _archive().read(f"{path}.svg").decode()
    except KeyError:
        raise IconDoesNotExist(f"The icon {path!r} does not exist.") from None
    head, _end, rest = text.partition(">")
    lines = "".join(line.strip() for line in rest.strip().removesuffix("</svg>").splitlines()).replace(" />", "/>")
    attributes = dict(_ATTRIBUTE.findall(head))
    return {name: value for name, value in attributes.items() if name != "xmlns"}, SafeString(lines)


@lru_cache(maxsize=512)
def svg(name: str, size: int = 20, label: str = "") -> SafeString:
    """Inline SVG of a Tabler icon: "users" (outline) or "filled/star". `size` in pixels.

    Without `label` the icon is hidden from screen readers, because a word stands beside it. Raises `IconDoesNotExist` for a
    name that Tabler does not have.
    """
    given, lines = _drawing(name if "/" in name else f"outline/{name}")
    aria = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    ours = {"width": str(size), "height": str(size), "class": "icon", "stroke-width": "1.75", "focusable": "false"}
    drawn = format_html_join("", ' {}="{}"', ({**given, **ours, **aria}).items())
    return format_html("<svg{}>{}</svg>", drawn, lines)
