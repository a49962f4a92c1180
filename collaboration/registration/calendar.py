"""What the part "calendar" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.demo import staffroom
from core.registry import DemoChapter, Registry

VERBS = {
    "event.planned": _("Acara direncanakan"),
    "event.changed": _("Acara diubah"),
    "event.called_off": _("Acara dibatalkan"),
    "event_series.planned": _("Acara berulang direncanakan"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_verbs(VERBS)
    registry.add_demo_chapter(DemoChapter("staffroom", 10, staffroom.tell))
