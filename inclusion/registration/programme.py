"""What the part "programme" of inclusion registers: self-evaluation, facilities, devices, campaigns, figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.policy import Actor
from core.registry import DemoChapter, Reader, Registry
from core.report_parts import ReportPart
from inclusion import cards
from inclusion.models import Device, Facility
from inclusion.panels.programme import PANELS
from inclusion.policy.common import check_see_figures
from inclusion.queries import report_part
from inclusion.reminders.programme import RULES
from schools.links import school_url

CARDS = (
    cards.Card(
        key="figures", order=80, title=_("Angka inklusi"), icon="chart-bar", url_name="inclusion:figures", see=check_see_figures,
        text=_("Berapa siswa didampingi dan dengan apa, tanpa nama dan tanpa kelompok kecil."),
    ),
    cards.Card(
        key="evaluation", order=82, title=_("Evaluasi diri"), icon="checklist", url_name="inclusion:evaluation", see=check_see_figures,
        text=_("Tujuh komponen sekolah inklusif, setiap tahun, dengan bukti dan rencana perbaikan."),
    ),
    cards.Card(
        key="facilities", order=84, title=_("Sarana"), icon="outline/wheelchair", url_name="inclusion:facility_list", see=check_see_figures,
        text=_("Jalur, toilet, ruang: apa yang dapat dipakai semua, dan apa yang akan diperbaiki."),
    ),
    cards.Card(
        key="devices", order=86, title=_("Alat bantu"), icon="outline/ear", url_name="inclusion:device_list", see=check_see_figures,
        text=_("Alat milik sekolah: kondisi, peminjaman, perawatan."),
    ),
    cards.Card(
        key="campaigns", order=88, title=_("Pelatihan dan kampanye"), icon="speakerphone", url_name="inclusion:campaigns",
        see=check_see_figures, text=_("Guru yang mampu, lingkungan yang mengerti."),
    ),
)  # fmt: skip

VERBS = {
    "self_evaluation.saved": _("Evaluasi diri diisi"),
    "campaign.planned": _("Pelatihan atau kampanye dicatat"),
    "campaign.edited": _("Pelatihan atau kampanye diubah"),
    "facility.added": _("Sarana ditambahkan"),
    "facility.edited": _("Sarana diubah"),
    "device.added": _("Alat bantu ditambahkan"),
    "device.edited": _("Alat bantu diubah"),
    "device.lent": _("Alat bantu dipinjamkan"),
    "device.returned": _("Alat bantu kembali"),
    "device.cared_for": _("Perawatan alat dicatat"),
}


def _reader(model: Any, route: str) -> Reader:
    def load(actor: Actor, pk: int) -> Any | None:
        return model.objects.visible_to(actor).filter(pk=pk).select_related("school").first()

    return Reader(load, lambda obj: school_url(obj.school, route, obj.pk))


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    for card in CARDS:
        cards.add(card)
    registry.add_verbs(VERBS)
    registry.add_reader("inclusion.facility", _reader(Facility, "inclusion:facility"))
    registry.add_reader("inclusion.device", _reader(Device, "inclusion:device"))
    registry.add_report_part(ReportPart("inclusion", 50, report_part.collect, report_part.tell))
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_demo_chapter(DemoChapter("programme", 190, "inclusion.demo.programme.tell"))
