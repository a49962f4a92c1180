"""Stage 6: open until every party has answered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships import gates
from partnerships.models import EvaluationRound
from partnerships.policy import check_write

E = EvaluationRound.State

ROUND = Workflow(
    name="round",
    states=dict(E.choices),
    initial=E.OPEN,
    final=frozenset({E.CLOSED}),
    transitions=(
        Transition(
            "close", _("Tutup evaluasi"), (E.OPEN,), E.CLOSED, check_write, gates.everybody_answered, stamp="closed_at"
        ),
    ),
)
