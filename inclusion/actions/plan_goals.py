"""Write the goals of a plan: for the year, and the measurable steps towards them; in the order that the team wants."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from inclusion.actions._plan import lock_plan, touched
from inclusion.models import LongGoal, ShortGoal, SupportPlan
from inclusion.policy.plans import check_open, check_write_area, check_write_long_goal, check_write_short_goal
from schools.models import User

Row = TypeVar("Row", LongGoal, ShortGoal)


@transaction.atomic
def add_long_goal(*, by: Actor, now: datetime, plan: SupportPlan, area: str, text: str) -> LongGoal:
    """A goal for the year in one area; it comes last."""
    row = lock_plan(plan, now)
    check_write_area(by, row, area)
    check_open(row)
    added = LongGoal.objects.create(plan=row, area=area, text=text, order=row.long_goals.count())
    touched(row, by=by, now=now, verb="support_plan.goal_added", goal=added.pk)
    return added


@transaction.atomic
def edit_long_goal(
    *, by: Actor, now: datetime, goal: LongGoal, expected: int | None = None, **changes: Any
) -> LongGoal:
    """Reword it or move it to another area. Raises `Conflict` for a stale version."""
    row = lock_plan(goal.plan, now)
    stored = LongGoal.objects.get(pk=goal.pk)
    stored.plan = row
    check_write_long_goal(by, stored)
    if "area" in changes:
        check_write_area(by, row, changes["area"])
    save_version(goal, expected, changes)
    touched(row, by=by, now=now, verb="support_plan.goal_edited", goal=goal.pk, fields=sorted(changes))
    return goal


@transaction.atomic
def remove_long_goal(*, by: Actor, now: datetime, goal: LongGoal) -> None:
    """Take a goal without steps away. Versions that were shown keep it."""
    goal.plan = lock_plan(goal.plan, now)
    check_write_long_goal(by, goal)
    if goal.short_goals.exists():
        raise NotNow(_("Hapus dulu tujuan jangka pendek di bawahnya."))
    audit.record(by, "support_plan.goal_removed", goal.plan, now, goal=goal.pk)
    goal.delete()


@transaction.atomic
def add_short_goal(*, by: Actor, now: datetime, goal: LongGoal, **facts: Any) -> ShortGoal:
    """A measurable step. Raises `NotNow` for days outside the plan and for a worse target without a reason."""
    goal.plan = lock_plan(goal.plan, now)
    check_write_long_goal(by, goal)
    made = ShortGoal(long_goal=goal, order=goal.short_goals.count(), **facts)
    _check_step(made, goal.plan)
    made.save(force_insert=True)
    touched(goal.plan, by=by, now=now, verb="support_plan.step_added", step=made.pk)
    return made


@transaction.atomic
def edit_short_goal(
    *, by: Actor, now: datetime, step: ShortGoal, expected: int | None = None, **changes: Any
) -> ShortGoal:
    """Change a step. Raises `Conflict` for a stale version, and as `add_short_goal`."""
    plan = lock_plan(step.long_goal.plan, now)
    wanted = ShortGoal.objects.select_related("long_goal").get(pk=step.pk)
    wanted.long_goal.plan = plan
    check_write_short_goal(by, wanted)
    for name, value in changes.items():
        setattr(wanted, name, value)
    _check_step(wanted, plan)
    save_version(step, expected, changes)
    touched(plan, by=by, now=now, verb="support_plan.step_edited", step=step.pk, fields=sorted(changes))
    return step


@transaction.atomic
def remove_short_goal(*, by: Actor, now: datetime, step: ShortGoal) -> None:
    """Take a step away. Once parents agreed to a version with it, it is dropped by a review instead, so that its progress stays."""
    plan = lock_plan(step.long_goal.plan, now)
    step.long_goal.plan = plan
    check_write_short_goal(by, step)
    if plan.held_id is not None and _known(plan, step):
        raise NotNow(_("Tujuan ini sudah berlaku. Hentikan lewat tinjauan, supaya catatan perkembangannya tetap ada."))
    audit.record(by, "support_plan.step_removed", plan, now, step=step.pk)
    step.delete()


def _known(plan: SupportPlan, step: ShortGoal) -> bool:
    goals = plan.held.payload["goals"] if plan.held else []
    return any(one["id"] == step.pk for goal in goals for one in goal["steps"])


def _check_step(step: ShortGoal, plan: SupportPlan) -> None:
    if step.starts_on < plan.starts_on or step.due_on > plan.ends_on or step.due_on < step.starts_on:
        raise NotNow(_("Tanggal tujuan harus berada di dalam masa rencana."))
    if step.is_worse and not step.reason.strip():
        raise NotNow(_("Target tidak lebih baik dari kemampuan awal. Tuliskan alasannya."))
    _check_in_charge(plan, step.in_charge)


def _check_in_charge(plan: SupportPlan, person: User | None) -> None:
    if person is not None and not plan.pupil.team.filter(left_on=None, user=person).exists():
        raise Denied(_("Penanggung jawab adalah anggota tim siswa ini."))


@transaction.atomic
def move_goal(*, by: Actor, now: datetime, goal: LongGoal, up: bool) -> None:
    """One place up or down among the goals of the plan. At the edge nothing changes."""
    goal.plan = lock_plan(goal.plan, now)
    check_write_long_goal(by, goal)
    if _swap(list(goal.plan.long_goals.all()), goal, up):
        touched(goal.plan, by=by, now=now, verb="support_plan.goals_ordered", quiet=None, goal=goal.pk)


@transaction.atomic
def move_step(*, by: Actor, now: datetime, step: ShortGoal, up: bool) -> None:
    """One place up or down among the steps of its goal."""
    step.long_goal.plan = lock_plan(step.long_goal.plan, now)
    check_write_short_goal(by, step)
    if _swap(list(step.long_goal.short_goals.all()), step, up):
        touched(step.long_goal.plan, by=by, now=now, verb="support_plan.goals_ordered", step=step.pk)


def _swap(rows: list[Row], row: Row, up: bool) -> bool:
    """Exchange a row with its neighbour and number all afresh. False at the edge."""
    here = next(n for n, one in enumerate(rows) if one.pk == row.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for number, one in enumerate(rows):
        one.order = number
    manager: models.Manager[Any] = type(row)._default_manager
    manager.bulk_update(rows, ["order"])
    return True
