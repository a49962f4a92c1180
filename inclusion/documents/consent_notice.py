"""What a guardian is told before giving a consent (UU 27/2022 art. 21), in plain short sentences. Final strings, no queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inclusion.terms import DataKind, Purpose

EDITION = "2026-2"
"""Counts up when the words below change; each consent keeps the edition that was read."""

WHAT = {
    Purpose.SUPPORT: gettext_lazy(
        "Profil belajar anak (kekuatan, minat, hambatan, apa yang membantu), rencana belajarnya, akomodasi di kelas, catatan "
        "perkembangan, layanan, dan pertemuan tentang anak."
    ),
    Purpose.ASSESSMENT: gettext_lazy(
        "Hasil asesmen dan surat dari psikolog, dokter, atau terapis yang Anda serahkan kepada sekolah."
    ),
}
WHY = {
    Purpose.SUPPORT: gettext_lazy(
        "Supaya guru tahu cara membantu anak belajar, dan supaya Anda dapat melihat hasilnya."
    ),
    Purpose.ASSESSMENT: gettext_lazy("Supaya rencana belajar anak bertumpu pada hasil pemeriksaan, bukan dugaan."),
    Purpose.REFERRAL: gettext_lazy("Supaya penyedia layanan dapat membantu anak tanpa mulai dari nol."),
    Purpose.HANDOVER: gettext_lazy("Supaya sekolah atau kelas yang baru dapat langsung melanjutkan pendampingan."),
}
WHO = {
    Purpose.SUPPORT: gettext_lazy(
        "Kepala sekolah, guru pembimbing khusus, guru BK, dan anggota tim anak. Guru yang mengajar anak hanya membaca satu halaman "
        "tentang akomodasi."
    ),
    Purpose.ASSESSMENT: gettext_lazy("Hanya anggota tim yang diberi izin khusus, dan Anda."),
}


@dataclass(frozen=True)
class Notice:
    """What is asked, line by line; `purpose` and `name` say of which consent this is."""

    purpose: str
    name: str
    lines: Sequence[tuple[str, str]]


def notice(purpose: str, *, receiver: str = "", covers: Sequence[str] = (), until: str = "") -> Notice:
    """The words for one consent. `receiver` names the provider or school to which data go, `until` a last day in words."""
    kind = Purpose(purpose)
    what = str(WHAT.get(kind) or ", ".join(str(DataKind(code).label) for code in covers if code in DataKind.values))
    who = str(
        WHO.get(kind)
        or _("Hanya %(receiver)s. Yang tidak disebut di sini tidak ikut diserahkan.") % {"receiver": receiver}
    )
    return Notice(
        purpose=kind.value,
        name=f"{kind.label}: {receiver}" if receiver else str(kind.label),
        lines=(
            (_("Data apa"), what),
            (_("Untuk apa"), str(WHY[kind])),
            (_("Siapa yang membaca"), who),
            (_("Berapa lama"), _long(until)),
            (_("Apakah harus"), _("Tidak. Anak tetap belajar di sekolah ini, setuju atau tidak.")),
            (
                _("Hak Anda"),
                _(
                    "Melihat semua data ini dan siapa yang membukanya, meminta perbaikan, dan mencabut persetujuan kapan saja."
                ),
            ),
            (
                _("Cara mencabut"),
                _("Tekan “Cabut” di halaman ini, atau katakan kepada sekolah. Sejak saat itu data tidak lagi dibuka."),
            ),
            (
                _("Dasar hukum"),
                _("Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, pasal 20 sampai 26."),
            ),
        ),
    )


def _long(until: str) -> str:
    if until:
        return _("Persetujuan berlaku sampai %(until)s. Data dihapus lima tahun setelah anak meninggalkan sekolah.") % {
            "until": until
        }
    return _(
        "Selama anak belajar di sekolah ini, sampai Anda mencabutnya. Data dihapus lima tahun setelah anak meninggalkan sekolah."
    )
