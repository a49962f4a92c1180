"""The kinds of paper that partnerships print; `AppConfig.ready` registers them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.documents import DocumentKind
from partnerships.documents import AgreementPaper, EvaluationPaper, EvidencePaper, ProposalPaper, UnderstandingPaper
from partnerships.papers.agreement import KIND as AGREEMENT
from partnerships.papers.draft import DRAFT_KIND
from partnerships.papers.evaluation import KIND as EVALUATION
from partnerships.papers.evidence import KIND as EVIDENCE
from partnerships.papers.facts import agreement_facts
from partnerships.papers.proposal import KIND as PROPOSAL
from partnerships.papers.understanding import KIND as UNDERSTANDING

KINDS = (
    DocumentKind(
        key=AGREEMENT,
        label=_("Naskah perjanjian"),
        template="pdf/agreement.html",
        payload=AgreementPaper,
        facts=agreement_facts,
    ),
    DocumentKind(
        key=DRAFT_KIND,
        label=_("Konsep naskah perjanjian"),
        template="pdf/agreement_draft.html",
        payload=AgreementPaper,
    ),
    DocumentKind(
        key=EVALUATION,
        label=_("Laporan evaluasi"),
        template="pdf/evaluation.html",
        payload=EvaluationPaper,
        style="report",
    ),
    DocumentKind(
        key=EVIDENCE,
        label=_("Bukti kemitraan untuk akreditasi"),
        template="pdf/evidence.html",
        payload=EvidencePaper,
        style="report",
    ),
    DocumentKind(
        key=PROPOSAL,
        label=_("Proposal kemitraan"),
        template="pdf/proposal.html",
        payload=ProposalPaper,
        style="report",
    ),
    DocumentKind(
        key=UNDERSTANDING,
        label=_("Catatan kesepahaman"),
        template="pdf/understanding.html",
        payload=UnderstandingPaper,
    ),
)
