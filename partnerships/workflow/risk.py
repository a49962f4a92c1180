"""A risk or an obstacle, from being named to being settled."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships import gates
from partnerships.models import Risk
from partnerships.policy import check_write

R = Risk.State

RISK = Workflow(
    name="risk",
    states=dict(R.choices),
    initial=R.OPEN,
    transitions=(
        Transition("answer", _("Mulai menangani"), (R.OPEN,), R.ANSWERING, check_write, gates.answer_planned),
        Transition(
            "resolve", _("Nyatakan teratasi"), (R.OPEN, R.ANSWERING), R.RESOLVED, check_write, needs_comment=True
        ),
        Transition(
            "accept", _("Terima apa adanya"), (R.OPEN, R.ANSWERING), R.ACCEPTED, check_write, needs_comment=True,
            backward=True,
        ),
        Transition(
            "reopen", _("Buka kembali"), (R.RESOLVED, R.ACCEPTED), R.OPEN, check_write, needs_comment=True, backward=True
        ),
    ),
)  # fmt: skip
