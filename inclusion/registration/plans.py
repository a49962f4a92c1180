"""What the part "plans" of inclusion registers."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.policy import Actor
from core.registry import DemoChapter, LinkPurpose, Reader, Registry
from inclusion import cards, pupil_cards
from inclusion.actions.consents import at_withdrawal
from inclusion.actions.plan_withdrawal import stop_plans
from inclusion.emails.plans import AGREEMENT
from inclusion.models import Consent
from inclusion.panels.plans import PLANS, WAITING
from inclusion.policy.common import check_see_plan_of
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

PUPIL_CARD = pupil_cards.PupilCard(
    "plans", 40, pgettext_lazy("seorang siswa", "Rencana individual"), "outline/file-text", "inclusion:plan_of", check_see_plan_of,
    _("Tujuan yang terukur, dukungan, dan siapa melakukannya."),
)  # fmt: skip

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


def _withdrawn(consent: Consent, by: Actor, now: datetime) -> None:
    stop_plans(by=by, now=now, consent=consent)


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    at_withdrawal(_withdrawn)
    cards.add(CARD)
    pupil_cards.add(PUPIL_CARD)
    registry.add_workflow(SUPPORT_PLAN)
    registry.add_verbs(VERBS)
    registry.add_reader("inclusion.supportplan", Reader(plan_of, plan_url, files=lambda actor, pk: None))
    registry.add_link_purpose(LinkPurpose(AGREEMENT, _("Persetujuan rencana individual"), "inclusion_links:plan", 30))
    registry.add_panel(PLANS)
    registry.add_panel(WAITING)
    registry.add_demo_chapter(DemoChapter("support_plans", 140, "inclusion.demo.plans.tell"))
