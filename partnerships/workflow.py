"""Every workflow of partnerships as a table. docs/workflows draws them; tests try each state against each transition."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.workflow import Condition, Gate, Transition, Workflow, always, nothing_missing
from partnerships import agreement_gates, gates
from partnerships.models import Activity, Agreement, EvaluationRound, Need, Partnership, Proposal
from partnerships.policy import check_approve, check_edit_need, check_write, check_write_or_approve

S = Partnership.Stage

STAGE_DAYS = {S.NEEDS: 14, S.EXPLORATION: 30, S.PROPOSAL: 30, S.AGREEMENT: 45, S.EVALUATION: 30, S.REVIEW: 30}


def _back(name: str, source: str, target: str, gate: Gate = nothing_missing, applies: Condition = always) -> Transition:
    return Transition(
        name,
        format_lazy(_("Kembalikan ke tahap “{stage}”"), stage=S(target).label),
        (source,),
        target,
        check_write,
        gate,
        needs_comment=True,
        backward=True,
        applies=applies,
    )


PARTNERSHIP = Workflow(
    name="partnership",
    state_field="stage",
    states=dict(S.choices),
    initial=S.NEEDS,
    final=frozenset(Partnership.CLOSED),
    transitions=(
        Transition("explore", _("Mulai penjajakan mitra"), (S.NEEDS,), S.EXPLORATION, check_write, gates.needs_named),
        Transition("propose", _("Susun proposal"), (S.EXPLORATION,), S.PROPOSAL, check_write, gates.partners_chosen),
        Transition(
            "start_informally",
            _("Mulai dengan kesepahaman informal"),
            (S.EXPLORATION,),
            S.IMPLEMENTATION,
            check_write,
            gates.understanding_recorded,
        ),
        Transition(
            "negotiate",
            _("Mulai negosiasi perjanjian"),
            (S.PROPOSAL,),
            S.AGREEMENT,
            check_write,
            gates.proposal_approved,
        ),
        Transition(
            "implement",
            _("Mulai pelaksanaan"),
            (S.AGREEMENT,),
            S.IMPLEMENTATION,
            check_write,
            agreement_gates.agreement_signed,
        ),
        Transition(
            "evaluate",
            _("Masuk ke tahap evaluasi"),
            (S.IMPLEMENTATION,),
            S.EVALUATION,
            check_write,
            gates.activity_held,
        ),
        Transition("review", _("Ajukan peninjauan"), (S.EVALUATION,), S.REVIEW, check_write, gates.evaluation_closed),
        Transition(
            "renew",
            _("Perbarui dengan perjanjian lanjutan"),
            (S.REVIEW,),
            S.AGREEMENT,
            check_approve,
            needs_comment=True,
            route="partnerships:review_decide",
        ),
        Transition(
            "extend",
            _("Lanjutkan"),
            (S.REVIEW,),
            S.IMPLEMENTATION,
            check_approve,
            needs_comment=True,
            route="partnerships:review_decide",
        ),
        Transition(
            "end",
            _("Akhiri kemitraan"),
            (S.REVIEW,),
            S.ENDED,
            check_approve,
            gates.obligations_settled,
            needs_comment=True,
            route="partnerships:review_decide",
        ),
        Transition(
            "end_early",
            _("Akhiri sebelum waktunya"),
            (S.AGREEMENT, S.IMPLEMENTATION, S.EVALUATION),
            S.ENDED,
            check_approve,
            gates.obligations_settled,
            needs_comment=True,
            backward=True,
            applies=agreement_gates.was_underway,
        ),
        _back("back_to_needs", S.EXPLORATION, S.NEEDS),
        _back("back_to_exploration", S.PROPOSAL, S.EXPLORATION),
        _back("back_to_proposal", S.AGREEMENT, S.PROPOSAL, agreement_gates.nothing_on_the_table),
        _back("back_to_agreement", S.IMPLEMENTATION, S.AGREEMENT, applies=agreement_gates.was_negotiated),
        _back("back_to_understanding", S.IMPLEMENTATION, S.EXPLORATION, applies=agreement_gates.was_only_understood),
        _back("back_to_implementation", S.EVALUATION, S.IMPLEMENTATION),
        _back("back_to_evaluation", S.REVIEW, S.EVALUATION),
        Transition(
            "cancel",
            _("Batalkan kemitraan"),
            (S.NEEDS, S.EXPLORATION, S.PROPOSAL, S.AGREEMENT),
            S.CANCELLED,
            check_write_or_approve,
            agreement_gates.never_in_force,
            needs_comment=True,
            backward=True,
        ),
    ),
)

P = Proposal.State

PROPOSAL = Workflow(
    name="proposal",
    states=dict(P.choices),
    initial=P.DRAFT,
    transitions=(
        Transition(
            "submit",
            _("Ajukan ke kepala sekolah"),
            (P.DRAFT, P.RETURNED),
            P.SUBMITTED,
            check_write,
            gates.proposal_submittable,
            stamp="submitted_at",
        ),
        Transition(
            "approve",
            _("Setujui"),
            (P.SUBMITTED,),
            P.APPROVED,
            check_approve,
            gates.proposal_in_stage,
            stamp="approved_at",
        ),
        Transition(
            "return",
            _("Kembalikan untuk perbaikan"),
            (P.SUBMITTED,),
            P.RETURNED,
            check_approve,
            needs_comment=True,
            stamp="returned_at",
            backward=True,
        ),
        Transition(
            "revise",
            _("Buka kembali untuk diubah"),
            (P.APPROVED,),
            P.DRAFT,
            check_write,
            gates.proposal_in_stage,
            needs_comment=True,
            backward=True,
        ),
    ),
)

A = Agreement.State

AGREEMENT = Workflow(
    name="agreement",
    states=dict(A.choices),
    initial=A.DRAFT,
    final=frozenset({A.TERMINATED, A.CANCELLED}),
    transitions=(
        Transition("share", _("Kirim ke para pihak untuk ditelaah"), (A.DRAFT,), A.REVIEW, check_write),
        Transition(
            "recall", _("Tarik kembali ke draf"), (A.REVIEW,), A.DRAFT, check_write, needs_comment=True, backward=True
        ),
        Transition(
            "prepare",
            _("Siapkan untuk ditandatangani"),
            (A.DRAFT, A.REVIEW),
            A.READY,
            check_write,
            agreement_gates.agreement_complete,
            stamp="ready_at",
        ),
        Transition(
            "reopen",
            _("Buka kembali untuk diubah"),
            (A.READY,),
            A.DRAFT,
            check_write,
            agreement_gates.nobody_signed,
            needs_comment=True,
            backward=True,
        ),
        Transition(
            "sign",
            _("Nyatakan ditandatangani semua pihak"),
            (A.READY,),
            A.SIGNED,
            check_write,
            agreement_gates.everybody_signed,
            stamp="signed_at",
            automatic=True,
        ),
        Transition(
            "terminate",
            _("Akhiri perjanjian"),
            (A.SIGNED,),
            A.TERMINATED,
            check_approve,
            needs_comment=True,
            stamp="closed_at",
            backward=True,
        ),
        Transition(
            "cancel",
            _("Batalkan naskah"),
            (A.DRAFT, A.REVIEW, A.READY),
            A.CANCELLED,
            check_write_or_approve,
            needs_comment=True,
            stamp="closed_at",
            backward=True,
        ),
    ),
)

N = Need.State

NEED = Workflow(
    name="need",
    states=dict(N.choices),
    initial=N.OPEN,
    final=frozenset({N.MET, N.DROPPED}),
    transitions=(
        Transition("answer", _("Tandai sedang dijawab"), (N.OPEN,), N.IN_PROGRESS, check_edit_need),
        Transition("meet", _("Tandai terpenuhi"), (N.OPEN, N.IN_PROGRESS), N.MET, check_edit_need),
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
            check_edit_need,
            needs_comment=True,
            backward=True,
        ),
    ),
)

V = Activity.State

ACTIVITY = Workflow(
    name="activity",
    states=dict(V.choices),
    initial=V.PLANNED,
    final=frozenset({V.HELD, V.CANCELLED}),
    transitions=(
        Transition(
            "hold",
            _("Catat sebagai terlaksana"),
            (V.PLANNED,),
            V.HELD,
            check_write,
            stamp="held_at",
            route="partnerships:activity_hold",
        ),
        Transition(
            "cancel", _("Batalkan kegiatan"), (V.PLANNED,), V.CANCELLED, check_write, needs_comment=True, backward=True
        ),
    ),
)

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

ALL = (PARTNERSHIP, PROPOSAL, AGREEMENT, NEED, ACTIVITY, ROUND)
