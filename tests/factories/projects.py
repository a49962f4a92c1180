"""Activities and their subjects, by the acts that make them in life."""

from __future__ import annotations

from datetime import date

from collaboration.actions.projects import add_subject, move_project, plan_project, tell_subject_result
from collaboration.models import Project, ProjectSubject
from tests.clock import NOW
from tests.factories.teaching import make_subject
from tests.memory import remembered
from tests.world import Side


@remembered
def planned(side: Side, *, by: str = "teacher", now=NOW, **facts) -> Project:
    """An activity that the teacher coordinates."""
    given = {
        "title": "Membuat tape", "source": "appropriate", "theme": "Pangan lokal", "starts_on": date(2026, 9, 28),
        "ends_on": date(2026, 10, 9), "dimensions": ["collaboration", "reasoning"], **facts,
    }  # fmt: skip
    return plan_project(by=side.as_(by), now=now, school=side.school, **given)


@remembered
def subject(side: Side, project: Project, name: str = "Matematika", *, teacher=None, **facts) -> ProjectSubject:
    """A subject takes part."""
    given = {
        "relevance": "Menimbang bahan",
        "competency": "Perbandingan senilai",
        "assessment": "Catatan timbangan",
        **facts,
    }
    return add_subject(
        by=side.as_("teacher"), now=NOW, project=project, subject=make_subject(side.school, name), teacher=teacher or side.teacher,
        **given,
    )  # fmt: skip


@remembered
def running(side: Side, **facts) -> Project:
    """An activity with two subjects that has begun."""
    project = planned(side, **facts)
    subject(side, project)
    subject(side, project, "Biologi", teacher=side.special_needs_teacher)
    move_project(by=side.as_("teacher"), now=NOW, project=project, name="start")
    return project


@remembered
def told(side: Side, row: ProjectSubject, result: str = "Siswa menimbang tanpa bantuan") -> ProjectSubject:
    """What pupils can do now."""
    return tell_subject_result(by=side.as_("teacher"), now=NOW, row=row, result=result)
