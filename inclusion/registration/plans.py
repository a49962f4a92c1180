"""What the part "plans" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import LinkPurpose, Reader, Registry
from inclusion import cards
from inclusion.emails.plans import AGREEMENT
from inclusion.panels.plans import PLANS, WAITING
from inclusion.policy.plans import check_see_plans
from inclusion.readers.plans import plan_of, plan_url
from inclusion.workflow.plan import SUPPORT_PLAN

CARD = cards.Card(
    key="plans",
    order=40,
    title=_("Rencana individual"),
    text=_("Tujuan yang terukur, dukungan, dan siapa melakukannya; disusun bersama orang tua."),
    icon="file-text",
    url_name="inclusion:plan_list",
    see=check_see_plans,
)

VERBS = {
    "support_plan.opened": _("Rencana individual dimulai"),
    "support_plan.period_changed": _("Masa rencana individual diubah"),
    "support_plan.settings_changed": _("Pengaturan rencana individual diubah"),
    "support_plan.written": _("Isi rencana individual ditulis"),
    "support_plan.outcome_added": _("Sumber capaian ditambahkan ke rencana individual"),
    "support_plan.outcome_edited": _("Sumber capaian pada rencana individual diubah"),
    "support_plan.outcome_removed": _("Sumber capaian pada rencana individual dihapus"),
    "support_plan.goal_added": _("Tujuan ditambahkan ke rencana individual"),
    "support_plan.goal_edited": _("Tujuan rencana individual diubah"),
    "support_plan.goal_removed": _("Tujuan rencana individual dihapus"),
    "support_plan.goals_ordered": _("Urutan tujuan rencana individual diubah"),
    "support_plan.step_added": _("Tujuan jangka pendek ditambahkan"),
    "support_plan.step_edited": _("Tujuan jangka pendek diubah"),
    "support_plan.step_removed": _("Tujuan jangka pendek dihapus"),
    "support_plan.answered": _("Orang tua menjawab rencana individual"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_workflow(SUPPORT_PLAN)
    registry.add_verbs(VERBS)
    registry.add_reader("inclusion.supportplan", Reader(plan_of, plan_url, files=lambda actor, pk: None))
    registry.add_link_purpose(LinkPurpose(AGREEMENT, _("Persetujuan rencana individual"), "inclusion_links:plan", 30))
    registry.add_panel(PLANS)
    registry.add_panel(WAITING)
