"""What the part "parents" of inclusion registers."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor
from core.registry import DemoChapter, FirstStep, LinkPurpose, Reader, Registry
from inclusion import pupil_cards
from inclusion.actions.consents import at_giving, at_withdrawal
from inclusion.actions.handover import freeze_handover, stop_handovers
from inclusion.cards import Card, add
from inclusion.models import Consent
from inclusion.panels.parents import PANELS
from inclusion.policy.handover import HANDOVER, check_read_class_notes, check_see_handovers
from inclusion.policy.letters import check_read_letters, check_see_texts
from inclusion.policy.parents import CHILD, check_read_messages, check_see_children, check_see_materials
from inclusion.pupil_cards import PupilCard
from inclusion.readers.home_materials import material_of, material_url
from schools.roles import Role

VERBS = {
    "parent_message.written": _("Pesan kepada sekolah atau orang tua ditulis"),
    "parent_message.read": _("Pesan ditandai sudah dibaca"),
    "home_answers.given": _("Kuesioner orang tua dijawab"),
    "home_material.shared": _("Bahan untuk di rumah dibagikan"),
    "home_material.withdrawn": _("Bahan untuk di rumah ditarik"),
    "parent_training.offered": _("Pelatihan orang tua diumumkan"),
    "parent_training.wanted": _("Minat ikut pelatihan orang tua"),
    "letter_text.worded": _("Teks surat kepada orang tua diubah"),
    "parent_letter.written": _("Surat kepada orang tua ditulis"),
    "handover.made": _("Data siswa disiapkan untuk diserahkan"),
    "class_note.left": _("Catatan serah terima kelas ditulis"),
}

CARDS = (
    Card(
        "children", 5, _("Anak saya"), _("Apa yang dilakukan sekolah untuk anak Anda, bagaimana perkembangannya, dan tempat bertanya."),
        "user-heart", "inclusion:children", check_see_children,
    ),
    Card(
        "home_materials", 72, _("Bahan untuk di rumah"), _("Langkah kecil untuk dicoba orang tua, dan pelatihan bagi mereka."),
        "home-heart", "inclusion:home_materials", check_see_materials,
    ),
    Card(
        "letter_texts", 73, _("Teks surat"), _("Surat kepada orang tua dalam kata-kata sederhana: undangan, persetujuan, kabar."),
        "mail", "inclusion:letter_texts", check_see_texts,
    ),
)  # fmt: skip

PUPIL_CARDS = (
    PupilCard(
        "messages", 70, _("Percakapan dengan orang tua"), "messages", "inclusion:messages", check_read_messages,
        _("Pesan, telepon, dan tatap muka dengan orang tua."),
    ),
    PupilCard(
        "letters", 71, _("Surat kepada orang tua"), "mail", "inclusion:letters", check_read_letters,
        _("Undangan, permohonan persetujuan, dan kabar perkembangan."), "",
    ),
    PupilCard(
        "class_notes", 90, _("Serah terima kelas"), "arrow-forward-up", "inclusion:class_notes", check_read_class_notes,
        _("Pesan untuk wali kelas dan tim tahun depan."),
    ),
    PupilCard(
        "handovers", 91, _("Serah terima ke sekolah atau kelas lain"), "package-export", "inclusion:pupil_handovers", check_see_handovers,
        _("Minta persetujuan orang tua, lalu serahkan hanya yang mereka pilih."),
    ),
)  # fmt: skip


def _withdrawn(consent: Consent, by: Actor, now: datetime) -> None:
    stop_handovers(by=by, now=now, consent=consent)


def _given(consent: Consent, by: Actor, now: datetime) -> None:
    freeze_handover(by=by, now=now, consent=consent)


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
    registry.add_link_purpose(LinkPurpose(HANDOVER, _("Serah terima data siswa"), "inclusion_links:handover", 14))
    registry.add_reader("inclusion.homematerial", Reader(material_of, material_url))
    at_giving(_given)
    at_withdrawal(_withdrawn)
    registry.add_first_step(
        FirstStep(
            "inclusion.children", (Role.PARENT.value,), _("Anak saya"),
            _("Di Guyub Anda melihat apa yang dilakukan sekolah untuk anak Anda, membaca perkembangannya, dan bertanya kapan saja."), 5,
            "inclusion:children", _("Buka ruang anak saya"), "user-heart",
        )
    )  # fmt: skip
    registry.add_demo_chapter(DemoChapter("parents", 170, "inclusion.demo.parents.tell"))
