"""What the part "profiles" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import DemoChapter, Registry
from inclusion import pupil_cards
from inclusion.panels.profiles import PANELS
from inclusion.policy.common import check_see_assessments_of, check_see_plan_of
from inclusion.policy.erasing import check_ask_unread
from inclusion.readers.profiles import load_assessment, url_of
from inclusion.registration.on_record import on_record
from inclusion.terms import Purpose

VERBS = {
    "learning_profile.begun": _("Profil belajar dibuka untuk tahun ajaran"),
    "learning_profile.written": _("Profil belajar ditulis"),
    "learning_profile.coded": _("Kode kebutuhan khusus diubah"),
    "learning_profile.functions_told": _("Pernyataan tentang fungsi diubah"),
    "assessment.filed": _("Asesmen dicatat"),
    "assessment.edited": _("Asesmen diubah"),
    "assessment.erased": _("Asesmen dihapus untuk selamanya"),
    "assessment.document_erased": _("Dokumen asesmen dihapus untuk selamanya"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_verbs(VERBS)
    registry.add_reader(
        "inclusion.assessment",
        on_record(load_assessment, url_of, "pupil.assessment_opened", lambda assessment: [assessment.pupil]),
    )
    pupil_cards.add(
        pupil_cards.PupilCard(
            "profile", 10, _("Profil belajar"), "outline/id", "inclusion:pupil_profile", check_see_plan_of,
            _("Suara, kekuatan, minat, yang membantu, dan dukungan yang diperlukan."),
        )
    )  # fmt: skip
    pupil_cards.add(
        pupil_cards.PupilCard(
            "assessments", 80, _("Asesmen"), "outline/clipboard-text", "inclusion:assessments", check_see_assessments_of,
            _("Hasil pemeriksaan tenaga profesional, bagi tim yang diberi izin dan orang tua."), Purpose.ASSESSMENT,
            pupil_cards.Way(_("Catat permintaan orang tua agar dihapus"), "inclusion:erasure_choose", check_ask_unread),
        )
    )  # fmt: skip
    for panel in PANELS:
        registry.add_panel(panel)
    registry.add_demo_chapter(DemoChapter("profiles", 120, "inclusion.demo.profiles.tell"))
