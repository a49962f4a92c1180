"""The agreement's draft as somebody prints it: never the paper itself, never verifiable."""

from __future__ import annotations

from dataclasses import replace

from partnerships.documents import AgreementPaper

DRAFT_KIND = "agreement_draft"
CONCEPT = "KONSEP, BUKAN UNTUK DITANDATANGANI"


def as_draft(paper: AgreementPaper) -> AgreementPaper:
    """The same words, marked on every sheet, without boxes for initials: nobody signs a draft."""
    return replace(paper, mark=CONCEPT, initials=(), initials_title="")
