"""The six models of team teaching (domain.md 2.2.5): what each is for, and the segments with which a plan begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Model(models.TextChoices):
    """How two or more teachers share one lesson."""

    OBSERVE = "observe", gettext_lazy("Satu mengajar, satu mengamati")
    ASSIST = "assist", gettext_lazy("Satu mengajar, satu membantu")
    STATION = "station", gettext_lazy("Stasiun belajar")
    PARALLEL = "parallel", gettext_lazy("Mengajar paralel")
    ALTERNATIVE = "alternative", gettext_lazy("Kelompok berbeda")
    TEAMING = "teaming", gettext_lazy("Mengajar sebagai tim")


SWAPPING = (Model.OBSERVE, Model.ASSIST)
"""Models whose roles change hands in the next lesson as a rule; the others may."""


class Part(models.TextChoices):
    """What a teacher does in one segment."""

    LEAD = "lead", gettext_lazy("Memimpin")
    ASSIST = "assist", gettext_lazy("Membantu")
    OBSERVE = "observe", gettext_lazy("Mengamati")
    STATION = "station", gettext_lazy("Memandu stasiun")
    GROUP = "group", gettext_lazy("Memandu kelompok")
    TOGETHER = "together", gettext_lazy("Memimpin bersama")


HELP: dict[str, Any] = {
    Model.OBSERVE: gettext_lazy(
        "Sepakati lebih dahulu apa yang diamati pada siswa: siapa yang terlibat, di mana mereka tersendat. Peran bertukar "
        "pada pelajaran berikutnya."
    ),
    Model.ASSIST: gettext_lazy(
        "Yang membantu berkeliling, menanggapi pertanyaan, dan mendampingi siswa tanpa menyela. Peran bertukar pada "
        "pelajaran berikutnya."
    ),
    Model.STATION: gettext_lazy(
        "Siswa berpindah dari stasiun ke stasiun. Setiap guru memandu satu stasiun; satu stasiun lagi dapat mandiri. "
        "Lama setiap putaran sama."
    ),
    Model.PARALLEL: gettext_lazy(
        "Kelas dibagi dua dengan isi yang sama, supaya setiap siswa lebih sering berbicara. Atur jarak dan suara."
    ),
    Model.ALTERNATIVE: gettext_lazy(
        "Satu guru memandu kelompok besar, yang lain kelompok kecil: penguatan, pengayaan, atau cara lain. "
        "Kelompok kecil tidak selalu siswa yang sama."
    ),
    Model.TEAMING: gettext_lazy(
        "Kedua guru memimpin bergantian dalam satu alur. Cocok untuk tim tetap yang sudah saling mengenal."
    ),
}

ROTATIONS = 3


@dataclass(frozen=True)
class Task:
    """What the teacher at one place of the team does: `place` counts from 0; `label` names a station or group."""

    place: int
    part: str
    label: str = ""
    pupils: str = ""


@dataclass(frozen=True)
class Draft:
    """One segment as it is proposed."""

    minutes: int
    what: str
    tasks: tuple[Task, ...]


def proposed(model: str, minutes: int, team: int) -> list[Draft]:
    """Sensible segments for this model, this length and a team of `team` teachers; their minutes make the lesson's minutes."""
    opening = max(1, min(10, minutes // 8))
    closing = max(1, min(10, minutes // 8))
    core = max(1, minutes - opening - closing)
    head = Draft(opening, _("Pembukaan dan tujuan"), _opening(model, team))
    tail = Draft(minutes - opening - core, _("Simpulan dan penutup"), _opening(model, team))
    middle = [draft for draft in _core(model, core, team) if draft.minutes > 0]
    return [draft for draft in (head, *middle, tail) if draft.minutes > 0]


def _opening(model: str, team: int) -> tuple[Task, ...]:
    others = {Model.OBSERVE: Part.OBSERVE, Model.ASSIST: Part.ASSIST}.get(Model(model))
    if others is None:
        others = Part.TOGETHER if model == Model.TEAMING else Part.ASSIST
    first = Part.TOGETHER if model == Model.TEAMING else Part.LEAD
    return tuple(Task(place, first if place == 0 else others) for place in range(team))


def _core(model: str, minutes: int, team: int) -> list[Draft]:
    if model == Model.STATION:
        return _rotations(minutes, team)
    if model == Model.PARALLEL:
        tasks = tuple(_group(place, _("Kelompok %(letter)s")) for place in range(team))
        return [Draft(minutes, _("Kegiatan inti dalam kelompok"), tasks)]
    if model == Model.ALTERNATIVE:
        small = (Task(place, Part.GROUP, _("Kelompok kecil"), "") for place in range(1, team))
        return [
            Draft(
                minutes, _("Kegiatan inti dengan kelompok berbeda"), (Task(0, Part.LEAD, _("Kelompok besar")), *small)
            )
        ]
    if model == Model.TEAMING:
        half = minutes // 2
        return [
            Draft(half, _("Kegiatan inti, bagian pertama"), _led_by(0, team)),
            Draft(minutes - half, _("Kegiatan inti, bagian kedua"), _led_by(1 % team, team)),
        ]
    return [Draft(minutes, _("Kegiatan inti"), _opening(model, team))]


def _group(place: int, words: str) -> Task:
    return Task(place, Part.GROUP, words % {"letter": chr(ord("A") + place)})


def _led_by(leader: int, team: int) -> tuple[Task, ...]:
    return tuple(Task(place, Part.LEAD if place == leader else Part.ASSIST) for place in range(team))


def _rotations(minutes: int, team: int) -> list[Draft]:
    """Equal rounds; what cannot be shared out evenly goes to the last one."""
    each = minutes // ROTATIONS
    tasks = tuple(Task(n, Part.STATION, _("Stasiun %(number)s") % {"number": n + 1}) for n in range(team))
    lengths = [each] * (ROTATIONS - 1) + [minutes - each * (ROTATIONS - 1)]
    return [Draft(length, _("Putaran %(number)s") % {"number": n}, tasks) for n, length in enumerate(lengths, 1)]
