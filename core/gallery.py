"""Invented content for the component gallery at /ui/: every component in the states in which people meet it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import looks
from core.charts import Chart, Series
from core.context import NavItem
from core.differences import words
from core.forms import GuyubForm, rows_of

JAKARTA = ZoneInfo("Asia/Jakarta")

STAGES = {
    "needs": _("Kebutuhan"),
    "exploration": _("Penjajakan"),
    "proposal": _("Proposal"),
    "negotiation": _("Negosiasi"),
    "implementation": _("Pelaksanaan"),
    "evaluation": _("Evaluasi"),
    "renewal": _("Perpanjangan"),
}


FIELDS = [("", _("Pilih bidang")), ("learning", _("Pembelajaran")), ("facility", _("Sarana"))]
AUDIENCES = [("class", _("Satu kelas")), ("grade", _("Satu angkatan")), ("all", _("Semua"))]


class SampleForm(GuyubForm):
    """One field of each kind."""

    groups = [
        (_("Apa yang direncanakan?"), ["title", "description", "category", "needs"]),
        (_("Kapan dan untuk siapa?"), ["start", "time", "audience", "share"]),
        (_("Bukti"), ["file"]),
    ]

    title = forms.CharField(
        label=_("Judul kegiatan"),
        max_length=120,
        help_text=_("Singkat dan mudah dikenali, misalnya “Guru tamu panel surya”."),
    )
    description = forms.CharField(label=_("Uraian"), widget=forms.Textarea, required=False)
    category = forms.ChoiceField(label=_("Bidang"), choices=FIELDS)
    needs = forms.MultipleChoiceField(
        label=_("Yang diperlukan dari mitra"),
        choices=[("experts", _("Tenaga ahli")), ("equipment", _("Peralatan")), ("money", _("Dana"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    start = forms.DateField(label=_("Tanggal mulai"))
    time = forms.TimeField(label=_("Pukul"), required=False)
    audience = forms.ChoiceField(
        label=_("Peserta"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
    )
    share = forms.BooleanField(
        label=_("Tampilkan di kalender bersama"), required=False, help_text=_("Nama peserta tidak ditampilkan.")
    )
    file = forms.FileField(label=_("Lampiran"), required=False, help_text=_("PDF atau foto, paling besar 15 MB."))


class SampleRow(GuyubForm):
    """One repeated row."""

    what = forms.CharField(label=_("Kewajiban"), max_length=120)
    due = forms.DateField(label=_("Tenggat"), required=False)


SampleRows = rows_of(
    SampleRow, legend=_("Kewajiban para pihak"), row_label=_("Kewajiban"), add_label=_("Tambah kewajiban")
)

BADGES = [
    (_("Draf"), "neutral"),
    (_("Sedang berjalan"), "info"),
    (_("Menunggu kepala sekolah"), "wait"),
    (_("Perlu perbaikan"), "warn"),
    (_("Disetujui"), "good"),
    (_("Terlambat"), "bad"),
]


def next_steps(today: date) -> list[looks.NextStep]:
    """The card in its four moods."""
    soon, past = today + timedelta(days=9), today - timedelta(days=3)
    return [
        looks.NextStep(
            _("Kirim rancangan perjanjian kepada PT Surya Mandiri"),
            "Siti Rahmawati, S.Pd.",
            soon,
            "#",
            _("Buka rancangan"),
        ),
        looks.NextStep(
            _("Mulai pelaksanaan"),
            "Siti Rahmawati, S.Pd.",
            soon,
            "#",
            _("Mulai pelaksanaan"),
            refusal=_("Perjanjian belum dapat dijalankan. Yang belum ada:"),
            missing=[_("Tanda tangan pihak kedua"), _("Pindaian naskah asli")],
        ),
        looks.NextStep(_("Isi evaluasi semester"), "Drs. Budi Santoso, M.Pd.", past, "#", _("Isi evaluasi"), late=True),
        looks.NextStep(_("Kemitraan ini sudah selesai dan tersimpan di arsip."), done=True),
    ]


def rows(today: date) -> list[dict[str, Any]]:
    """Lines of the sample list."""
    return [
        {
            "title": _("Kelas industri panel surya"),
            "partner": "PT Surya Mandiri",
            "state": _("Terlambat"),
            "tone": "bad",
            "due": today - timedelta(days=3),
            "owner": "Siti Rahmawati, S.Pd.",
        },
        {
            "title": _("Skrining kesehatan mata kelas X"),
            "partner": "Puskesmas Cibiru",
            "state": _("Menunggu kepala sekolah"),
            "tone": "wait",
            "due": today + timedelta(days=1),
            "owner": "Drs. Budi Santoso, M.Pd.",
        },
        {
            "title": _("Beasiswa alumni angkatan 1998 untuk lima siswa kelas XII dari keluarga prasejahtera"),
            "partner": _("Ikatan Alumni"),
            "state": _("Sedang berjalan"),
            "tone": "info",
            "due": today + timedelta(days=40),
            "owner": "Rina Kartika, S.E.",
        },
    ]


def history(now: datetime) -> list[SimpleNamespace]:
    """Entries as `core.models.HistoryEntry` has them."""
    return [
        SimpleNamespace(
            workflow="", transition=_("Dikembalikan untuk perbaikan"), target=_("Perlu perbaikan"), actor_label="Drs. Budi Santoso, M.Pd.",
            at=now - timedelta(days=1), comment=_("Anggaran transportasi belum dirinci."),
        ),
        SimpleNamespace(
            workflow="", transition=_("Diajukan kepada kepala sekolah"), target=_("Menunggu"), actor_label="Siti Rahmawati, S.Pd.",
            at=now - timedelta(days=4), comment="",
        ),
    ]  # fmt: skip


def navigation() -> list[NavItem]:
    """The shell's entries."""
    entries = [
        ("home", _("Beranda"), "home"),
        ("partnerships", pgettext_lazy("daftar", "Kemitraan"), "heart-handshake"),
        ("collaboration", _("Kolaborasi"), "users-group"),
        ("calendar", _("Kalender"), "calendar"),
        ("inclusion", _("Inklusi"), "accessible"),
        ("reports", _("Laporan"), "report-analytics"),
        ("settings", _("Pengaturan"), "settings"),
    ]
    return [NavItem(key, label, icon, f"#{key}", key == "partnerships") for key, label, icon in entries]


