"""The six steps of a joint plan (domain.md 2.2.1), and the questions that each step asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """One text of the plan. `key` is stored with it; a step is done when its needed texts are there."""

    key: str
    label: Any
    help: Any
    needed: bool = True


@dataclass(frozen=True)
class Step:
    """One of the six steps: what it is called, what it is for, what it asks."""

    number: int
    title: Any
    text: Any
    questions: tuple[Question, ...]


STEPS: tuple[Step, ...] = (
    Step(
        1,
        _("Kenali kebutuhan bersama"),
        _("Sepakati kompetensi yang diperlukan anak dan yang ditetapkan pemerintah."),
        (
            Question(
                "children",
                _("Kompetensi yang diperlukan anak"),
                _("Apa yang tampak dari hasil belajar, pengamatan, dan cerita siswa? Satu kebutuhan per baris."),
            ),
            Question(
                "government",
                _("Kompetensi yang ditetapkan pemerintah"),
                _("Capaian dan tujuan pembelajaran setiap mata pelajaran yang sejalan."),
                needed=False,
            ),
        ),
    ),
    Step(
        2,
        _("Rumuskan indikator"),
        _("Indikator yang dapat diamati dalam kegiatan apa pun, bukan hanya pada satu mata pelajaran."),
        (
            Question(
                "indicators",
                _("Indikator ketercapaian"),
                _("Apa yang terlihat bila siswa sudah mampu? Satu indikator per baris."),
            ),
        ),
    ),
    Step(
        3,
        _("Pilih kegiatan belajar"),
        _("Kegiatan yang dekat dengan kehidupan dan melayani beberapa mata pelajaran sekaligus."),
        (
            Question(
                "activities", _("Kegiatan belajar"), _("Apa yang dikerjakan siswa, di mana, dan dengan bahan apa?")
            ),
            Question(
                "roles",
                _("Siapa mengerjakan apa"),
                _("Bagian setiap guru sebelum, selama, dan sesudah kegiatan."),
                needed=False,
            ),
        ),
    ),
    Step(
        4,
        _("Sepakati penilaian"),
        _("Cara mengetahui bahwa indikator tercapai, sama untuk semua mata pelajaran yang terlibat."),
        (
            Question(
                "assessment",
                _("Cara menilai ketercapaian"),
                _("Lembar pengamatan, produk, unjuk kerja, atau tes sesudahnya; siapa yang menilai dan kapan."),
            ),
        ),
    ),
    Step(
        5,
        _("Padukan dengan kehidupan siswa"),
        _("Yang dipelajari berlanjut di luar jam pelajaran."),
        (
            Question(
                "extracurricular",
                _("Ekstrakurikuler"),
                _("Kegiatan di luar jam pelajaran yang menguatkan kompetensi ini."),
                needed=False,
            ),
            Question(
                "habits",
                _("Rutinitas dan pembiasaan"),
                _("Kebiasaan harian di kelas, sekolah, dan rumah yang menguatkannya."),
            ),
        ),
    ),
    Step(
        6,
        _("Pakai dan perbaiki"),
        _("Dokumen ini pedoman saat mengajar bersama. Catat yang ternyata tidak praktis, lalu perbaiki."),
        (
            Question(
                "use",
                _("Cara memakai rencana ini"),
                _("Kapan dibuka bersama, siapa yang mengingatkan, kapan ditinjau."),
                needed=False,
            ),
        ),
    ),
)

QUESTIONS: dict[str, Question] = {question.key: question for step in STEPS for question in step.questions}
STEP_OF: dict[str, int] = {question.key: step.number for step in STEPS for question in step.questions}
LONGEST = 20_000
"""Characters of one text: ten printed pages."""


def step(number: int) -> Step | None:
    """The step with this number, or None."""
    return next((one for one in STEPS if one.number == number), None)
