"""From an informal partnership to the half page that both sides keep."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.documents import request_document
from core.models import Document
from core.papers import Signatory, signature_rows
from core.policy import Actor, NotNow
from core.workflow import Missing
from partnerships.documents import UnderstandingPaper
from partnerships.models import Partnership, Party
from partnerships.papers.parts import position_in
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day, letterhead, listed, nip
from partnerships.policy import check_see_partnerships
from partnerships.prefill import of_partner, of_school
from schools.models import School

KIND = "understanding"


@transaction.atomic
def request_understanding(*, by: Actor, now: datetime, partnership: Partnership) -> Document:
    """Ask for the PDF of the understanding as it stands now. Raises `NotNow` while nothing is written down."""
    check_see_partnerships(by)
    if not (partnership.understanding.strip() and partnership.understood_on):
        missing = [Missing(_("Isi kesepahaman dan tanggalnya."), "partnerships:understanding", partnership.pk)]
        raise NotNow(_("Belum ada kesepahaman yang dapat dicetak."), missing)
    school = partnership.school
    return request_document(
        by=by,
        now=now,
        subject=partnership,
        kind=KIND,
        payload=understanding_paper(partnership),
        title=f"Catatan kesepahaman: {partnership.title}",
        paper=school.paper,
        images=pictures(school),
    )


def understanding_paper(partnership: Partnership) -> UnderstandingPaper:
    """Everything the half page says, in Indonesian like all papers."""
    school = partnership.school
    parties = list(partnership.parties.select_related("partner").prefetch_related("partner__contacts"))
    names = [party.partner.name if party.partner else school.name for party in parties]
    lines = (line.strip(" -•\t") for line in partnership.understanding.splitlines())
    return UnderstandingPaper(
        title=f"Catatan kesepahaman: {partnership.title}",
        heading="Catatan Kesepahaman",
        subject=partnership.title,
        opening=f"{listed(names)} bersepaham untuk bekerja sama dengan cara sebagai berikut:",
        points=tuple(line for line in lines if line),
        facts=(
            ("Penanggung jawab", partnership.lead.display_name),
            ("Ditinjau pada", day(partnership.review_on)),
            ("Tanda berhasil", partnership.evaluation_note),
        ),
        closing="Kesepahaman ini tidak mengikat secara hukum dan dapat diubah atau dihentikan kapan saja dengan pemberitahuan.",
        footer=f"Catatan Kesepahaman, {school.name}",
        letterhead=letterhead(school),
        place_and_date=", ".join(filter(None, (school.city, day(partnership.understood_on)))),
        signatures=signature_rows([_signatory(party, school) for party in parties]),
    )


def _signatory(party: Party, school: School) -> Signatory:
    words = of_partner(party.partner) if party.partner else of_school(school)
    number = words.get("signatory_number", "")
    position = words.get("signatory_position", "") or words["institution"]
    heading = position_in(position, words["institution"])
    return Signatory(heading=heading, name=words.get("signatory_name", ""), id_line=nip(number))
