"""The way of a data cycle, stage by stage; and the review of hub and principal."""

from __future__ import annotations

from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from collaboration.models import DataCycle, HubReview
from collaboration.policy.cockpit import check_steer, check_work_on_data
from core.workflow import Missing, Transition, Workflow

S = DataCycle.Stage
R = HubReview.State
TEXTS = {
    S.ANALYSE: _("Analisis"), S.DISCUSS: _("Diskusi"), S.CONCLUDE: _("Simpulan"), S.DECIDE: _("Tindakan mengajar"),
    S.TEACH: _("Pelaksanaan di kelas"), S.RESULTS: _("Hasil sesudahnya"),
}  # fmt: skip
"""Stages that have a text of their own, in the order of the cycle."""


def stage_done(cycle: DataCycle) -> list[Missing]:
    """The stage says what it found: a set of data when gathering, a text at the others."""
    stage = S(cycle.stage)
    if stage == S.GATHER and not (cycle.sources.exists() or cycle.tables.shown().exists()):
        return [Missing(_("Sedikitnya satu sumber data"), "collaboration:data_edit", cycle.pk)]
    if stage in TEXTS and not getattr(cycle, stage.value):
        return [Missing(TEXTS[stage], "collaboration:data_edit", cycle.pk)]
    return []


def _steps() -> tuple[Transition, ...]:
    order = list(S)
    forward = [
        Transition(f"to_{after.value}", after.label, (before,), after, check_work_on_data, gate=stage_done)
        for before, after in pairwise(order)
    ]
    back = Transition(
        "back_to_gather", _("Kembali mengumpulkan data"), (S.ANALYSE, S.DISCUSS, S.CONCLUDE, S.DECIDE, S.TEACH, S.RESULTS), S.GATHER,
        check_work_on_data, needs_comment=True, backward=True,
    )  # fmt: skip
    return (*forward, back)


DATA_CYCLE = Workflow(
    name="data_cycle",
    states=dict(S.choices),
    initial=S.GOAL,
    state_field="stage",
    final=frozenset({S.DONE}),
    transitions=_steps(),
)


def review_written(review: HubReview) -> list[Missing]:
    """What moved, and what comes next, are written down."""
    wanted = {"progress": _("Kemajuan yang tampak"), "next_steps": _("Langkah berikutnya")}
    return [
        Missing(words, "collaboration:review_edit", review.pk)
        for name, words in wanted.items()
        if not getattr(review, name)
    ]


REVIEW = Workflow(
    name="hub_review",
    states=dict(R.choices),
    initial=R.PREPARED,
    final=frozenset({R.CLOSED}),
    transitions=(
        Transition("close", _("Tutup tinjauan"), (R.PREPARED,), R.CLOSED, check_steer, gate=review_written, stamp="closed_at"),
    ),
)  # fmt: skip
