"""What a learning profile asks (practice.md 2.4, domain.md 3): strengths first, then the five dimensions, then what the school does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

LONGEST = 5000


@dataclass(frozen=True)
class Question:
    """One text of a profile. `observed` texts are what people see: a diagnosis in them is answered with a hint."""

    key: str
    label: Any
    help: Any
    observed: bool = True


@dataclass(frozen=True)
class Part:
    """Questions that are written together on one page."""

    key: str
    title: Any
    lead: Any
    questions: tuple[Question, ...]


PARTS = (
    Part("kekuatan", _("Suara dan kekuatan"), _("Mulai dari yang siswa katakan dan yang ia bisa."), (
        Question("voice", _("Suara siswa"), _("Dengan kata-kata siswa sendiri: apa yang sebaiknya guru ketahui?"), observed=False),
        Question("strengths", _("Kekuatan"), _("Apa yang ia kuasai dan lakukan dengan baik?")),
        Question("interests", _("Minat"), _("Apa yang membuatnya bersemangat?")),
        Question("helps", _("Yang membantu belajar"), _("Apa yang membuat belajar lebih mudah baginya?")),
        Question("avoid", _("Yang perlu dihindari"), _("Apa yang membuatnya sulit atau tidak nyaman?")),
    )),
    Part("dimensi", _("Lima dimensi"), _("Tuliskan yang terlihat sehari-hari. Bagian yang tidak perlu boleh kosong."), (
        Question("physical", _("Fisik"), _("Bergerak, melihat, mendengar, kesehatan yang memengaruhi hari sekolah.")),
        Question("academic", _("Akademik"), _("Membaca, menulis, berhitung, memahami petunjuk, menyelesaikan tugas.")),
        Question("social", _("Sosial"), _("Berteman, bekerja dalam kelompok, meminta tolong.")),
        Question("emotional", _("Emosi"), _("Apa yang menenangkan, apa yang membuat cemas atau marah, tandanya.")),
        Question("technology", _("Teknologi"), _("Gawai, perangkat lunak, dan alat bantu yang ia pakai atau perlukan.")),
    )),
    Part("dukungan", _("Dukungan"), _("Apa yang sudah ada, dan apa yang diperlukan di sekolah."), (
        Question("aids", _("Alat bantu yang dipakai"), _("Misalnya kursi roda, alat bantu dengar, pembaca layar."), observed=False),
        Question("support", _("Dukungan yang diperlukan"), _("Di kelas, saat ujian, dan di luar kelas.")),
        Question("access", _("Aksesibilitas bangunan"), _("Jalur, tangga, toilet, pencahayaan, suara."), observed=False),
        Question("teacher_support", _("Dukungan bagi guru"), _("Pelatihan, bahan, atau pendamping."), observed=False),
        Question("compensatory", _("Program kompensatoris"), _("Misalnya Braille, isyarat, bina diri."), observed=False),
        Question("advice", _("Saran bagi orang tua"), _("Termasuk ke mana keluarga dapat meminta bantuan."), observed=False),
    )),
    Part("orang-tua", _("Menurut orang tua"), _("Tidak ada jawaban yang salah. Tulis seperti Anda bercerita."), (
        Question("parents", _("Menurut orang tua"),
            _("Seperti apa anak Anda di rumah? Apa yang ia sukai, apa yang membantunya, apa harapan Anda?"), observed=False),
    )),
)  # fmt: skip

QUESTIONS = {question.key: question for part in PARTS for question in part.questions}
PARENTS = "parents"
ON_ACCOMMODATION_PAGE = ("voice", "strengths", "helps", "avoid")
"""Texts that stand on the one-page accommodation profile as well."""


def part(key: str) -> Part | None:
    """The part of that name in the address, or None."""
    return next((one for one in PARTS if one.key == key), None)
