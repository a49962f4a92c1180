"""The evidence pack of one partnership: what was needed, agreed, done, kept, evaluated and decided, as one paper [PA12]."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from core.chain import Step
from core.documents import request_document
from core.models import Document
from core.papers import Signatory, signature_rows
from core.policy import Actor
from partnerships.documents import EvidencePaper
from partnerships.models import EvidencePack, Partnership
from partnerships.papers import evidence_chapters as chapters
from partnerships.papers.evidence_chapters import Told
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day, letterhead, listed, nip, scope_words
from partnerships.policy import check_see_workings
from partnerships.prefill import of_school

KIND = "evidence"


def pack_of(partnership: Partnership) -> EvidencePack:
    """The partnership as that on which packs are filed: its readers are the school's own people alone."""
    pack = EvidencePack(pk=partnership.pk, school_id=partnership.school_id, title=partnership.title)
    pack.school = partnership.school
    return pack


@transaction.atomic
def request_pack(*, by: Actor, now: datetime, partnership: Partnership) -> Document:
    """Ask for the PDF of the pack as everything stands now. Raises `Hidden` for partners."""
    check_see_workings(by)
    school = partnership.school
    with translation.override("id"):
        payload = build(partnership, school.local_date(now))
    return request_document(
        by=by, now=now, subject=pack_of(partnership), kind=KIND, payload=payload, title=payload.title, paper=school.paper,
        images=pictures(school),
    )  # fmt: skip


def told(partnership: Partnership, today: date) -> list[Told]:
    """The chain, link by link, in the active language."""
    return [
        chapters.needs(partnership),
        chapters.partners(partnership),
        chapters.proposal(partnership),
        chapters.agreements(partnership, today),
        chapters.activities(partnership),
        chapters.obligations(partnership, today),
        chapters.evaluations(partnership),
        chapters.decisions(partnership),
    ]


def build(partnership: Partnership, today: date) -> EvidencePaper:
    """Everything the pack says. The active language must be Indonesian, as papers are."""
    school, links = partnership.school, told(partnership, today)
    partners = [party.partner.name for party in partnership.parties.select_related("partner") if party.partner]
    words = of_school(school)
    principal = Signatory(
        "Mengetahui",
        words.get("signatory_name", ""),
        position=words.get("signatory_position", "Kepala sekolah"),
        id_line=nip(words.get("signatory_number", "")),
    )
    return EvidencePaper(
        title=f"Bukti kemitraan: {partnership.title}",
        heading="Bukti Kemitraan untuk Akreditasi",
        subject=partnership.title,
        facts=(
            ("Mitra", listed(partners) or "belum dipilih"),
            ("Bentuk", f"{partnership.get_form_display()}, {scope_words(partnership.scope)}"),
            ("Penanggung jawab", partnership.lead.display_name),
            ("Tahap sekarang", str(partnership.get_stage_display())),
            ("Keadaan per", day(today)),
        ),
        summary=_summary(partnership, partners, links),
        chain_title="Rangkaian kemitraan",
        chain=tuple(Step(one.link, one.words, one.reached) for one in links),
        chapters=tuple(one.chapter for one in links),
        footer=f"{school.name} · Bukti kemitraan",
        letterhead=letterhead(school),
        signatures=signature_rows([principal]),
        place_and_date=", ".join(filter(None, (school.city, day(today)))),
    )


def _summary(partnership: Partnership, partners: list[str], links: list[Told]) -> tuple[str, ...]:
    """Two sentences that an assessor reads first: with whom, how much of the chain is there, and what is still missing."""
    reached = [one.link.lower() for one in links if one.reached]
    missing = [one.link.lower() for one in links if not one.reached]
    first = f"{partnership.school.name} bermitra dengan {listed(partners)}." if partners else ""
    if not missing:
        second = "Semua mata rantai, dari kebutuhan sampai keputusan peninjauan, ada buktinya di dalam berkas ini."
    elif reached:
        second = f"Sudah ada bukti untuk {listed(reached)}. Belum ada untuk {listed(missing)}."
    else:
        second = "Kemitraan ini baru dibuka; belum ada bukti yang tercatat."
    return tuple(filter(None, (first, second)))
