"""What an individual learning plan says, part by part (practice.md 2.5): the texts that a team writes, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from inclusion.terms import Area

LONGEST = 8000
"""Characters of one text."""


@dataclass(frozen=True)
class Text:
    """One text of the plan; `area` is empty for texts that hold for the whole plan."""

    key: str
    label: Any
    help: Any
    area: str = ""


@dataclass(frozen=True)
class Part:
    """A page of texts that belong together. `key` stands in its address."""

    key: str
    title: Any
    lead: Any
    texts: Sequence[Text]
    area: str = ""


ASPECTS = (
    ("strengths", _("Kekuatan"), _("Apa yang sudah dapat dilakukan siswa, dengan contoh yang teramati.")),
    ("difficulty", _("Hambatan yang teramati"), _("Apa yang masih sulit dan kapan tampak. Tulis pengamatan, bukan diagnosis.")),
    ("needs", _("Kebutuhan"), _("Apa yang diperlukan siswa supaya dapat ikut belajar.")),
)  # fmt: skip
_ABILITY = _("Kemampuan saat ini: cukup isi bidang yang memang perlu didukung.")


def _area(area: Area) -> Part:
    texts = [Text(f"{area.value}_{key}", label, help_text, area.value) for key, label, help_text in ASPECTS]
    return Part(area.value.replace("_", "-"), area.label, _ABILITY, tuple(texts), area.value)


METHOD = Part(
    "pelaksanaan", _("Strategi dan pelaksanaan"), _("Bagaimana siswa belajar sehari-hari."),
    (
        Text("strategies", _("Strategi dan metode"), _("Cara mengajar yang menolong, satu per baris.")),
        Text("media", _("Media dan alat"), _("Bahan, alat bantu, atau gawai yang dipakai.")),
        Text("setting", _("Tempat"), _("Di kelas bersama teman, di ruang sumber, atau keduanya.")),
        Text("frequency", _("Frekuensi dan lama"), _("Misalnya dua kali sepekan, 30 menit, sampai Desember.")),
    ),
)  # fmt: skip
EVALUATION = Part(
    "evaluasi", _("Evaluasi"), _("Bagaimana diketahui bahwa rencana ini menolong."),
    (
        Text("evaluation_how", _("Cara menilai"), _("Pengamatan, hasil karya, tes lisan, portofolio.")),
        Text("evaluation_criteria", _("Kriteria"), _("Kapan suatu tujuan disebut tercapai.")),
        Text("evaluation_schedule", _("Jadwal"), _("Kapan dinilai dan kapan dibicarakan.")),
    ),
)  # fmt: skip
FOLLOW_UP = Part(
    "tindak-lanjut", _("Tindak lanjut"), _("Apa yang dilakukan sesudah penilaian."),
    (Text("follow_up", _("Tindak lanjut"), _("Bila tercapai, dan bila belum.")),),
)  # fmt: skip

ABILITIES: tuple[Part, ...] = tuple(_area(area) for area in Area)
PARTS: tuple[Part, ...] = (*ABILITIES, METHOD, EVALUATION, FOLLOW_UP)
TEXTS: dict[str, Text] = {text.key: text for part in PARTS for text in part.texts}

REMARKS_ON: tuple[tuple[str, Any], ...] = (
    ("ability", _("Kemampuan saat ini")),
    ("outcomes", _("Sumber capaian pembelajaran")),
    ("goals", _("Tujuan rencana")),
    ("accommodations", _("Akomodasi")),
    ("services", _("Layanan")),
    ("method", _("Strategi dan pelaksanaan")),
    ("evaluation", _("Evaluasi dan tindak lanjut")),
)
"""The sections of the plan as parents read it; remarks are kept at them."""


def part_of(key: str) -> Part | None:
    """The page of texts with this address, or None."""
    return next((part for part in PARTS if part.key == key), None)
