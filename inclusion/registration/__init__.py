"""What inclusion brings to the shell, the home page, the sweep and the rest: one module per part. Called from `AppConfig.ready`."""

from __future__ import annotations

from types import ModuleType

from django.utils.translation import gettext_lazy as _

from core.policy import allowed
from core.registry import NavEntry, Registry
from inclusion.lists import LISTS
from inclusion.policy.common import check_see_inclusion
from inclusion.registration import (
    accommodations,
    parents,
    plans,
    profiles,
    programme,
    progress,
    pupils,
    reviews,
    services,
)
from inclusion.search_kinds import KINDS

PARTS: tuple[ModuleType, ...] = (
    pupils, profiles, accommodations, plans, reviews, progress, parents, services, programme,
)  # fmt: skip

NAV = NavEntry(
    "inclusion", _("Inklusi"), "outline/accessible", "inclusion:home", 50, lambda actor: allowed(check_see_inclusion, actor),
)  # fmt: skip


def register(registry: Registry) -> None:
    """Hand everything over. Doing it twice changes nothing."""
    registry.add_nav(NAV)
    for kind in KINDS:
        registry.add_search_kind(kind)
    for part in PARTS:
        part.register(registry)
    for kind in LISTS:
        registry.add_list(kind)
