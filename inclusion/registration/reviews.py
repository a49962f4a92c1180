"""What the part "reviews" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import DemoChapter, ItemOrigin, Reader, Registry
from inclusion import cards
from inclusion.panels.reviews import PANELS, review_tiles
from inclusion.policy.plans import check_see_plans
from inclusion.policy.reviews import check_hand_out, check_owner, owners
from inclusion.readers.reviews import review_of, review_url
from inclusion.reminders.reviews import RULES
from inclusion.workflow.review import PLAN_REVIEW

CARD = cards.Card(
    key="reviews",
    order=45,
    title=_("Tinjauan rencana"),
    text=_("Tim dan orang tua melihat kemajuan, lalu memutuskan apa yang dilanjutkan dan apa yang diubah."),
    icon="calendar-check",
    url_name="inclusion:review_list",
    see=check_see_plans,
)

VERBS = {
    "plan_review.planned": _("Tinjauan rencana dijadwalkan"),
    "plan_review.changed": _("Jadwal tinjauan rencana diubah"),
    "plan_review.minutes_written": _("Notulen tinjauan rencana ditulis"),
    "plan_review.corrected": _("Catatan perbaikan notulen tinjauan ditulis"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    cards.add_tiles("reviews", review_tiles)
    registry.add_workflow(PLAN_REVIEW)
    registry.add_verbs(VERBS)
    registry.add_reader("inclusion.planreview", Reader(review_of, review_url, files=lambda actor, pk: None))
    origin = ItemOrigin(check_hand_out, lambda review: _("Tinjauan rencana individual"), check_owner, owners)
    registry.add_item_origin("inclusion.planreview", origin)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_demo_chapter(DemoChapter("plan_reviews", 165, "inclusion.demo.reviews.tell"))