def chart() -> Chart:
    """A small bar chart."""
    return Chart(
        kind="bars",
        title=str(_("Kewajiban terpenuhi per pihak")),
        description=str(_("Sekolah memenuhi 6 dari 8 kewajiban, PT Surya Mandiri 5.")),
        labels=(str(_("Sekolah")), "PT Surya Mandiri"),
        series=(Series(str(_("Terpenuhi")), (6, 5)),),
        label_heading=str(_("Pihak")),
    )


def context(now: datetime) -> dict[str, Any]:
    """Everything that templates/gallery.html draws."""
    today = now.astimezone(JAKARTA).date()
    place = SimpleNamespace(name="SMKN 3 Bandung Timur", slug="smkn3", pk=1)
    wrong = SampleForm({"title": "Guru\u202etamu", "start": "0206-11-22", "share": "on"}, auto_id="salah_%s")
    return {
        "nav": navigation(),
        "school": place,
        "places": [place, SimpleNamespace(name="SLB Negeri Cileunyi", slug="slbn", pk=2)],
        "unread_count": 3,
        "user": SimpleNamespace(
            is_authenticated=True,
            pk=0,
            name="Siti Rahmawati",
            display_name="Siti Rahmawati, S.Pd.",
            email="siti@contoh.sch.id",
        ),
        "badges": BADGES,
        "stages": looks.stages(STAGES, "negotiation"),
        "next_steps": next_steps(today),
        "rows_list": rows(today),
        "history": history(now),
        "facts": [
            (_("Mitra"), "PT Surya Mandiri"),
            (_("Jangka waktu"), "1 Juli 2026 – 30 Juni 2029"),
            (_("Nilai"), "Rp25.000.000"),
            (_("Saksi"), ""),
        ],
        "chips": [
            looks.Chip(_("Semua"), "#", True, 24),
            looks.Chip(_("Terlambat"), "#", False, 2),
            looks.Chip(_("Menunggu"), "#", False, 7),
        ],
        "tabs": [
            looks.Chip(_("Ringkasan"), "#", True),
            looks.Chip(_("Kegiatan"), "#", False, 12),
            looks.Chip(_("Dokumen"), "#", False, 4),
        ],
        "form": SampleForm(initial={"audience": "class", "start": today + timedelta(days=7)}),
        "wrong": wrong,
        "rows": SampleRows(prefix="contoh"),
        "missing": [_("Ringkasan anggaran"), _("Paraf wakil kepala sekolah")],
        "chart": chart(),
        "difference": words(
            str(_("Pihak kedua mengirim dua pelatih setiap bulan.")),
            str(_("Pihak kedua mengirim tiga pelatih setiap minggu.")),
        ),
    }
