"""Stage 1: a need from the idea to what met it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships.models import Need
from partnerships.policy import check_edit_need, check_judge_need, check_own_need

N = Need.State

NEED = Workflow(
    name="need",
    states=dict(N.choices),
    initial=N.IDEA,
    final=frozenset({N.MET, N.DROPPED}),
    transitions=(
        Transition("accept", _("Terima usulan"), (N.IDEA,), N.OPEN, check_judge_need),
        Transition(
            "decline",
            _("Jangan terima usulan"),
            (N.IDEA,),
            N.DROPPED,
            check_judge_need,
            needs_comment=True,
            backward=True,
        ),
        Transition(
            "withdraw",
            _("Tarik usulan"),
            (N.IDEA,),
            N.DROPPED,
            check_own_need,
            needs_comment=True,
            backward=True,
        ),
        Transition("answer", _("Tandai sedang dijawab"), (N.OPEN,), N.IN_PROGRESS, check_edit_need),
        Transition("meet", _("Tandai terpenuhi"), (N.OPEN, N.IN_PROGRESS), N.MET, check_edit_need, needs_comment=True),
        Transition(
            "drop",
            _("Jangan lanjutkan"),
            (N.OPEN, N.IN_PROGRESS),
            N.DROPPED,
            check_edit_need,
            needs_comment=True,
            backward=True,
        ),
        Transition(
            "reopen",
            _("Buka kembali"),
            (N.IN_PROGRESS, N.MET, N.DROPPED),
            N.OPEN,
            check_judge_need,
            needs_comment=True,
            backward=True,
        ),
    ),
)
