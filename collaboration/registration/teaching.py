"""What the part "teaching" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.documents.teaching import TeachingPaper
from collaboration.models import TeamLesson
from collaboration.panels.plans import LESSONS
from collaboration.papers.team_lesson import KIND
from collaboration.policy.plans import check_begin_plan, check_see_plans
from collaboration.readers.plans import reader
from collaboration.reminders.plans import REFLECTION_WAITS
from collaboration.terms import ICONS, Practice
from collaboration.workflow.team_lesson import TEAM_LESSON
from core.documents import DocumentKind
from core.registry import DemoChapter, Registry

CARD = cards.Card(
    key="teaching",
    order=50,
    title=Practice.TEAM_TEACHING.label,
    text=_("Dua guru atau lebih mengajar bersama dengan salah satu dari enam model, lalu merenungkannya bersama."),
    icon=ICONS[Practice.TEAM_TEACHING],
    url_name="collaboration:lesson_list",
    see=check_see_plans,
    begin=check_begin_plan,
    begin_url_name="collaboration:lesson_create",
    begin_label=_("Rencanakan pelajaran bersama"),
)

VERBS = {
    "team_lesson.planned": _("Pelajaran bersama direncanakan"),
    "team_lesson.edited": _("Pelajaran bersama diubah"),
    "team_lesson.shaped": _("Bagian pelajaran bersama diubah"),
    "team_lesson.swapped": _("Pelajaran berikutnya dengan peran bertukar direncanakan"),
    "team_lesson.reflected": _("Refleksi pelajaran bersama ditulis"),
    "teaching_team.opened": _("Tim mengajar dibentuk"),
    "teaching_team.renamed": _("Nama tim mengajar diubah"),
    "teaching_team.rescheduled": _("Jadwal tim mengajar dipindahkan"),
    "teaching_team.ended": _("Tim mengajar diakhiri"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_workflow(TEAM_LESSON)
    registry.add_verbs(VERBS)
    registry.add_reader("collaboration.teamlesson", reader(TeamLesson.objects, "collaboration:lesson"))
    registry.add_document_kind(
        DocumentKind(KIND, _("Rencana pelajaran bersama"), "pdf/teaching_plan.html", TeachingPaper, style="report")
    )
    registry.add_panel(LESSONS)
    registry.add_reminder_rule(REFLECTION_WAITS)
    registry.add_demo_chapter(DemoChapter("teaching", 30, "collaboration.demo.teaching.tell"))
