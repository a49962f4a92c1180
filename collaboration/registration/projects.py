"""What the part "projects" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.documents.teaching import TeachingPaper
from collaboration.models import Project
from collaboration.panels.plans import PROJECTS
from collaboration.papers.project import KIND
from collaboration.policy.plans import check_begin_plan, check_see_plans
from collaboration.readers.plans import reader
from collaboration.reminders.plans import RESULT_WAITS
from collaboration.terms import ICONS, Practice
from collaboration.workflow.project import PROJECT
from core.documents import DocumentKind
from core.registry import DemoChapter, Registry

CARD = cards.Card(
    key="projects",
    order=25,
    title=Practice.PROJECT.label,
    text=_(
        "Satu aktivitas nyata untuk beberapa mata pelajaran, dengan gambar hubungan dan hasil setiap mata pelajaran."
    ),
    icon=ICONS[Practice.PROJECT],
    url_name="collaboration:project_list",
    see=check_see_plans,
    begin=check_begin_plan,
    begin_url_name="collaboration:project_create",
    begin_label=_("Rencanakan aktivitas"),
)

VERBS = {
    "project.planned": _("Aktivitas direncanakan"),
    "project.edited": _("Aktivitas diubah"),
    "project.handed_over": _("Koordinator aktivitas diganti"),
    "project.subject_added": _("Mata pelajaran ditambahkan ke aktivitas"),
    "project.subject_edited": _("Mata pelajaran dalam aktivitas diubah"),
    "project.subject_removed": _("Mata pelajaran dihapus dari aktivitas"),
    "project.result_told": _("Hasil aktivitas dicatat"),
    "project.date_set": _("Tanggal aktivitas ditetapkan"),
    "project.date_called_off": _("Tanggal aktivitas dibatalkan"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_workflow(PROJECT)
    registry.add_verbs(VERBS)
    registry.add_reader("collaboration.project", reader(Project.objects, "collaboration:project"))
    registry.add_document_kind(
        DocumentKind(KIND, _("Aktivitas dan proyek"), "pdf/teaching_plan.html", TeachingPaper, style="report")
    )
    registry.add_panel(PROJECTS)
    registry.add_reminder_rule(RESULT_WAITS)
    registry.add_demo_chapter(DemoChapter("projects", 25, "collaboration.demo.projects.tell"))
