from partnerships.models.activity import Activity, Attendance, Contribution
from partnerships.models.addendum import ArticleChange
from partnerships.models.agreement import Agreement, AgreementClause, AgreementParty
from partnerships.models.budget import BudgetLine
from partnerships.models.clause import ClauseTemplate
from partnerships.models.conversation import Conversation
from partnerships.models.evaluation import BenefitSeen, EvaluationResponse, EvaluationRound, Rating
from partnerships.models.evidence import EvidencePack
from partnerships.models.indicator import Indicator, Measurement
from partnerships.models.instalment import RepaymentInstalment
from partnerships.models.need import Need
from partnerships.models.negotiation import TextComment, TextReview, TextVersion
from partnerships.models.obligation import Fulfilment, Obligation
from partnerships.models.partner import Partner, PartnerAlias, PartnerContact, PartnerOffer
from partnerships.models.partnership import Candidate, Partnership, Party
from partnerships.models.proposal import Objective, PartyRole, Proposal
from partnerships.models.proposal_version import ProposalRemark, ProposalVersion
from partnerships.models.review import Review
from partnerships.models.risk import Risk
from partnerships.models.series import ObligationSeries
from partnerships.models.signature import Signature

__all__ = [
    "Activity",
    "Agreement",
    "AgreementClause",
    "AgreementParty",
    "ArticleChange",
    "Attendance",
    "BenefitSeen",
    "BudgetLine",
    "Candidate",
    "ClauseTemplate",
    "Contribution",
    "Conversation",
    "EvaluationResponse",
    "EvaluationRound",
    "EvidencePack",
    "Fulfilment",
    "Indicator",
    "Measurement",
    "Need",
    "Objective",
    "Obligation",
    "ObligationSeries",
    "Partner",
    "PartnerAlias",
    "PartnerContact",
    "PartnerOffer",
    "Partnership",
    "Party",
    "PartyRole",
    "Proposal",
    "ProposalRemark",
    "ProposalVersion",
    "Rating",
    "RepaymentInstalment",
    "Review",
    "Risk",
    "Signature",
    "TextComment",
    "TextReview",
    "TextVersion",
]
