"""Dates of a joint plan and of a project in the calendar: set them, call them off."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration.actions.plans import lock_plan
from collaboration.emails.dates import telling
from collaboration.models import Event, JointPlan, Project
from collaboration.policy.plans import check_edit_project, check_write_plan
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from core import audit
from core.policy import Actor, NotNow


@transaction.atomic
def set_plan_meeting(*, by: Actor, now: datetime, plan: JointPlan, slot: Slot, title: str = "") -> Event:
    """A meeting at which the authors plan together."""
    row = lock_plan(plan)
    check_write_plan(by, row)
    event = scheduling.put_on(
        school=row.school, now=now, practice=Practice.JOINT_PLAN, title=title or row.title, slot=slot, subject=row,
    )  # fmt: skip
    audit.record(by, "joint_plan.meeting_set", row, now, event=event.pk)
    return event


@transaction.atomic
def set_project_date(*, by: Actor, now: datetime, project: Project, slot: Slot, title: str = "") -> Event:
    """A day on which the activity takes place, or on which its teachers meet."""
    row = Project.objects.select_for_update(of=("self",)).select_related("school").get(pk=project.pk)
    check_edit_project(by, row)
    event = scheduling.put_on(
        school=row.school, now=now, practice=Practice.PROJECT, title=title or row.title, slot=slot, subject=row,
    )  # fmt: skip
    audit.record(by, "project.date_set", row, now, event=event.pk)
    return event


@transaction.atomic
def call_off_date(*, by: Actor, now: datetime, obj: JointPlan | Project, event: Event) -> None:
    """Strike out one date of a plan or project; it stays visible as called off."""
    if isinstance(obj, JointPlan):
        check_write_plan(by, obj)
    else:
        check_edit_project(by, obj)
    if not scheduling.dates_of(obj).exclude(state=Event.State.CANCELLED).filter(pk=event.pk).exists():
        raise NotNow(_("Tanggal ini sudah tidak ada."))
    with telling([event], by=by, now=now):
        scheduling.call_off([event], now=now)
    audit.record(
        by, f"{'joint_plan' if isinstance(obj, JointPlan) else 'project'}.date_called_off", obj, now, event=event.pk
    )
