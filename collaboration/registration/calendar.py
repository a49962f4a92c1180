"""What the part "calendar" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.demo import staffroom
from collaboration.models import Event
from collaboration.panels.calendar import PANELS
from collaboration.policy.calendar import check_see_calendar
from core.policy import Actor, allowed
from core.registry import DemoChapter, NavEntry, Reader, Registry
from schools.links import school_url

NAV = NavEntry(
    "calendar", pgettext_lazy("daftar", "Kalender"), "calendar", "collaboration:calendar_week", 40,
    lambda actor: allowed(check_see_calendar, actor), ("collaboration:calendar", "collaboration:event", "collaboration:feed_settings"),
)  # fmt: skip


def _visible(actor: Actor, pk: int) -> Event | None:
    return Event.objects.visible_to(actor).select_related("school").filter(pk=pk).first()


READER = Reader(_visible, lambda event: school_url(event.school, "collaboration:event", event.pk))

VERBS = {
    "event.planned": _("Acara direncanakan"),
    "event.changed": _("Acara diubah"),
    "event.called_off": _("Acara dibatalkan"),
    "calendar_feed.opened": _("Langganan kalender dibuat"),
    "calendar_feed.renewed": _("Alamat langganan kalender diganti"),
    "calendar_feed.closed": _("Langganan kalender dimatikan"),
    "event_series.planned": _("Acara berulang direncanakan"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_nav(NAV)
    registry.add_verbs(VERBS)
    registry.add_reader("collaboration.event", READER)
    for panel in PANELS:
        registry.add_panel(panel)
    registry.add_demo_chapter(DemoChapter("staffroom", 10, staffroom.tell))
