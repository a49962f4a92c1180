"""Tabler icons, drawn once per name and size and then kept.

The package parses and copies an XML tree for every `{% icon %}`; a list of 25 rows would pay that 50 times.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from django.utils.safestring import SafeString
from tablericons.templatetags.tablericons import icon


@lru_cache(maxsize=512)
def svg(name: str, size: int = 20, label: str = "") -> SafeString:
    """Inline SVG of a Tabler icon: "users" (outline) or "filled/star". `size` in pixels.

    Without `label` the icon is hidden from screen readers, because a word stands beside it. Raises `IconDoesNotExist` for a
    name that Tabler does not have.
    """
    path = name if "/" in name else f"outline/{name}"
    aria = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return cast(
        SafeString, icon(path, size=size, **{"class": "icon", "stroke_width": "1.75", "focusable": "false"}, **aria)
    )
