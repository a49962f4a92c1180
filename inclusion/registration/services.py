"""What the part "services" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.policy import Actor
from core.registry import DemoChapter, LinkPurpose, Reader, Registry
from inclusion import cards, pupil_cards
from inclusion.models import Consent, ConsentRequest, Service
from inclusion.panels.services import PANELS
from inclusion.policy.common import check_see_plan_of
from inclusion.policy.services import ANSWER, check_see_services
from inclusion.reminders.services import RULES
from inclusion.workflow.service import SERVICE
from partnerships.actions.partner_merge import add_move
from schools.links import school_url

CARD = cards.Card(
    key="services", order=60, title=_("Layanan"), icon="outline/stethoscope", url_name="inclusion:service_list", see=check_see_services,
    text=_("Terapi, konseling, dan pendampingan: di sekolah, atau oleh mitra lewat rujukan dengan persetujuan orang tua."),
)  # fmt: skip

PUPIL_CARD = pupil_cards.PupilCard(
    "services", 60, _("Layanan"), "outline/stethoscope", "inclusion:pupil_services", check_see_plan_of,
    _("Terapi, konseling, dan pendampingan."),
)  # fmt: skip

VERBS = {
    "service.planned": _("Layanan direncanakan"),
    "service.edited": _("Rencana layanan diubah"),
    "service.need_opened": _("Kebutuhan dibuka dari layanan"),
    "service.session_recorded": _("Sesi layanan dicatat"),
    "service.session_added": _("Sesi layanan ditambahkan"),
}


def _visible(actor: Actor, pk: int) -> Service | None:
    return Service.objects.visible_to(actor).select_related("school").filter(pk=pk).first()


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    for model, field in ((Service, "partner"), (Consent, "provider"), (ConsentRequest, "provider")):
        add_move(model, field)
    pupil_cards.add(PUPIL_CARD)
    registry.add_verbs(VERBS)
    registry.add_workflow(SERVICE)
    registry.add_reader(
        "inclusion.service", Reader(_visible, lambda row: school_url(row.school, "inclusion:service", row.pk))
    )
    registry.add_link_purpose(LinkPurpose(ANSWER, _("Rujukan layanan"), "inclusion_links:service", 60))
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_demo_chapter(DemoChapter("services", 180, "inclusion.demo.services.tell"))
