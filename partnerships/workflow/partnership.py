"""The seven stages and the ways between them [domain 1.1]."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.workflow import Condition, Gate, Transition, Workflow, always, nothing_missing
from partnerships import agreement_gates, gates
from partnerships.models import Partnership
from partnerships.policy import check_approve, check_write, check_write_or_approve

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
            _("Lanjutkan atau perpanjang"),
            (S.REVIEW,),
            S.IMPLEMENTATION,
            check_approve,
            needs_comment=True,
            route="partnerships:review_decide",
        ),
        Transition(
            "amend",
            _("Ubah isi dengan adendum"),
            (S.REVIEW,),
            S.IMPLEMENTATION,
            check_approve,
            needs_comment=True,
            route="partnerships:review_decide",
            applies=agreement_gates.ever_signed,
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
            route="partnerships:partnership_end",
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
