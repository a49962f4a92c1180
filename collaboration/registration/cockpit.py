"""What the part "cockpit" of collaboration registers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.models import DataCycle, HubReview, SharedResource
from collaboration.panels.cockpit import PANELS
from collaboration.papers.hub_review import REVIEW_KIND
from collaboration.policy.cockpit import check_see_cockpit, check_see_data, check_see_shelf, check_share, check_steer
from collaboration.reminders.cockpit import RULES
from collaboration.workflow.cockpit import DATA_CYCLE, REVIEW
from core.policy import Actor
from core.registry import DemoChapter, ItemOrigin, Reader, Registry
from schools.links import school_url

CARDS = (
    cards.Card(
        key="shelf", order=80, title=_("Rak sumber bersama"), icon="books", url_name="collaboration:shelf",
        text=_("Artikel, kebijakan, dan contoh yang dibagikan rekan, menurut praktik dan mata pelajaran."),
        see=check_see_shelf, begin=check_share, begin_url_name="collaboration:resource_create", begin_label=_("Bagikan sumber"),
    ),
    cards.Card(
        key="data", order=82, title=_("Siklus data"), icon="chart-bar", url_name="collaboration:data_list",
        text=_("Dari pertanyaan ke data, dari data ke tindakan mengajar, lalu lihat hasilnya."), see=check_see_data,
    ),
    cards.Card(
        key="cockpit", order=90, title=_("Kokpit kolaborasi"), icon="compass", url_name="collaboration:cockpit",
        text=_("Cakupan praktik, undangan, agenda observasi, tinjauan berkala, dan cek kesiapan."), see=check_see_cockpit,
    ),
)  # fmt: skip

VERBS = {
    "cockpit.invited": _("Undangan berkolaborasi dikirim"),
    "cockpit.agenda_arranged": _("Agenda observasi diusulkan"),
    "resource.shared": _("Sumber dibagikan"),
    "resource.edited": _("Sumber diubah"),
    "resource.removed": _("Sumber diturunkan"),
    "readiness.saved": _("Cek kesiapan diisi"),
    "data_cycle.started": _("Siklus data dimulai"),
    "data_cycle.edited": _("Siklus data diisi"),
    "data_cycle.table_previewed": _("Tabel data diunggah"),
    "data_cycle.table_shown": _("Tabel data ditampilkan"),
    "data_cycle.table_removed": _("Tabel data ditarik"),
    "hub_review.prepared": _("Tinjauan berkala disiapkan"),
    "hub_review.edited": _("Tinjauan berkala diisi"),
}


def _reader(model: Any, route: str) -> Reader:
    def load(actor: Actor, pk: int) -> Any | None:
        return model.objects.visible_to(actor).filter(pk=pk).select_related("school").first()

    return Reader(load, lambda obj: school_url(obj.school, route, obj.pk), rows=model.objects.visible_to)


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    for card in CARDS:
        cards.add(card)
    registry.add_verbs(VERBS)
    registry.add_document_kind(REVIEW_KIND)
    for table in (DATA_CYCLE, REVIEW):
        registry.add_workflow(table)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_reader("collaboration.hubreview", _reader(HubReview, "collaboration:review"))
    registry.add_reader("collaboration.datacycle", _reader(DataCycle, "collaboration:data_cycle"))
    registry.add_reader("collaboration.sharedresource", _reader(SharedResource, "collaboration:resource"))
    registry.add_item_origin("collaboration.hubreview", ItemOrigin(check_steer, str))
    registry.add_demo_chapter(DemoChapter("cockpit", 75, "collaboration.demo.cockpit.tell"))
