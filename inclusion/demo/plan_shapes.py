"""The shape of what the plans of the demo say, and what all of them say alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Step:
    """A measurable step: from `baseline` to `target`; `who` is gpk, counsellor or homeroom."""

    text: str
    baseline: int
    target: int
    unit: str
    measure: str
    instructions: str
    who: str = "gpk"
    falls: bool = False

    @property
    def numbers(self) -> dict[str, Decimal]:
        """Baseline and target as they are stored."""
        return {"baseline": Decimal(self.baseline), "target": Decimal(self.target)}


@dataclass(frozen=True)
class Goal:
    """A goal for the year with its steps."""

    area: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Words:
    """One plan. Abilities come from the cast: `area` says where they stand; `outcomes` are (what, source, phase, option, note)."""

    area: str
    outcomes: tuple[tuple[str, str, str, str, str], ...]
    goals: tuple[Goal, ...]
    strategies: str
    media: str
    frequency: str


EVALUATION = {
    "evaluation_how": "Pengamatan mingguan, hasil karya, dan tes singkat yang sama setiap kali.",
    "evaluation_criteria": "Tujuan disebut tercapai bila target dicapai tiga kali berturut-turut.",
    "evaluation_schedule": "Dicatat setiap pekan; dibicarakan pada akhir semester bersama orang tua.",
    "follow_up": "Bila tercapai, bantuan dikurangi bertahap. Bila belum, cara dan bahannya diganti, bukan siswanya yang disalahkan.",
}
