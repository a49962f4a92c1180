"""What every row of a list and every line of a page repeats, worked out once: addresses, words of choices, badges.

A list of 25 rows that asked `reverse`, the translations and a template for each of them did most of its work there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from django.db.models import Choices
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import icons, looks

NOTHING = SafeString("")
_SOME = 9_999_999_999
BADGE_ICON = 16


@lru_cache(maxsize=4096)
def place_of(route: str, slug: str) -> str:
    """The address of a page that a school has once."""
    return reverse(route, args=[slug])


@lru_cache(maxsize=2048)
def address_of(route: str, slug: str) -> Callable[[int], SafeString]:
    """How a row's key becomes the address of its page at a school."""
    before, _key, after = reverse(route, args=[slug, _SOME]).rpartition(str(_SOME))
    return lambda key: SafeString(f"{before}{key}{after}")


def labels(choices: type[Choices]) -> dict[str, SafeString]:
    """The words of choices in the language of the page, ready to stand in it."""
    return _labels(choices, get_language())


@cache
def _labels(choices: type[Choices], language: str) -> dict[str, SafeString]:
    return {one.value: SafeString(conditional_escape(one.label)) for one in choices}


def badge(label: object, tone: str, icon: str = "") -> SafeString:
    """A state as word + icon + colour."""
    drawn = icons.svg(icon or looks.TONE_ICONS[tone], BADGE_ICON)
    return format_html('<span class="state state-{}">{}<span>{}</span></span>', tone, drawn, label)


def badges(choices: type[Choices], owner: type | None = None) -> dict[str, SafeString]:
    """The badge of each of `choices`, in the tones of `owner` (a model with `STATE_TONES`) or the common ones."""
    return _badges(choices, owner, get_language())


@cache
def _badges(choices: type[Choices], owner: type | None, language: str) -> dict[str, SafeString]:
    return {one.value: badge(one.label, looks.tone_of(owner, one.value)) for one in choices}
