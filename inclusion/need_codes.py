"""Reads the codes of special needs as Dapodik exports and people write them: `C,C1,H,K,Q`, `K - Kesulitan Belajar`, `Tidak ada`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inclusion.terms import Need

SEPARATORS = re.compile(r"[,;/|\n]+|\s+(?:dan|&)\s+", re.IGNORECASE)
CODE_AND_LABEL = re.compile(r"^([A-Z]1?)\s*(?:[-–—:.)=]\s*|\s+|\()(.*)$", re.IGNORECASE)
NOTHING = {"", "-", "tidakada", "tidak", "none", "null", "0"}
OTHER = {"lainnya", "lainlain", "lain"}
EXCLUDE = ((Need.C, Need.C1), (Need.D, Need.D1))
"""Mild and moderate of the same need: one guide of Dapodik lets a pupil have only one of each pair."""


def _bare(text: str) -> str:
    """ "Tuna grahita (ringan)" -> "tunagrahitaringan"."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


LABELS = {
    "tunanetra": "A", "tunarungu": "B", "tunagrahita": "C", "tunagrahitaringan": "C", "tunagrahitasedang": "C1", "tunadaksa": "D",
    "tunadaksaringan": "D", "tunadaksasedang": "D1", "tunalaras": "E", "tunawicara": "F", "hiperaktif": "H", "cerdasistimewa": "I",
    "bakatistimewa": "J", "kesulitanbelajar": "K", "berkesulitanbelajar": "K", "korbannarkoba": "N",
    "korbanpenyalahgunaannarkoba": "N", "indigo": "O", "downsyndrome": "P", "sindromdown": "P", "autis": "Q", "autisme": "Q",
}  # fmt: skip
"""Dapodik's own labels, whatever the language of the screen, and what people write for them."""


@dataclass(frozen=True)
class Reading:
    """What a cell says: `codes` in Dapodik's order; `is_other` for "Lainnya"; `unknown` are words that nobody could place."""

    codes: tuple[str, ...] = ()
    is_other: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def clashes(self) -> list[tuple[Need, Need]]:
        """Pairs that exclude each other, both named."""
        return clashes(self.codes)


def clashes(codes: Iterable[str]) -> list[tuple[Need, Need]]:
    """Pairs that exclude each other, both among `codes`."""
    given = set(codes)
    return [pair for pair in EXCLUDE if given.issuperset(pair)]


def read_needs(cell: object) -> Reading:
    """Read one cell. It never refuses: what it cannot place is in `unknown`, for a person to decide."""
    codes: set[str] = set()
    unknown: list[str] = []
    is_other = False
    for part in SEPARATORS.split(str(cell if cell is not None else "")):
        word = part.strip().strip("'\"").strip()
        code = _code(word)
        if code:
            codes.add(code)
        elif _bare(word) in OTHER:
            is_other = True
        elif _bare(word) not in NOTHING and word != "-":
            unknown.append(word)
    return Reading(tuple(code for code in Need.values if code in codes), is_other, tuple(unknown))


def _code(word: str) -> str:
    """The code that a word means: alone, before its label, or by the label."""
    if word.upper() in Need.values:
        return word.upper()
    split = CODE_AND_LABEL.match(word)
    if split and split[1].upper() in Need.values and _bare(split[2]) in {*LABELS, ""}:
        return split[1].upper()
    return LABELS.get(_bare(word), "")
