"""Papers of plans, activities and team lessons: whoever may read the plan."""

from __future__ import annotations

from typing import Any

from collaboration.policy.plans import check_see_plans
from core.policy import Actor, allowed
from core.registry import Reader
from schools.links import school_url


def reader(manager: Any, route: str) -> Reader:
    """Whoever may see the row, and the page `route` that shows it."""

    def rows(actor: Actor) -> Any:
        return manager.visible_to(actor) if allowed(check_see_plans, actor) else manager.none()

    def load(actor: Actor, pk: int) -> Any | None:
        return rows(actor).filter(pk=pk).first()

    return Reader(load, lambda obj: school_url(obj.school, route, obj.pk), rows=rows)
