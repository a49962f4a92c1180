"""Keep a group's cycle: its action plan, and its way through the four stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions.groups import check_running, lock
from collaboration.models import CycleStep, GroupCycle, LearningGroup
from collaboration.policy.groups import check_write_group
from collaboration.workflow.group import CYCLE
from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version


@transaction.atomic
def start_cycle(*, by: Actor, now: datetime, group: LearningGroup, **facts: Any) -> GroupCycle:
    """Begin with the first reflection. One cycle runs at a time. `facts`: title, starts_on, ends_on, reflection."""
    row = lock(group)
    check_write_group(by, row)
    check_running(row)
    if row.cycles.open().exists():
        raise NotNow(_("Selesaikan siklus yang berjalan lebih dahulu."))
    cycle = GroupCycle.objects.create(
        school_id=row.school_id, group=row, created_at=now, updated_at=now, **{"in_charge_id": row.leader_id, **facts}
    )
    audit.record(by, "group_cycle.started", cycle, now)
    return cycle


def _lock(cycle: GroupCycle) -> GroupCycle:
    rows = GroupCycle.objects.select_for_update(of=("self",)).select_related("group__school", "school")
    return rows.get(pk=cycle.pk)


@transaction.atomic
def edit_cycle(
    *, by: Actor, now: datetime, cycle: GroupCycle, steps: Sequence[Mapping[str, Any]] | None = None,
    expected: int | None = None, **changes: Any,
) -> GroupCycle:  # fmt: skip
    """Write reflection, action plan or evaluation; `steps` take the place of the timeline. Raises `Conflict` for a stale version."""
    row = _lock(cycle)
    check_write_group(by, row)
    if row.stage == GroupCycle.Stage.DONE:
        raise NotNow(_("Siklus ini sudah selesai. Mulailah siklus baru."))
    save_version(cycle, expected, {**changes, "updated_at": now})
    if steps is not None:
        _keep_steps(row, steps)
    audit.record(by, "group_cycle.edited", cycle, now, fields=sorted(changes))
    return cycle


def _keep_steps(cycle: GroupCycle, steps: Sequence[Mapping[str, Any]]) -> None:
    """Rows keep their place and their number, so that a reminder that was sent stays sent."""
    for number, step in enumerate(steps):
        CycleStep.objects.update_or_create(cycle=cycle, order=number, defaults={**step, "school_id": cycle.school_id})
    cycle.steps.filter(order__gte=len(steps)).delete()


@transaction.atomic
def move_cycle(*, by: Actor, now: datetime, cycle: GroupCycle, name: str, comment: str = "") -> HistoryEntry:
    """Go on to the next stage, or back to planning with a reason."""
    row = _lock(cycle)
    entry = CYCLE.move(row, name, by=by, now=now, comment=comment)
    GroupCycle.objects.filter(pk=row.pk).update(updated_at=now)
    cycle.refresh_from_db()
    return entry
