from partnerships.models.activity import Activity, Contribution
from partnerships.models.agreement import Agreement, AgreementClause, AgreementParty, RepaymentInstalment, Signature
from partnerships.models.clause import ClauseTemplate
from partnerships.models.evaluation import BenefitSeen, EvaluationResponse, EvaluationRound, Rating
from partnerships.models.indicator import Indicator, Measurement
from partnerships.models.need import Need
from partnerships.models.obligation import Fulfilment, Obligation
from partnerships.models.partner import Partner, PartnerContact, PartnerOffer
from partnerships.models.partnership import Candidate, Partnership, Party
from partnerships.models.proposal import Objective, PartyRole, Proposal
from partnerships.models.review import Review

__all__ = [
    "Activity",
    "Agreement",
    "AgreementClause",
    "AgreementParty",
    "BenefitSeen",
    "Candidate",
    "ClauseTemplate",
    "Contribution",
    "EvaluationResponse",
    "EvaluationRound",
    "Fulfilment",
    "Indicator",
    "Measurement",
    "Need",
    "Objective",
    "Obligation",
    "Partner",
    "PartnerContact",
    "PartnerOffer",
    "Partnership",
    "Party",
    "PartyRole",
    "Proposal",
    "Rating",
    "RepaymentInstalment",
    "Review",
    "Signature",
]
