"""What one of the two does next in an observation, or for whom they wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import Observation

S = Observation.State


@dataclass(frozen=True)
class ObservationStep:
    """The next step for one participant: `mine` says whose it is; `route` is where it is done ('' on the record's own page)."""

    action: Any
    mine: bool
    due: date | None = None
    route: str = ""
    button: Any = ""


def step_for(observation: Observation, user_id: int | None) -> ObservationStep | None:
    """The step of this participant; None when the observation is over."""
    if observation.state not in Observation.OPEN:
        return None
    rules = {S.REQUESTED: _answer, S.AGREED: _watch, S.HELD: _reflect, S.REFLECTED: _follow_up}
    return rules[S(observation.state)](observation, user_id)


def _answer(row: Observation, user_id: int | None) -> ObservationStep:
    if row.agreed_by(user_id):
        return ObservationStep(_("Menunggu jawaban rekan Anda"), False, row.day())
    return ObservationStep(
        _("Jawab ajakan ini"), True, row.day(), "collaboration:observation_answer", _("Jawab sekarang")
    )


def _watch(row: Observation, user_id: int | None) -> ObservationStep:
    if row.is_observer(user_id):
        return ObservationStep(
            _("Amati pelajarannya"), True, row.day(), "collaboration:observation_watch", _("Buka lembar catatan")
        )
    return ObservationStep(_("Rekan Anda mengamati pelajaran Anda"), False, row.day())


def _reflect(row: Observation, user_id: int | None) -> ObservationStep:
    if row.reflected_by(user_id):
        return ObservationStep(_("Menunggu refleksi rekan Anda"), False, row.feedback_due_on)
    words = _("Kirim umpan balik Anda") if row.is_observer(user_id) else _("Tulis refleksi Anda lebih dahulu")
    return ObservationStep(words, True, row.feedback_due_on, "collaboration:observation_reflect", _("Tulis refleksi"))


def _follow_up(row: Observation, user_id: int | None) -> ObservationStep:
    if row.check_back_on is not None:
        return ObservationStep(
            _("Lihat lagi hasilnya bersama"),
            True,
            row.check_back_on,
            "collaboration:observation_finish",
            _("Catat hasil"),
        )
    if row.is_observed(user_id):
        return ObservationStep(
            _("Tulis apa yang akan dicoba"), True, None, "collaboration:observation_follow_up", _("Tulis tindak lanjut")
        )
    return ObservationStep(_("Menunggu rencana rekan Anda"), False)
