"""Plan one activity for several subjects, say what each adds, run it, tell what pupils can do now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration import scheduling
from collaboration.actions import _people
from collaboration.emails.dates import telling
from collaboration.emails.plans import tell_of_part
from collaboration.models import Event, Project, ProjectSubject
from collaboration.policy.plans import (
    check_begin_plan,
    check_edit_project,
    check_tell_result,
    check_write_project,
    person_of,
)
from collaboration.workflow.project import PROJECT
from core import audit
from core.models import HistoryEntry
from core.policy import Actor, Denied
from core.versions import save_version
from partnerships.models import Partnership
from schools.models import School, User

MOST_SUBJECTS = 12


def lock_project(project: Project) -> Project:
    """The stored row, held until the transaction ends."""
    return Project.objects.select_for_update(of=("self",)).select_related("school").get(pk=project.pk)


def _check_partnership(by: Actor, partnership: Partnership | None) -> None:
    """Only a partnership that this person may see can be named."""
    if partnership and not Partnership.objects.visible_to(by).filter(pk=partnership.pk).exists():
        raise Denied(_("Kemitraan ini tidak dikenal di sekolah Anda."))


@transaction.atomic
def plan_project(*, by: Actor, now: datetime, school: School, **facts: Any) -> Project:
    """Begin an activity; whoever begins it coordinates. `facts`: title, source, theme, activity, frame, dimensions, class_groups,
    starts_on, ends_on, partnership.
    """
    check_begin_plan(by)
    classes = facts.pop("class_groups", ())
    _check_partnership(by, facts.get("partnership"))
    planned = Project.objects.create(
        school=school, coordinator_id=person_of(by), created_at=now, updated_at=now, **facts
    )
    planned.class_groups.set(classes)
    audit.record(by, "project.planned", planned, now)
    return planned


@transaction.atomic
def edit_project(*, by: Actor, now: datetime, project: Project, expected: int | None = None, **changes: Any) -> Project:
    """Change what it is about. Raises `Conflict` for a stale version."""
    check_edit_project(by, lock_project(project))
    classes = changes.pop("class_groups", None)
    if changes.get("partnership") and changes["partnership"].pk != project.partnership_id:
        _check_partnership(by, changes["partnership"])
    save_version(project, expected, {**changes, "updated_at": now})
    if classes is not None:
        project.class_groups.set(classes)
    audit.record(by, "project.edited", project, now, fields=sorted(changes))
    return project


@transaction.atomic
def hand_over_project(*, by: Actor, now: datetime, project: Project, coordinator: User) -> Project:
    """Somebody else coordinates from now on."""
    row = lock_project(project)
    check_edit_project(by, row)
    _people.check_colleague(coordinator, row.school_id)
    save_version(project, None, {"coordinator": coordinator, "updated_at": now})
    audit.record(by, "project.handed_over", project, now, coordinator=coordinator.pk)
    return project


@transaction.atomic
def add_subject(*, by: Actor, now: datetime, project: Project, **facts: Any) -> ProjectSubject:
    """A subject takes part: subject, teacher, relevance, competency, pupils_do, assessing, assessment."""
    row = lock_project(project)
    check_edit_project(by, row)
    _people.check_colleague(facts["teacher"], row.school_id)
    if row.subjects.count() >= MOST_SUBJECTS:
        raise Denied(_("Satu aktivitas melayani paling banyak %(most)s mata pelajaran.") % {"most": MOST_SUBJECTS})
    added = ProjectSubject.objects.create(project=row, **facts)
    tell_of_part(row, [added.teacher], by=by, now=now)
    audit.record(by, "project.subject_added", row, now, row=added.pk)
    return added


@transaction.atomic
def edit_subject(
    *, by: Actor, now: datetime, row: ProjectSubject, expected: int | None = None, **changes: Any
) -> ProjectSubject:
    """Change what a subject adds. Raises `Conflict` when somebody else changed it meanwhile."""
    project = lock_project(row.project)
    check_edit_project(by, project)
    if "teacher" in changes and changes["teacher"].pk != row.teacher_id:
        _people.check_colleague(changes["teacher"], project.school_id)
    save_version(row, expected, changes)
    audit.record(by, "project.subject_edited", project, now, row=row.pk, fields=sorted(changes))
    return row


@transaction.atomic
def remove_subject(*, by: Actor, now: datetime, row: ProjectSubject) -> None:
    """A subject no longer takes part."""
    project = lock_project(row.project)
    check_edit_project(by, project)
    audit.record(by, "project.subject_removed", project, now, row=row.pk, subject=row.subject_id)
    row.delete()


@transaction.atomic
def tell_subject_result(
    *, by: Actor, now: datetime, row: ProjectSubject, result: str, expected: int | None = None
) -> ProjectSubject:
    """What pupils can do now, in this subject, in words."""
    project = lock_project(row.project)
    check_tell_result(by, project)
    save_version(row, expected, {"result": result})
    audit.record(by, "project.result_told", project, now, row=row.pk)
    return row


@transaction.atomic
def tell_project_result(
    *, by: Actor, now: datetime, project: Project, result: str, expected: int | None = None
) -> Project:
    """What came of the whole."""
    check_tell_result(by, lock_project(project))
    save_version(project, expected, {"result": result, "updated_at": now})
    audit.record(by, "project.result_told", project, now)
    return project


@transaction.atomic
def move_project(*, by: Actor, now: datetime, project: Project, name: str, comment: str = "") -> HistoryEntry:
    """Start, finish, call off; dates that are still to come go with a project that is called off."""
    row = lock_project(project)
    check_write_project(by, row)
    entry = PROJECT.move(row, name, by=by, now=now, comment=comment)
    dates = scheduling.dates_of(row).exclude(state=Event.State.CANCELLED)
    if name == "cancel":
        coming = list(dates.filter(starts_at__gt=now))
        with telling(coming, by=by, now=now, reason=comment):
            scheduling.call_off(coming, now=now, reason=comment)
    elif name == "finish":
        scheduling.mark_held(dates.filter(ends_at__lte=now), now=now)
    project.refresh_from_db()
    return entry
