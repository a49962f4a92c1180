"""What the part "pupils" of inclusion registers: the register, guardians, consents, teams, and the record of reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import DemoChapter, Registry
from inclusion.actions.reading import READS
from inclusion.demo import pupils as demo

VERBS = {
    "pupil.registered": _("Murid didaftarkan"),
    "pupil.team_joined": _("Anggota tim ditambahkan"),
    "consent.given": _("Persetujuan dicatat"),
    "consent.withdrawn": _("Persetujuan dicabut"),
    "consent.asked": _("Persetujuan diminta"),
    "consent.answered": _("Permintaan persetujuan dijawab"),
}


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_verbs(VERBS | READS)
    registry.add_demo_chapter(DemoChapter("pupils", 110, demo.tell))
