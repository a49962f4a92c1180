"""The words of an activity or project (domain.md 2.2.2; practice.md 3.3): sources of its theme, its five steps, profile dimensions."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThemeSource(models.TextChoices):
    """Where the activity comes from: the six sources."""

    THEME = "theme", _("Tema yang sedang atau akan terjadi")
    CONCERN = "concern", _("Kepedulian masyarakat")
    PROBLEM = "problem", _("Masalah yang perlu dipecahkan")
    FUTURE = "future", _("Teknologi masa depan")
    INTEREST = "interest", _("Minat siswa")
    APPROPRIATE = "appropriate", _("Teknologi tepat guna")


class Assessing(models.TextChoices):
    """The two ways in which a teacher assesses."""

    SHOWN = "shown", _("Dari indikator yang tampak selama kegiatan")
    TEST = "test", _("Dengan tes sesudah kegiatan")


class Frame(models.TextChoices):
    """Whose dimensions the activity names: those in force, or those of older records."""

    GRADUATE = "graduate", _("Dimensi Profil Lulusan")
    P5 = "p5", _("Projek Penguatan Profil Pelajar Pancasila (P5)")


DIMENSIONS: dict[str, dict[str, Any]] = {
    Frame.GRADUATE: {
        "faith": _("Keimanan dan ketakwaan"),
        "citizenship": _("Kewargaan"),
        "reasoning": _("Penalaran kritis"),
        "creativity": _("Kreativitas"),
        "collaboration": _("Kolaborasi"),
        "independence": _("Kemandirian"),
        "health": _("Kesehatan"),
        "communication": _("Komunikasi"),
    },
    Frame.P5: {
        "p5_faith": _("Beriman, bertakwa kepada Tuhan Yang Maha Esa, dan berakhlak mulia"),
        "p5_diversity": _("Berkebinekaan global"),
        "p5_cooperation": _("Bergotong royong"),
        "p5_independence": _("Mandiri"),
        "p5_reasoning": _("Bernalar kritis"),
        "p5_creativity": _("Kreatif"),
    },
}
"""A lookup, not a constant of the law: the eight of Permendikdasmen 13/2025, and the six of P5 for older records."""

DIMENSION_LABELS: dict[str, Any] = {code: label for group in DIMENSIONS.values() for code, label in group.items()}

FIVE_STEPS: tuple[tuple[str, Any, Any], ...] = (
    ("agree", _("Sepakati aktivitas"), _("Satu aktivitas nyata dan sumber temanya.")),
    ("relevance", _("Periksa relevansi"), _("Apa hubungannya dengan setiap mata pelajaran?")),
    ("competency", _("Tetapkan kompetensi"), _("Setiap guru menyebut kompetensi yang dikuatkan.")),
    ("together", _("Terlibat bersama"), _("Semua ikut; jadwal dan kelas ditetapkan.")),
    ("assess", _("Nilai hasilnya"), _("Dari indikator yang tampak, atau tes sesudahnya.")),
)


def dimension_names(codes: list[str]) -> list[str]:
    """The labels of these codes; a code that is no longer known is left out."""
    return [str(DIMENSION_LABELS[code]) for code in codes if code in DIMENSION_LABELS]
