"""What the part "progress" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import DemoChapter, Registry
from inclusion import pupil_cards
from inclusion.cards import Card, add
from inclusion.panels.progress import PANELS
from inclusion.policy.common import check_see_plan_of
from inclusion.policy.progress import check_note_somewhere, check_see_overview
from inclusion.pupil_cards import PupilCard
from inclusion.reminders.progress import RULES

VERBS = {
    "progress.noted": _("Perkembangan dicatat"),
    "progress.corrected": _("Catatan perkembangan diperbaiki"),
}

CARDS = (
    Card(
        "progress_sheet", 50, _("Catat perkembangan"), _("Satu angka per tujuan, dalam hitungan detik, juga tanpa sambungan."),
        "pencil-plus", "inclusion:progress_sheet", check_note_somewhere,
    ),
    Card(
        "progress", 51, _("Perkembangan"), _("Ke mana setiap tujuan bergerak: angka, grafik, dan kalimat yang mudah dipahami."),
        "chart-line", "inclusion:progress_list", check_see_overview,
    ),
)  # fmt: skip

PUPIL_CARDS = (
    PupilCard(
        "progress", 50, _("Perkembangan"), "chart-line", "inclusion:progress_of", check_see_plan_of,
        _("Setiap tujuan dalam kata-kata dan grafik."),
    ),
)  # fmt: skip


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    for card in CARDS:
        add(card)
    for one in PUPIL_CARDS:
        pupil_cards.add(one)
    registry.add_verbs(VERBS)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_demo_chapter(DemoChapter("progress", 160, "inclusion.demo.progress.tell"))
