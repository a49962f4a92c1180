"""What the part "calendar" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.panels.calendar import PANELS
from collaboration.papers.week import WEEK_KIND
from collaboration.policy.calendar import check_see_calendar
from collaboration.readers.calendar import READERS
from core.policy import allowed
from core.registry import DemoChapter, NavEntry, Registry

NAV = NavEntry(
    "calendar", pgettext_lazy("daftar", "Kalender"), "calendar", "collaboration:calendar_week", 40,
    lambda actor: allowed(check_see_calendar, actor), ("collaboration:calendar", "collaboration:event", "collaboration:feed_settings"),
)  # fmt: skip


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
    for subject_type, reader in READERS.items():
        registry.add_reader(subject_type, reader)
    registry.add_document_kind(WEEK_KIND)
    for panel in PANELS:
        registry.add_panel(panel)
    registry.add_demo_chapter(DemoChapter("staffroom", 10, "collaboration.demo.staffroom.tell"))
