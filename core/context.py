"""What every page's shell needs: navigation for this person, where they are, who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core import disk
from core.drawing import place_of
from core.policy import Actor
from core.registry import NavEntry, registry

BOTTOM_ENTRIES = 4


@dataclass(frozen=True)
class NavItem:
    """One entry as it is drawn: `current` marks the section in which the person is."""

    key: str
    label: Any
    icon: str
    url: str
    current: bool


def _matches(entry: NavEntry, view_name: str) -> int:
    """How specifically a route belongs to an entry: its own route, the longest of its prefixes, else its namespace; 0 for none."""
    if view_name == entry.url_name:
        return 1000
    if not entry.prefixes:
        return int(view_name.partition(":")[0] == entry.url_name.partition(":")[0])
    return max((len(p) for p in entry.prefixes if view_name.startswith(p)), default=0)


def navigation(actor: Actor | None, slug: str, view_name: str) -> list[NavItem]:
    """The registered entries that `actor` may use, in order, at the tenant `slug`."""
    if actor is None or not slug:
        return []
    entries = [entry for entry in registry.nav if entry.visible(actor)]
    best = max((_matches(entry, view_name) for entry in entries), default=0)
    return [
        NavItem(e.key, e.label, e.icon, place_of(e.url_name, slug), bool(best) and _matches(e, view_name) == best)
        for e in entries
    ]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the shell. The navigation is built only when a template draws it: a fragment does not pay for it."""
    actor = getattr(request, "actor", None)
    slug = getattr(request, "tenant_slug", "")
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    nav = SimpleLazyObject(lambda: navigation(actor, slug, view_name))
    return {
        "actor": actor,
        "school": getattr(request, "school", None),
        "memberships": getattr(request, "memberships", ()),
        "nav": nav,
        "disk_is_short": SimpleLazyObject(lambda: disk.room().is_short),
    }
