"""Letters to parents in plain words (practice.md 2.3): the texts a school begins with, and the fields that they may use.

There is no template engine behind this: `{panggilan}` becomes the value of that name, and a name that is not on the list is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    """What a letter is for."""

    INVITATION = "invitation", _("Undangan bicara")
    QUESTIONNAIRE = "questionnaire", _("Kuesioner orang tua")
    CONSENT = "consent", _("Permohonan persetujuan")
    REVIEW = "review", _("Undangan tinjauan rencana")
    PROGRESS = "progress", _("Kabar perkembangan")


FIELDS = {
    "nama_orang_tua": _("Nama orang tua atau wali"),
    "nama_murid": _("Nama lengkap siswa"),
    "panggilan": _("Nama panggilan siswa"),
    "kelas": _("Kelas siswa"),
    "nama_sekolah": _("Nama sekolah"),
    "pengirim": _("Nama yang menulis surat"),
    "hari_tanggal": _("Hari, tanggal, dan jam pertemuan"),
    "tempat": _("Tempat pertemuan"),
    "kabar": _("Kalimat perkembangan setiap tujuan"),
}
"""Every field that a letter may use, with what it becomes."""

BLANK = "………………"
"""Stands where a value is missing."""
_BRACES = re.compile(r"\{([^{}\n]*)\}")

STARTERS: dict[str, tuple[str, str]] = {
    LetterKind.INVITATION: (
        "Undangan berbincang",
        "Bapak/Ibu {nama_orang_tua},\n\nKami ingin berbincang dengan Bapak/Ibu tentang belajar {panggilan} di kelas {kelas}. "
        "Kami akan bercerita apa yang kami lihat di sekolah, dan kami ingin mendengar bagaimana {panggilan} di rumah.\n\n"
        "Waktu: {hari_tanggal}\nTempat: {tempat}\n\n"
        "Belum ada yang diputuskan. Apa yang kita lakukan selanjutnya, kita putuskan bersama. Bila waktunya tidak cocok, beri tahu kami.",
    ),
    LetterKind.QUESTIONNAIRE: (
        "Cerita dari rumah",
        "Bapak/Ibu {nama_orang_tua},\n\nBapak/Ibu paling mengenal {panggilan}. Sebelum kami menyusun rencana belajar, kami ingin tahu "
        "apa harapan Bapak/Ibu, apa yang {panggilan} sukai, dan apa yang sulit di rumah.\n\n"
        "Enam pertanyaannya dapat dijawab lewat halaman anak Bapak/Ibu. Yang tidak ingin dijawab boleh dikosongkan. "
        "Jawaban hanya dibaca oleh tim {panggilan}.",
    ),
    LetterKind.CONSENT: (
        "Permohonan persetujuan",
        "Bapak/Ibu {nama_orang_tua},\n\nAgar kami dapat membantu {panggilan} belajar, kami perlu mencatat apa yang sulit dan apa yang "
        "membantunya. Catatan itu hanya dibaca oleh tim {panggilan} dan Bapak/Ibu sendiri.\n\n"
        "Kami baru mulai setelah Bapak/Ibu setuju. Persetujuan dapat dicabut kapan saja, tanpa alasan; kami lalu berhenti saat itu juga.",
    ),
    LetterKind.REVIEW: (
        "Undangan tinjauan rencana belajar",
        "Bapak/Ibu {nama_orang_tua},\n\nSudah waktunya kita melihat bersama rencana belajar {panggilan}: apa yang berhasil, apa yang "
        "perlu diubah.\n\nWaktu: {hari_tanggal}\nTempat: {tempat}\n\n"
        "Pendapat Bapak/Ibu sama pentingnya dengan pendapat guru. Bila tidak dapat hadir, Bapak/Ibu dapat menulis kepada kami.",
    ),
    LetterKind.PROGRESS: (
        "Kabar perkembangan",
        "Bapak/Ibu {nama_orang_tua},\n\nInilah kabar tentang belajar {panggilan}:\n\n{kabar}\n\n"
        "Bila ada pertanyaan, tulislah kepada kami kapan saja.",
    ),
}  # fmt: skip
"""Title and text of each kind, as a school begins."""


def check_fields(text: str) -> None:
    """Raise ValidationError when `text` uses a field that does not exist, or has a brace without its partner."""
    problems: list[Any] = [_no_field(name) for name in dict.fromkeys(_BRACES.findall(text)) if name not in FIELDS]
    if re.search(r"[{}]", _BRACES.sub("", text)):
        problems.append(_("Ada kurung kurawal yang tidak berpasangan."))
    if problems:
        raise ValidationError(problems)


def _no_field(name: str) -> Any:
    near = get_close_matches(re.sub(r"[\s-]+", "_", name.strip().lower()), FIELDS, n=1, cutoff=0.5)
    if near:
        sentence = _("Isian {field} tidak dikenal. Mungkin maksudnya {near}?")
        return format_lazy(sentence, field="{" + name + "}", near="{" + near[0] + "}")
    return format_lazy(_("Isian {field} tidak dikenal. Periksa ejaannya pada daftar isian."), field="{" + name + "}")


def merge(text: str, values: Mapping[str, str]) -> str:
    """`text` with its fields filled in. What a value contains is never read as a field; a missing one becomes `BLANK`."""
    check_fields(text)
    return _BRACES.sub(lambda match: values.get(match[1], "") or BLANK, text)
