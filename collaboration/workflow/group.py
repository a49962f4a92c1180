"""A learning group: proposed, at work, closed. And its cycle of four stages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import GroupCycle, LearningGroup
from collaboration.policy.groups import check_close_group, check_name_leader, check_write_group
from core.workflow import Missing, Transition, Workflow

G = LearningGroup.State
C = GroupCycle.Stage


def has_leader(group: LearningGroup) -> list[Missing]:
    """A leader, named by the principal."""
    return (
        []
        if group.leader_id
        else [Missing(_("Ketua yang ditunjuk kepala sekolah"), "collaboration:group_leader", group.pk)]
    )


GROUP = Workflow(
    name="learning_group",
    states=dict(G.choices),
    initial=G.PROPOSED,
    transitions=(
        Transition(
            "appoint", _("Tunjuk ketua dan mulai"), (G.PROPOSED,), G.ACTIVE, check_name_leader, gate=has_leader,
            route="collaboration:group_leader",
        ),
        Transition(
            "decline", _("Belum sekarang"), (G.PROPOSED,), G.CLOSED, check_name_leader, needs_comment=True, backward=True
        ),
        Transition("close", _("Tutup kelompok"), (G.ACTIVE,), G.CLOSED, check_close_group, needs_comment=True, backward=True),
        Transition("reopen", _("Hidupkan kembali"), (G.CLOSED,), G.PROPOSED, check_close_group),
    ),
)  # fmt: skip


def _asks(cycle: GroupCycle, **wanted: object) -> list[Missing]:
    return [
        Missing(words, "collaboration:cycle_edit", cycle.pk)
        for name, words in wanted.items()
        if not getattr(cycle, name)
    ]


def reflected(cycle: GroupCycle) -> list[Missing]:
    """What the group saw at first is written down."""
    return _asks(cycle, reflection=_("Refleksi awal"))


def planned(cycle: GroupCycle) -> list[Missing]:
    """The action plan is whole: purpose, both kinds of indicators, person in charge, at least one step with a date."""
    missing = _asks(
        cycle, purpose=_("Tujuan siklus"), process_indicators=_("Indikator proses"), result_indicators=_("Indikator hasil"),
        in_charge=_("Penanggung jawab"),
    )  # fmt: skip
    if not cycle.steps.exists():
        missing.append(Missing(_("Sedikitnya satu langkah bertanggal"), "collaboration:cycle_edit", cycle.pk))
    return missing


def evaluated(cycle: GroupCycle) -> list[Missing]:
    """The group said what changed and what it takes along."""
    return _asks(cycle, evaluation=_("Evaluasi"))


CYCLE = Workflow(
    name="group_cycle",
    states=dict(C.choices),
    initial=C.REFLECTION,
    state_field="stage",
    final=frozenset({C.DONE}),
    transitions=(
        Transition("plan", _("Lanjut ke perencanaan"), (C.REFLECTION,), C.PLANNING, check_write_group, gate=reflected),
        Transition("carry_out", _("Mulai pelaksanaan"), (C.PLANNING,), C.DOING, check_write_group, gate=planned),
        Transition("evaluate", _("Lanjut ke evaluasi"), (C.DOING,), C.EVALUATION, check_write_group),
        Transition("finish", _("Selesaikan siklus"), (C.EVALUATION,), C.DONE, check_write_group, gate=evaluated),
        Transition(
            "back_to_planning", _("Kembali ke perencanaan"), (C.DOING, C.EVALUATION), C.PLANNING, check_write_group,
            needs_comment=True, backward=True,
        ),
    ),
)  # fmt: skip
