"""The articles with which a school starts, per kind of document (practice.md 1.2), in our own words.

Data only. A school's library (models.ClauseTemplate) is filled from here and may then be edited, but for locked articles. The
text is written as partnerships.clause_text reads it, with the merge fields of partnerships.merge.
"""

from __future__ import annotations

from partnerships.clause_library.base import LibraryClause
from partnerships.clause_library.implementing import IMPLEMENTING
from partnerships.clause_library.informal import INFORMAL
from partnerships.clause_library.mou import MOU
from partnerships.clause_library.openings import LEGAL_BASIS, RECITALS
from partnerships.clause_library.pks import PKS
from partnerships.terms import AgreementKind

__all__ = ["LEGAL_BASIS", "LIBRARY", "RECITALS", "LibraryClause", "applies", "clauses_for", "delivered"]

LIBRARY: dict[str, tuple[LibraryClause, ...]] = {
    AgreementKind.PKS: PKS,
    AgreementKind.MOU: MOU,
    AgreementKind.IMPLEMENTING: IMPLEMENTING,
    AgreementKind.INFORMAL: INFORMAL,
}

_ONLY_FOR = {clause.key: clause.only_for for clauses in LIBRARY.values() for clause in clauses if clause.only_for}


def applies(key: str, financial_form: str) -> bool:
    """Whether the article `key` belongs into a document with this financial form: repayment only where money is lent."""
    return key not in _ONLY_FOR or financial_form in _ONLY_FOR[key]


def clauses_for(kind: str, financial_form: str) -> list[LibraryClause]:
    """The articles of a new document, in order, those that start switched off included."""
    return [clause for clause in LIBRARY[kind] if applies(clause.key, financial_form)]


def delivered(kind: str, key: str) -> LibraryClause | None:
    """The article as Guyub brings it; None for one that a school wrote itself."""
    return next((clause for clause in LIBRARY[kind] if clause.key == key), None)
