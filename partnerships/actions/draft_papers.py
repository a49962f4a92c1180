"""The draft as a PDF: the same pages as the paper, each with the word that it is a draft, and nothing to verify."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, documents
from core.models import Document
from core.policy import Actor, NotNow
from partnerships.actions.negotiation import text_of
from partnerships.models import Agreement
from partnerships.papers.draft import DRAFT_KIND, as_draft
from partnerships.papers.pictures import pictures
from partnerships.policy import check_see_partnerships


@transaction.atomic
def print_draft(*, by: Actor, now: datetime, agreement: Agreement, paper: str) -> Document:
    """Ask for the text as it stands now, as a PDF of its own kind. The same words give the same paper.

    Whoever may read the draft may print it. It has no boxes for initials, no code and no QR; the papers of the agreement do not
    list it. Raises `NotNow` once the text is frozen: then there is the paper itself.
    """
    check_see_partnerships(by)
    if not agreement.is_editable:
        raise NotNow(_("Naskah ini tidak lagi berupa konsep. Unduhlah dokumennya pada halaman perjanjian."))
    if paper not in Document.Paper.values:
        raise NotNow(_("Pilih kertas A4 atau F4."))
    text = as_draft(text_of(agreement))
    document = documents.request_document(
        by=by, now=now, subject=agreement, kind=DRAFT_KIND, payload=text, title=f"KONSEP {text.title}", paper=paper,
        images=pictures(agreement.school),
    )  # fmt: skip
    audit.record(by, "agreement.draft_printed", agreement, now, paper=paper)
    return document
