"""Observation: asked for, agreed, held, looked back on, followed up. No move ever carries words; these lie in the closed circle."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Observation
from collaboration.policy.observations import (
    check_answer,
    check_cancel,
    check_observer,
    check_read_content,
)
from core.workflow import Transition, Workflow

S = Observation.State

OBSERVATION = Workflow(
    name="observation",
    states=dict(S.choices),
    initial=S.REQUESTED,
    final=frozenset({S.DONE, S.DECLINED, S.CANCELLED}),
    transitions=(
        Transition("agree", _("Terima"), (S.REQUESTED,), S.AGREED, check_answer, automatic=True),
        Transition(
            "another_time",
            _("Usulkan waktu lain"),
            (S.AGREED,),
            S.REQUESTED,
            check_answer,
            automatic=True,
            backward=True,
        ),
        Transition("decline", _("Belum bisa kali ini"), (S.REQUESTED,), S.DECLINED, check_answer, automatic=True),
        Transition(
            "cancel", _("Batalkan observasi"), (S.REQUESTED, S.AGREED), S.CANCELLED, check_cancel, automatic=True
        ),
        Transition(
            "hold", _("Selesai mengamati"), (S.AGREED,), S.HELD, check_observer, stamp="held_at", automatic=True
        ),
        Transition("reflect", _("Kirim refleksi"), (S.HELD,), S.REFLECTED, check_read_content, automatic=True),
        Transition(
            "finish", _("Tutup observasi"), (S.REFLECTED,), S.DONE, check_read_content, stamp="done_at", automatic=True
        ),
    ),
)
