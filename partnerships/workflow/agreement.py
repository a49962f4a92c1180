"""Stage 4: from the first draft to the last signature, and out of force."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships import agreement_gates
from partnerships.models import Agreement
from partnerships.policy import check_approve, check_record_signatures, check_write, check_write_or_approve

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
            check_record_signatures,
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
            applies=agreement_gates.stands_alone,
        ),
        Transition(
            "end_with_base",
            _("Berakhir bersama perjanjiannya"),
            (A.SIGNED,),
            A.TERMINATED,
            check_approve,
            needs_comment=True,
            stamp="closed_at",
            backward=True,
            automatic=True,
            applies=agreement_gates.amends_another,
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
