"""Write a joint plan's texts and rows, and what proved impractical. Several authors at once; nothing that anybody typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from collaboration.actions.plans import ask_again, lock_plan
from collaboration.models import JointPlan, PlanNote, PlanRow
from collaboration.policy.plans import check_edit_plan, check_note_plan
from core import audit
from core.policy import Actor
from core.text_saving import Clash, record_quietly, save_each
from core.versions import save_version


@transaction.atomic
def save_texts(*, by: Actor, now: datetime, plan: JointPlan, texts: Mapping[str, tuple[str, int]]) -> list[Clash]:
    """Save what was typed, text by text: key -> (words, version that was read). Returns those that clash, unsaved.

    The same words as stored are never a clash. A text that others agreed to asks for their word again.
    """
    row = lock_plan(plan)
    check_edit_plan(by, row)
    clashes, saved = save_each(row.sections.select_related("updated_by"), texts, by=by, now=now)
    if saved:
        _changed(row, by=by, now=now, texts=saved)
    return clashes


def _changed(plan: JointPlan, *, by: Actor, now: datetime, texts: list[str]) -> None:
    ask_again(plan)
    JointPlan.objects.filter(pk=plan.pk).update(updated_at=now)
    record_quietly(by, "joint_plan.written", plan, now, texts=sorted(texts))


@transaction.atomic
def add_row(*, by: Actor, now: datetime, plan: JointPlan, **facts: Any) -> PlanRow:
    """A line of the matrix: subject, competency, indicator, activity, assessment."""
    row = lock_plan(plan)
    check_edit_plan(by, row)
    added = PlanRow.objects.create(plan=row, **facts)
    row.subjects.add(added.subject)
    _changed(row, by=by, now=now, texts=["rows"])
    audit.record(by, "joint_plan.row_added", row, now, row=added.pk)
    return added


@transaction.atomic
def edit_row(*, by: Actor, now: datetime, row: PlanRow, expected: int | None = None, **changes: Any) -> PlanRow:
    """Change a line. Raises `Conflict` when somebody else changed it meanwhile."""
    plan = lock_plan(row.plan)
    check_edit_plan(by, plan)
    save_version(row, expected, changes)
    plan.subjects.add(row.subject)
    _changed(plan, by=by, now=now, texts=["rows"])
    audit.record(by, "joint_plan.row_edited", plan, now, row=row.pk)
    return row


@transaction.atomic
def remove_row(*, by: Actor, now: datetime, row: PlanRow) -> None:
    """Take a line away."""
    plan = lock_plan(row.plan)
    check_edit_plan(by, plan)
    audit.record(by, "joint_plan.row_removed", plan, now, row=row.pk, subject=row.subject_id)
    row.delete()
    _changed(plan, by=by, now=now, texts=["rows"])


@transaction.atomic
def note_plan(*, by: Actor, now: datetime, plan: JointPlan, taught_on: date, what: str, better: str = "") -> PlanNote:
    """After teaching: what proved impractical, and what would be better. The plan itself stays as it was."""
    row = lock_plan(plan)
    check_note_plan(by, row)
    note = PlanNote.objects.create(
        plan=row, by_id=by.user_id, taught_on=taught_on, what=what, better=better, created_at=now
    )
    audit.record(by, "joint_plan.noted", row, now, note=note.pk)
    return note
