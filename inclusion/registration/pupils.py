"""What the part "pupils" of inclusion registers: the register, guardians, consents, teams, and the record of reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.policy import Actor
from core.registry import DemoChapter, LinkPurpose, Registry, SweepStep
from inclusion import cards, pupil_cards
from inclusion.actions.guardians import connect_invited
from inclusion.actions.reading import READS
from inclusion.data_checks import CHECKS
from inclusion.data_subjects import PUPIL, own_children, persons_behind
from inclusion.erasable import ASSESSMENT, DOCUMENT, GUARDIAN
from inclusion.erasing import ERASERS
from inclusion.policy.common import check_see_plan_of
from inclusion.policy.consents import LINK, check_see_consents_of
from inclusion.policy.pupils import check_browse_register
from inclusion.policy.reads import check_see_reads_of
from inclusion.readers.consents import READERS
from inclusion.reminders.pupils import RULES
from schools.erasing import forget_requests

CARD = cards.Card(
    "pupils", 10, pgettext_lazy("banyak", "Siswa"),
    _("Siapa siswa di sekolah ini, di kelas mana, dan jalan menuju profil serta rencananya."),
    "users", "inclusion:pupil_list", check_browse_register,
)  # fmt: skip

PUPIL_CARDS = (
    pupil_cards.PupilCard(
        "team", 70, _("Tim"), "users-group", "inclusion:team", check_see_plan_of,
        text=_("Siapa bekerja dengan siswa ini, dan apa bagiannya."),
    ),
    pupil_cards.PupilCard(
        "consents", 80, _("Persetujuan"), "file-certificate", "inclusion:consents", check_see_consents_of,
        text=_("Apa yang disetujui orang tua, untuk siapa, sampai kapan; dan cara mencabutnya."), purpose="",
    ),
    pupil_cards.PupilCard(
        "reads", 90, _("Siapa membuka datanya"), "eye", "inclusion:reads", check_see_reads_of,
        text=_("Setiap kali rencana, profil, atau catatan siswa ini dibuka, itu tercatat."), purpose="",
    ),
)  # fmt: skip

VERBS = {
    "pupil.registered": _("Siswa didaftarkan"),
    "pupil.edited": _("Data siswa diubah"),
    "pupil.moved": _("Siswa pindah kelas"),
    "pupil.left_school": _("Siswa keluar"),
    "pupil.returned": _("Siswa kembali"),
    "pupil.removed": _("Siswa dari impor dihapus"),
    "pupil.erased": _("Data siswa dihapus untuk selamanya"),
    "guardian.erased": _("Data orang tua atau wali dihapus untuk selamanya"),
    "pupil.team_joined": _("Anggota tim ditambahkan"),
    "pupil.team_changed": _("Anggota tim diubah"),
    "pupil.team_left": _("Anggota tim keluar"),
    "pupil.clearance_given": _("Izin membaca asesmen diberikan"),
    "pupil.clearance_taken": _("Izin membaca asesmen dicabut"),
    "guardian.added": _("Orang tua atau wali ditambahkan"),
    "guardian.edited": _("Data orang tua atau wali diubah"),
    "guardian.put_aside": _("Orang tua atau wali dinonaktifkan"),
    "guardian.taken_up": _("Orang tua atau wali diaktifkan lagi"),
    "guardian.invited": _("Orang tua diundang ke akun"),
    "guardian.connected": _("Akun orang tua dihubungkan"),
    "guardian.disconnected": _("Akun orang tua dilepas"),
    "guardian.removed": _("Orang tua atau wali dari impor dihapus"),
    "consent.given": _("Persetujuan dicatat"),
    "consent.withdrawn": _("Persetujuan dicabut"),
    "consent.asked": _("Persetujuan diminta"),
    "consent.answered": _("Permintaan persetujuan dijawab"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    for card in PUPIL_CARDS:
        pupil_cards.add(card)
    registry.add_verbs(VERBS | READS)
    for subject_type, reader in READERS.items():
        registry.add_reader(subject_type, reader)
    for subject in (PUPIL, GUARDIAN, ASSESSMENT, DOCUMENT):
        registry.add_data_subject(subject)
    registry.add_own_part("inclusion.children", own_children)
    registry.add_persons_behind("inclusion", persons_behind)
    for erased in ("inclusion.pupil", "inclusion.guardian"):
        registry.add_eraser(erased, "requests", forget_requests)
    for kind, forget in ERASERS.items():
        registry.add_eraser(kind, "inclusion", forget)
    for key, find in CHECKS.items():
        registry.add_data_check(key, find)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_link_purpose(
        LinkPurpose(LINK, _("Memberi atau mencabut persetujuan"), "inclusion_links:consent", days=30)
    )
    registry.add_sweep_step(SweepStep("inclusion.guardians", lambda now: connect_invited(by=Actor.system(), now=now)))
    registry.add_demo_chapter(DemoChapter("pupils", 110, "inclusion.demo.pupils.tell"))
    registry.add_demo_chapter(DemoChapter("pupil_reads", 195, "inclusion.demo.pupils.tell_reads"))
