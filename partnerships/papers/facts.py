"""What the public page behind a QR code may confirm about our papers: number, title, parties, state, and nothing else."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import Document
from core.verification import Facts
from partnerships.models import Agreement

REPLACED_STATES = (Agreement.State.DRAFT, Agreement.State.REVIEW)


def agreement_facts(document: Document) -> Facts | None:
    """The agreement as its ledger has it now; a paper whose text was opened again says that it no longer counts."""
    agreement = Agreement.objects.select_related("school").filter(pk=document.subject_id).first()
    if agreement is None:
        return None
    parties = list(agreement.parties.all())
    today = agreement.school.local_date(timezone.now())
    state = str(agreement.status(today).label)
    if agreement.state in REPLACED_STATES or document.payload != agreement.payload:
        state = _("Tidak berlaku lagi: naskah ini dibuka kembali untuk diubah")
    return Facts(
        number=" · ".join(party.number for party in parties if party.number),
        title=document.title,
        parties=tuple(party.institution for party in parties),
        state=state,
    )
