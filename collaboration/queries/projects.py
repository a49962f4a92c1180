"""Reads of activities and projects, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from collaboration.guides.projects import FIVE_STEPS, dimension_names
from collaboration.models import Project, ProjectSubject
from collaboration.pictures import ActivityMap, Spoke
from core import dates
from core.keyset import slice_after
from core.looks import Stage, screen_language
from core.policy import Actor
from core.search import Found, find
from partnerships.models import Partnership
from schools.models import Membership, User

ORDER = ("-starts_on", "-pk")


def project_page(
    actor: Actor, *, mine: bool, state: str, words: str, position: str = ""
) -> tuple[list[Project], str, Found]:
    """Up to 25 projects, the latest first; the position from which to go on; what the search found."""
    rows = Project.objects.visible_to(actor)
    rows = rows.of_person(actor.user_id) if mine else rows
    rows = rows.filter(state=state) if state in Project.State.values else rows
    found = find(rows, words)
    named = found.rows.select_related("coordinator").prefetch_related("subjects__subject", "class_groups")
    part = slice_after(named, ORDER, position)
    return part.rows, part.after, found


def project_counts(actor: Actor) -> dict[str, int]:
    """How many projects are in each state, '' for all; "mine" for the own. One query."""
    rows = Project.objects.visible_to(actor)
    mine = Q(pk__in=Project.objects.of_person(actor.user_id).values("pk"))
    states = {code: Count("pk", filter=Q(state=code)) for code in Project.State.values}
    found = rows.order_by().aggregate(**states, everything=Count("pk"), mine=Count("pk", filter=mine))
    return {"": found.pop("everything"), **found}


def subjects_of(project: Project) -> list[ProjectSubject]:
    """What takes part, with subject and teacher. One query."""
    return list(project.subjects.select_related("subject", "teacher"))


def people_of(project: Project) -> list[User]:
    """The coordinator and the teachers who are still at the school, each once. Two queries."""
    here = set(Membership.objects.active().filter(school_id=project.school_id).values_list("user_id", flat=True))
    people = {project.coordinator_id: project.coordinator} | {
        row.teacher_id: row.teacher for row in subjects_of(project)
    }
    return [person for pk, person in people.items() if pk in here]


def map_of(project: Project, rows: Sequence[ProjectSubject]) -> ActivityMap:
    """The picture: the activity, and each subject with the competency that it strengthens."""
    spokes = tuple(Spoke(str(row.subject), " ".join(row.competency.split())) for row in rows)
    return ActivityMap(_("Satu aktivitas, banyak mata pelajaran"), project.title, spokes)


def five_steps(project: Project, rows: Sequence[ProjectSubject], has_dates: bool) -> list[Stage]:
    """How far it came, told by what is there: nobody ticks a step."""
    begun = project.state != Project.State.PLANNED
    done = (
        True,
        bool(rows) and all(row.relevance for row in rows),
        len(rows) > 1 and all(row.competency for row in rows),
        begun or has_dates,
        bool(rows) and all(row.result for row in rows),
    )
    first_open = next((n for n, is_done in enumerate(done) if not is_done), len(done))
    statuses = ["done" if is_done else "now" if n == first_open else "todo" for n, is_done in enumerate(done)]
    return [Stage(title, status) for (_key, title, _text), status in zip(FIVE_STEPS, statuses, strict=True)]


def when(project: Project) -> str:
    """Its days in words."""
    return dates.date_range(project.starts_on, project.ends_on, screen_language())


def project_facts(project: Project, partnership: Partnership | None) -> list[tuple[Any, Any]]:
    """What one project says of itself; the partnership only for those who may see it."""
    facts: list[tuple[Any, Any]] = [
        (_("Sumber tema"), project.get_source_display()),
        (_("Tema"), project.theme),
        (_("Apa yang dikerjakan siswa"), project.activity),
        (project.get_frame_display(), ", ".join(dimension_names(project.dimensions))),
        (_("Waktu"), when(project)),
        (_("Kelas"), ", ".join(str(group) for group in project.class_groups.all())),
    ]
    if partnership is not None:
        facts.append((_("Kemitraan"), partnership.title))
    return facts


def partnership_of(project: Project, actor: Actor) -> Partnership | None:
    """The partnership that takes part, when this person may see it."""
    if project.partnership_id is None:
        return None
    return Partnership.objects.visible_to(actor).filter(pk=project.partnership_id).first()


def untold(user_id: int | None, school_id: int | None, today: date) -> QuerySet[ProjectSubject]:
    """Own subjects of projects whose days are over and whose result nobody has told."""
    rows = ProjectSubject.objects.filter(teacher_id=user_id or 0, result="", project__school_id=school_id or 0)
    return rows.filter(project__state=Project.State.RUNNING, project__ends_on__lt=today).select_related(
        "project", "subject"
    )
