"""What the part "plans" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.documents.teaching import TeachingPaper
from collaboration.models import JointPlan
from collaboration.panels.plans import PLANS
from collaboration.papers.plan import KIND
from collaboration.policy.plans import check_begin_plan, check_see_plans
from collaboration.readers.plans import reader
from collaboration.reminders.plans import PLAN_UNAGREED
from collaboration.terms import ICONS, Practice
from collaboration.workflow.plan import JOINT_PLAN
from core.documents import DocumentKind
from core.registry import DemoChapter, Registry

CARD = cards.Card(
    key="plans",
    order=20,
    title=Practice.JOINT_PLAN.label,
    text=_("Satu rencana dari beberapa guru, dalam enam langkah: disusun, disepakati, dipakai, diperbaiki."),
    icon=ICONS[Practice.JOINT_PLAN],
    url_name="collaboration:plan_list",
    see=check_see_plans,
    begin=check_begin_plan,
    begin_url_name="collaboration:plan_create",
    begin_label=_("Susun rencana bersama"),
)

VERBS = {
    "joint_plan.opened": _("Rencana bersama dimulai"),
    "joint_plan.edited": _("Rencana bersama diubah"),
    "joint_plan.invited": _("Rekan diundang menyusun rencana bersama"),
    "joint_plan.author_removed": _("Penyusun rencana bersama dilepas"),
    "joint_plan.agreed_by_author": _("Isi rencana bersama disetujui seorang penyusun"),
    "joint_plan.copied": _("Rencana bersama disalin"),
    "joint_plan.written": _("Isi rencana bersama ditulis"),
    "joint_plan.row_added": _("Mata pelajaran ditambahkan ke rencana bersama"),
    "joint_plan.row_edited": _("Mata pelajaran pada rencana bersama diubah"),
    "joint_plan.row_removed": _("Mata pelajaran dihapus dari rencana bersama"),
    "joint_plan.noted": _("Catatan perbaikan rencana bersama ditulis"),
    "joint_plan.meeting_set": _("Pertemuan perencanaan ditetapkan"),
    "joint_plan.date_called_off": _("Pertemuan perencanaan dibatalkan"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_workflow(JOINT_PLAN)
    registry.add_verbs(VERBS)
    registry.add_reader("collaboration.jointplan", reader(JointPlan.objects, "collaboration:plan"))
    registry.add_document_kind(
        DocumentKind(KIND, _("Rencana bersama"), "pdf/teaching_plan.html", TeachingPaper, style="report")
    )
    registry.add_panel(PLANS)
    registry.add_reminder_rule(PLAN_UNAGREED)
    registry.add_demo_chapter(DemoChapter("plans", 20, "collaboration.demo.plans.tell"))
