"""Mentoring: proposed, accepted by all, closed. No move ever carries words; these lie in the closed circle."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Mentoring
from collaboration.policy.mentoring import check_answer, check_read_content, check_withdraw
from core.workflow import Transition, Workflow

S = Mentoring.State

MENTORING = Workflow(
    name="mentoring",
    states=dict(S.choices),
    initial=S.PROPOSED,
    final=frozenset({S.CLOSED, S.DECLINED, S.CANCELLED}),
    transitions=(
        Transition("accept", _("Terima"), (S.PROPOSED,), S.ACTIVE, check_answer, automatic=True),
        Transition("decline", _("Belum bisa kali ini"), (S.PROPOSED,), S.DECLINED, check_answer, automatic=True),
        Transition("withdraw", _("Tarik usulan"), (S.PROPOSED,), S.CANCELLED, check_withdraw, automatic=True),
        Transition(
            "close", _("Tutup mentoring"), (S.ACTIVE,), S.CLOSED, check_read_content, stamp="closed_at", automatic=True
        ),
    ),
)
