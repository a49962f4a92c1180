"""A report: prepared, held back, sent."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models.report import Report
from collaboration.policy.reports import check_decide
from core.workflow import Transition, Workflow

S = Report.State

REPORT = Workflow(
    name="report",
    states=dict(S.choices),
    initial=S.DRAFT,
    final=frozenset({S.SENT}),
    transitions=(
        Transition("send", _("Kirim sekarang"), (S.DRAFT, S.HELD), S.SENT, check_decide, stamp="sent_at"),
        Transition("hold", _("Tahan"), (S.DRAFT,), S.HELD, check_decide, needs_comment=True, backward=True),
        Transition("release", _("Kirim sesuai jadwal"), (S.HELD,), S.DRAFT, check_decide),
    ),
)
