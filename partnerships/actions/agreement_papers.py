"""Freeze the text of an agreement and ask for its papers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, documents
from core.models import Document
from core.policy import Actor, NotNow
from core.workflow import Missing
from partnerships.merge import MergeProblem
from partnerships.models import Agreement
from partnerships.papers.agreement import KIND, agreement_paper
from partnerships.papers.pictures import pictures

PAPERS = (Document.Paper.A4, Document.Paper.F4)


@transaction.atomic
def freeze(*, by: Actor, now: datetime, agreement: Agreement) -> list[Document]:
    """Keep the text as it is now in `payload` and request its PDFs in A4 and F4. Runs in the caller's transaction.

    Raises `NotNow` with one line per article that asks for what there is not.
    """
    try:
        paper = agreement_paper(agreement)
    except MergeProblem as problem:
        missing = [Missing(sentence, "partnerships:agreement_clauses", agreement.pk) for sentence in problem.messages]
        raise NotNow(_("Isi naskah belum dapat dikunci. Yang perlu diperbaiki:"), missing) from problem
    agreement.payload = documents.freeze(paper)
    Agreement.objects.filter(pk=agreement.pk).update(payload=agreement.payload)
    audit.record(by, "agreement.frozen", agreement, now)
    return [
        documents.request_document(
            by=by, now=now, subject=agreement, kind=KIND, payload=paper, title=paper.title, paper=size,
            images=pictures(agreement.school), verifiable=True,
        )
        for size in PAPERS
    ]  # fmt: skip
