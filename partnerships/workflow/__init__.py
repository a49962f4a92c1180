"""Every workflow of partnerships as a table. docs/workflows draws them; tests try each state against each transition."""

from partnerships.workflow.activity import ACTIVITY
from partnerships.workflow.agreement import AGREEMENT
from partnerships.workflow.evaluation_round import ROUND
from partnerships.workflow.need import NEED
from partnerships.workflow.partnership import PARTNERSHIP, STAGE_DAYS
from partnerships.workflow.proposal import PROPOSAL
from partnerships.workflow.risk import RISK

ALL = (PARTNERSHIP, PROPOSAL, AGREEMENT, NEED, ACTIVITY, ROUND, RISK)

__all__ = ["ACTIVITY", "AGREEMENT", "ALL", "NEED", "PARTNERSHIP", "PROPOSAL", "RISK", "ROUND", "STAGE_DAYS"]
