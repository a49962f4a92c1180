"""Begin a joint plan, say what it is about, who writes it; agree, use, revise, copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions import _people
from collaboration.emails.plans import tell_of_part
from collaboration.guides.plans import QUESTIONS
from collaboration.models import JointPlan, PlanAuthor, PlanRow, PlanSection
from collaboration.policy.plans import check_begin_plan, check_edit_plan, check_see_plans, person_of
from collaboration.workflow.plan import JOINT_PLAN, missing_agreement, missing_texts
from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import School, User

MANY = ("subjects", "class_groups")


def lock_plan(plan: JointPlan) -> JointPlan:
    """The stored row, held until the transaction ends."""
    return JointPlan.objects.select_for_update(of=("self",)).select_related("school").get(pk=plan.pk)


def ask_again(plan: JointPlan) -> None:
    """The text changed: what was agreed before is no longer this text."""
    PlanAuthor.objects.filter(plan=plan).update(agreed_at=None)


@transaction.atomic
def open_plan(*, by: Actor, now: datetime, school: School, authors: Iterable[User] = (), **facts: Any) -> JointPlan:
    """Begin a plan. `facts`: title, phase, grade, subjects, class_groups, starts_on, ends_on, lesson_hours.

    Whoever begins it is an author; `authors` are invited to write with them.
    """
    check_begin_plan(by)
    many = {name: facts.pop(name, ()) for name in MANY}
    opened = JointPlan.objects.create(
        school=school, opened_by_id=person_of(by), created_at=now, updated_at=now, **facts
    )
    for name, rows in many.items():
        getattr(opened, name).set(rows)
    PlanSection.objects.bulk_create(PlanSection(plan=opened, key=key, updated_at=now) for key in QUESTIONS)
    PlanAuthor.objects.create(plan=opened, user_id=person_of(by), invited_at=now)
    _invite(opened, authors, by=by, now=now)
    audit.record(by, "joint_plan.opened", opened, now)
    return opened


def _invite(plan: JointPlan, people: Iterable[User], *, by: Actor, now: datetime) -> list[User]:
    known = set(plan.authors.values_list("user_id", flat=True))
    new = [person for person in people if person.pk not in known]
    for person in new:
        _people.check_colleague(person, plan.school_id)
        PlanAuthor.objects.create(plan=plan, user=person, invited_at=now)
    tell_of_part(plan, new, by=by, now=now)
    return new


@transaction.atomic
def describe_plan(
    *, by: Actor, now: datetime, plan: JointPlan, expected: int | None = None, **changes: Any
) -> JointPlan:
    """Change what the plan is about. Raises `Conflict` for a stale version, `NotNow` once it is agreed."""
    check_edit_plan(by, lock_plan(plan))
    many = {name: changes.pop(name) for name in MANY if name in changes}
    save_version(plan, expected, {**changes, "updated_at": now})
    for name, rows in many.items():
        getattr(plan, name).set(rows)
    ask_again(plan)
    audit.record(by, "joint_plan.edited", plan, now, fields=sorted([*changes, *many]))
    return plan


@transaction.atomic
def invite_authors(*, by: Actor, now: datetime, plan: JointPlan, people: Iterable[User]) -> list[User]:
    """Ask colleagues to write with you; those who do so already are passed over."""
    row = lock_plan(plan)
    check_edit_plan(by, row)
    new = _invite(row, people, by=by, now=now)
    audit.record(by, "joint_plan.invited", row, now, people=[person.pk for person in new])
    return new


@transaction.atomic
def remove_author(*, by: Actor, now: datetime, plan: JointPlan, author: PlanAuthor) -> None:
    """Somebody no longer writes (they left, or were asked by mistake). What they wrote stays. One author always remains."""
    row = lock_plan(plan)
    check_edit_plan(by, row)
    if author.plan_id != row.pk or row.authors.count() < 2:
        raise NotNow(_("Rencana memerlukan sekurang-kurangnya satu penyusun."))
    audit.record(by, "joint_plan.author_removed", row, now, person=author.user_id)
    author.delete()


@transaction.atomic
def agree_to_plan(*, by: Actor, now: datetime, plan: JointPlan) -> JointPlan:
    """Say that the text is yours too. When everybody at the school has said so, the plan is agreed."""
    row = lock_plan(plan)
    check_edit_plan(by, row)
    lacking = missing_texts(row)
    if lacking:
        raise NotNow(_("Rencana belum lengkap untuk disepakati. Yang belum ada:"), lacking)
    PlanAuthor.objects.filter(plan=row, user_id=person_of(by), agreed_at=None).update(agreed_at=now)
    audit.record(by, "joint_plan.agreed_by_author", row, now)
    if not missing_agreement(row):
        JOINT_PLAN.move(row, "agree", by=by, now=now)
    plan.refresh_from_db()
    return plan


@transaction.atomic
def move_plan(*, by: Actor, now: datetime, plan: JointPlan, name: str, comment: str = "") -> HistoryEntry:
    """Make the transition `name`. Raises what `Workflow.move` raises; a revision has an act of its own."""
    row = lock_plan(plan)
    if JOINT_PLAN.get(name).automatic or JOINT_PLAN.get(name).route:
        raise NotNow(_("Langkah ini tidak dilakukan dengan cara itu."))
    entry = JOINT_PLAN.move(row, name, by=by, now=now, comment=comment)
    JointPlan.objects.filter(pk=row.pk).update(updated_at=now)
    if row.is_open:
        ask_again(row)
    plan.refresh_from_db()
    return entry


@transaction.atomic
def revise_plan(*, by: Actor, now: datetime, plan: JointPlan) -> JointPlan:
    """A new version to mend; the plan that was used stays as it was, and says that it has a successor."""
    row = lock_plan(plan)
    JOINT_PLAN.move(row, "revise", by=by, now=now)
    made = _copied(row, by=by, now=now, title=row.title, previous=row, revision=row.revision + 1)
    people = row.authors.exclude(user_id=person_of(by)).select_related("user")
    _invite(made, [a.user for a in people if _people.is_colleague(a.user, row.school_id)], by=by, now=now)
    for name in MANY:
        getattr(made, name).set(getattr(row, name).all())
    JointPlan.objects.filter(pk=made.pk).update(starts_on=row.starts_on, ends_on=row.ends_on)
    plan.refresh_from_db()
    made.refresh_from_db()
    return made


@transaction.atomic
def copy_plan(*, by: Actor, now: datetime, plan: JointPlan, title: str) -> JointPlan:
    """Begin a plan of one's own with the words of an earlier one. Classes and weeks are left open."""
    check_see_plans(by)
    check_begin_plan(by)
    made = _copied(plan, by=by, now=now, title=title, source=plan)
    made.subjects.set(plan.subjects.all())
    audit.record(by, "joint_plan.copied", made, now, source=plan.pk)
    return made


def _copied(plan: JointPlan, *, by: Actor, now: datetime, **facts: Any) -> JointPlan:
    made = open_plan(
        by=by, now=now, school=plan.school, phase=plan.phase, grade=plan.grade, lesson_hours=plan.lesson_hours, **facts
    )
    for section in plan.sections.exclude(body=""):
        PlanSection.objects.filter(plan=made, key=section.key).update(body=section.body, updated_by_id=by.user_id)
    PlanRow.objects.bulk_create(
        PlanRow(
            plan=made, subject_id=row.subject_id, competency=row.competency, indicator=row.indicator,
            activity=row.activity, assessment=row.assessment,
        )
        for row in plan.rows.all()
    )  # fmt: skip
    return made
