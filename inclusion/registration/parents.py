"""What the part "parents" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import FirstStep, LinkPurpose, Registry
from inclusion import pupil_cards
from inclusion.cards import Card, add
from inclusion.panels.parents import PANELS
from inclusion.policy.parents import CHILD, check_read_messages, check_see_children
from inclusion.pupil_cards import PupilCard
from schools.roles import Role

VERBS = {
    "parent_message.written": _("Pesan kepada sekolah atau orang tua ditulis"),
    "parent_message.read": _("Pesan ditandai sudah dibaca"),
    "home_answers.given": _("Kuesioner orang tua dijawab"),
}

CARDS = (
    Card(
        "children", 5, _("Anak saya"), _("Apa yang dilakukan sekolah untuk anak Anda, bagaimana perkembangannya, dan tempat bertanya."),
        "user-heart", "inclusion:children", check_see_children,
    ),
)  # fmt: skip

PUPIL_CARDS = (
    PupilCard(
        "messages", 70, _("Percakapan dengan orang tua"), "messages", "inclusion:messages", check_read_messages,
        _("Pesan, telepon, dan tatap muka dengan orang tua."),
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
    registry.add_link_purpose(LinkPurpose(CHILD, _("Membuka ruang anak"), "inclusion_links:child", 30))
    registry.add_first_step(
        FirstStep(
            "inclusion.children", (Role.PARENT.value,), _("Anak saya"),
            _("Di Guyub Anda melihat apa yang dilakukan sekolah untuk anak Anda, membaca perkembangannya, dan bertanya kapan saja."), 5,
            "inclusion:children", _("Buka ruang anak saya"), "user-heart",
        )
    )  # fmt: skip
