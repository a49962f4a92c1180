"""The indicators of Rapor Pendidikan that a need can point to, with the codes that schools read in their report.

Schools keep free text too: the Ministry renames and renumbers from year to year.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

INDICATORS: tuple[tuple[str, object, tuple[tuple[str, str], ...]], ...] = (
    (
        "A",
        _("Mutu hasil belajar"),
        (
            ("A.1", "Kemampuan literasi"),
            ("A.2", "Kemampuan numerasi"),
            ("A.3", "Karakter"),
            ("A.4", "Penyerapan lulusan SMK"),
            ("A.5", "Pendapatan lulusan SMK"),
            ("A.6", "Kompetensi lulusan SMK"),
        ),
    ),
    (
        "C",
        _("Kompetensi dan kinerja pendidik dan tenaga kependidikan"),
        (
            ("C.1", "Proporsi GTK bersertifikat"),
            ("C.2", "Proporsi GTK penggerak"),
            ("C.3", "Pengalaman pelatihan GTK"),
        ),
    ),
    (
        "D",
        _("Mutu dan relevansi pembelajaran"),
        (
            ("D.1", "Kualitas pembelajaran"),
            ("D.2", "Refleksi dan perbaikan pembelajaran oleh guru"),
            ("D.3", "Kepemimpinan instruksional"),
            ("D.4", "Iklim keamanan satuan pendidikan"),
            ("D.6", "Iklim kesetaraan gender"),
            ("D.8", "Iklim kebinekaan"),
            ("D.10", "Iklim inklusivitas"),
        ),
    ),
    (
        "E",
        _("Pengelolaan sekolah yang partisipatif, transparan, dan akuntabel"),
        (
            ("E.1", "Partisipasi warga satuan pendidikan"),
            ("E.2", "Proporsi pemanfaatan sumber daya sekolah untuk peningkatan mutu"),
            ("E.3", "Pemanfaatan TIK untuk pengelolaan anggaran"),
            ("E.5", "Program dan kebijakan satuan pendidikan"),
        ),
    ),
)
"""(letter, dimension, ((code, name), …)): those that name a school's own work. The names are the report's and are not translated."""

NAMES: dict[str, str] = {code: name for _letter, _dimension, rows in INDICATORS for code, name in rows}


def full_name(code: str) -> str:
    """What a need keeps: "A.1 Kemampuan literasi". Raises KeyError for a code that is not in the list."""
    return f"{code} {NAMES[code]}"


def code_of(text: str) -> str:
    """The code with which `text` begins, if it is one of ours: "A.1 Literasi" -> "A.1"; '' otherwise."""
    first = text.strip().split(" ", 1)[0].rstrip(".:,") if text.strip() else ""
    return first if first in NAMES else ""
