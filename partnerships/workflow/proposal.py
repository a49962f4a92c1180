"""Stage 3: draft, submitted, returned or approved."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.workflow import Transition, Workflow
from partnerships import gates
from partnerships.models import Proposal
from partnerships.policy import check_approve, check_write

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
