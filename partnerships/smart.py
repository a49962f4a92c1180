"""Is an objective SMART, and is a proposal short? Advice in words; nothing is refused for it [domain 1.1, stage 3; PA5]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

FEWEST_WORDS = 4
WORDS_A_MINUTE = 180
LONGEST = 700
"""Words on about two printed pages: what a principal reads before a meeting."""


class Aim(Protocol):
    """What is judged: a stored objective, or one as it was typed."""

    statement: str
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal
    achievable: str
    relevance: str
    due_on: date


@dataclass(frozen=True)
class Lack:
    """One letter of SMART that is not there yet, with what to write."""

    letter: str
    word: Any
    advice: Any


def lacks(aim: Aim, today: date) -> list[Lack]:
    """The letters that are missing, in the order of the word. Empty when the objective is SMART."""
    found = []
    if len(aim.statement.split()) < FEWEST_WORDS:
        found.append(Lack("S", _("spesifik"), _("tulis siapa melakukan apa, dalam satu kalimat")))
    if aim.baseline is None:
        found.append(Lack("M", _("terukur"), _("catat nilai awalnya, agar kemajuannya terlihat")))
    elif aim.baseline == aim.target:
        found.append(Lack("M", _("terukur"), _("target sama dengan nilai awal; apa yang harus berubah?")))
    if not aim.achievable.strip():
        found.append(Lack("A", _("dapat dicapai"), _("tulis mengapa target ini dapat dicapai")))
    if not aim.relevance.strip():
        found.append(Lack("R", _("relevan"), _("tulis mengapa hal ini penting bagi siswa, guru, atau sekolah")))
    if aim.due_on < today:
        found.append(Lack("T", _("berbatas waktu"), _("tanggalnya sudah lewat; pilih tanggal yang akan datang")))
    return found


@dataclass(frozen=True)
class Length:
    """How long the texts are: words, minutes of reading, and whether they are longer than two pages."""

    words: int

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def is_long(self) -> bool:
        return self.words > LONGEST


def length_of(texts: Sequence[str]) -> Length:
    """How long `texts` are together."""
    return Length(sum(len(text.split()) for text in texts))
