"""An activity or project: planned, running, done."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Project
from collaboration.policy.plans import check_write_project
from core.workflow import Missing, Transition, Workflow

P = Project.State


def missing_subjects(project: Project) -> list[Missing]:
    """At least two subjects, each with the competency that it strengthens."""
    rows = list(project.subjects.select_related("subject"))
    if len(rows) < 2:
        return [Missing(_("Sekurang-kurangnya dua mata pelajaran"), "collaboration:project", project.pk)]
    return [
        Missing(
            _("Kompetensi yang dikuatkan: %(subject)s") % {"subject": row.subject}, "collaboration:project", project.pk
        )
        for row in rows
        if not row.competency.strip()
    ]


def missing_results(project: Project) -> list[Missing]:
    """What pupils can do now, from every subject."""
    rows = project.subjects.filter(result="").select_related("subject")
    return [
        Missing(_("Hasil: %(subject)s") % {"subject": row.subject}, "collaboration:project", project.pk) for row in rows
    ]


PROJECT = Workflow(
    name="project",
    states=dict(P.choices),
    initial=P.PLANNED,
    final=frozenset({P.DONE, P.CANCELLED}),
    transitions=(
        Transition("start", _("Mulai aktivitas"), (P.PLANNED,), P.RUNNING, check_write_project, gate=missing_subjects),
        Transition(
            "finish",
            _("Nyatakan selesai"),
            (P.RUNNING,),
            P.DONE,
            check_write_project,
            gate=missing_results,
            stamp="done_at",
        ),
        Transition(
            "cancel",
            _("Batalkan aktivitas"),
            (P.PLANNED, P.RUNNING),
            P.CANCELLED,
            check_write_project,
            needs_comment=True,
            backward=True,
        ),
    ),
)
