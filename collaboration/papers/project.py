"""From an activity to the paper with its picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from collaboration.documents.teaching import PaperBlock, TeachingPaper
from collaboration.models import Project, ProjectSubject
from collaboration.papers._common import hold, place_and_date, printed, signed_by, words_block
from collaboration.policy.plans import check_see_plans
from collaboration.queries.projects import map_of, project_facts, subjects_of, when
from core.documents import request_document
from core.models import Document
from core.papers import Table
from core.policy import Actor, check_same_tenant
from partnerships.papers.words import letterhead, listed

KIND = "project"


@transaction.atomic
def request_project_paper(*, by: Actor, now: datetime, project: Project, paper: str = "") -> Document:
    """Ask for the PDF of the activity as it stands now. Its partnership is not on it: not everybody who reads it may see that."""
    check_same_tenant(by, project)
    check_see_plans(by)
    with translation.override("id"):
        payload = project_paper(project, project.school.local_date(now))
    return request_document(by=by, now=now, subject=project, kind=KIND, **printed(project.school, payload, paper))


def project_paper(project: Project, today: date) -> TeachingPaper:
    """Everything the paper says. The active language must be Indonesian, as papers are."""
    rows = subjects_of(project)
    return TeachingPaper(
        title=f"Aktivitas: {project.title}",
        heading="Pembelajaran Berbasis Aktivitas",
        subject=project.title,
        facts=hold([*project_facts(project, None), ("Koordinator", project.coordinator.display_name)]),
        summary=_summary(project, rows),
        picture=map_of(project, rows) if rows else None,
        blocks=(*_table(rows), *_results(project, rows)),
        footer=f"Aktivitas dan Proyek, {project.school.name}",
        letterhead=letterhead(project.school),
        signatures=signed_by([project.coordinator], project.school, "Koordinator"),
        place_and_date=place_and_date(project.school, today),
        mark="DRAF" if project.state == Project.State.PLANNED else "",
    )


def _summary(project: Project, rows: Sequence[ProjectSubject]) -> tuple[str, ...]:
    said = [f"Siswa mengerjakan satu aktivitas, “{project.title}”, {when(project)}."]
    if rows:
        names = listed(sorted({str(row.subject) for row in rows}))
        said.append(f"Aktivitas ini menguatkan {names} sekaligus.")
    return tuple(said)


def _table(rows: Sequence[ProjectSubject]) -> list[PaperBlock]:
    lines = tuple(
        (
            f"{row.subject} ({row.teacher.display_name})", row.competency, row.pupils_do,
            " ".join(filter(None, (f"{row.get_assessing_display()}.", row.assessment))),
        )
        for row in rows
    )  # fmt: skip
    columns = ("Mata pelajaran, guru", "Kompetensi", "Yang dikerjakan siswa", "Penilaian")
    return [PaperBlock("Mata pelajaran yang terlibat", table=Table("", columns, lines))] if lines else []


def _results(project: Project, rows: Sequence[ProjectSubject]) -> list[PaperBlock]:
    lines = tuple((str(row.subject), row.result) for row in rows if row.result)
    found = words_block("Hasil bersama", project.result)
    return [*([PaperBlock("Hasil setiap mata pelajaran", table=Table("", ("Mata pelajaran", "Yang tampak pada siswa"), lines))]
              if lines else []), *found]  # fmt: skip
