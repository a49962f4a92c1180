"""Pieces of pages that are the same for everybody: drawn by their templates once for each language, then kept.

Menus, the top bar, tabs above a list, buttons: they were a quarter of a page's work, and the next page's are the same. A piece is
drawn without the request. Its template knows what it is given here, and all of that is in the key under which it is kept, so that
nothing of anybody can get into a piece by mistake. What differs by person or school (names, tokens, numbers, the school's part of
an address) stands in it as a hole; `Piece.filled` puts the values in, escaped, for one page, and keeps none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.escaping import escaped

SLUG = "sekolah-tanpa-nama-0-0-0"
"""Stands in addresses until a school's own slug takes its place."""
NUMBER = 9_999_999_999
"""Stands in addresses until a record's key takes its place."""
MOST = 2048
"""So many pieces are kept; each is some kilobytes, and there are some hundred."""
_HOLE = re.compile("\ue000([a-z_]+)\ue001")
_pieces: dict[Hashable, Piece] = {}


@dataclass(frozen=True)
class Piece:
    """Text of a page with holes, as a format of %."""

    text: str

    def filled(self, **values: Any) -> SafeString:
        """The text with `values` in its holes; what is not known to be safe is escaped."""
        return SafeString(self.text % {name: escaped(value) for name, value in values.items()})


def hole(name: str) -> str:
    """What a template writes where the value `name` will stand."""
    return f"\ue000{name}\ue001"


def _drawn(template: str, context: Mapping[str, Any], holes: tuple[str, ...]) -> Piece:
    told = {**context, **{name: hole(name) for name in holes}, "tenant_slug": context.get("tenant_slug", SLUG)}
    text = (
        render_to_string(template, told)
        .strip()
        .replace("%", "%%")
        .replace(SLUG, hole("slug"))
        .replace(str(NUMBER), hole("pk"))
    )
    return Piece(_HOLE.sub(r"%(\1)s", text))


def piece(
    template: str, key: tuple[Hashable, ...] = (), context: Callable[[], Mapping[str, Any]] = dict, *holes: str
) -> Piece:
    """The piece that `template` makes of `context()`, which must follow from `key` and hold nothing of a person or a school."""
    whole = (template, get_language(), key)
    found = _pieces.get(whole)
    if found is None or settings.DEBUG:  # a developer's templates change while the program runs
        if len(_pieces) >= MOST:
            _pieces.clear()
        found = _pieces[whole] = _drawn(template, context(), holes)
    return found
