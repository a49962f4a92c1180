"""What partnership papers say: one frozen dataclass per PDF, made of final strings. No queries and no HTML here."""

from partnerships.documents.agreement import (
    AgreementPaper,
    Annex,
    Article,
    Item,
    Logo,
    Paragraph,
    PartyIdentity,
    Witness,
)
from partnerships.documents.evaluation import (
    BenefitRow,
    EvaluationPaper,
    FactorRow,
    IndicatorRow,
    PartyVoice,
)
from partnerships.documents.evidence import Block, Chapter, EvidencePaper
from partnerships.documents.proposal import BudgetLine, ObjectiveRow, ProposalPaper, RoleRow
from partnerships.documents.understanding import UnderstandingPaper

__all__ = [
    "AgreementPaper",
    "Annex",
    "Article",
    "BenefitRow",
    "Block",
    "BudgetLine",
    "Chapter",
    "EvaluationPaper",
    "EvidencePaper",
    "FactorRow",
    "IndicatorRow",
    "Item",
    "Logo",
    "ObjectiveRow",
    "Paragraph",
    "PartyIdentity",
    "PartyVoice",
    "ProposalPaper",
    "RoleRow",
    "UnderstandingPaper",
    "Witness",
]
