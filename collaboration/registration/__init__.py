"""What collaboration brings to the shell, the home page, the sweep and the rest: one module per part. Called from `AppConfig.ready`."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from collaboration.data_checks import CHECKS
from collaboration.policy.common import check_see_collaboration
from collaboration.registration import (
    calendar,
    cockpit,
    groups,
    meetings,
    mentoring,
    observations,
    plans,
    projects,
    reports,
    scorecard,
    teaching,
)
from collaboration.search_kinds import KINDS
from core.policy import allowed
from core.registry import NavEntry, Registry

PARTS = (calendar, plans, projects, observations, mentoring, teaching, groups, meetings, reports, cockpit, scorecard)

NAV = NavEntry(
    "collaboration", pgettext_lazy("daftar", "Kolaborasi"), "outline/users-group", "collaboration:home", 30,
    lambda actor: allowed(check_see_collaboration, actor),
)  # fmt: skip


def register(registry: Registry) -> None:
    """Hand everything over. Doing it twice changes nothing."""
    registry.add_nav(NAV)
    for kind in KINDS:
        registry.add_search_kind(kind)
    for key, find in CHECKS.items():
        registry.add_data_check(key, find)
    for part in PARTS:
        part.register(registry)
