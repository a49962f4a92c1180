"""The individual plan as a tagged PDF. It is made for one reader at a time and kept nowhere, so that no readable copy of it lies about.

No code for checking stands on it: a public page that confirms it would tell that the pupil has a plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from django.http import FileResponse
from django.utils import translation

from core import pdf
from core.documents import freeze
from core.files import serve
from core.models import Document
from core.papers import Signatory, Table, signature_rows
from core.policy import NotNow
from inclusion.documents.plan import PlanBlock, PlanEntry, PlanPaper
from inclusion.models import PlanAnswer, PlanVersion, SupportPlan
from inclusion.queries.plan_payload import payload_of
from inclusion.queries.plan_sheet import Block, Entry, sheet_of
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day, letterhead, nip
from schools.models import Membership, School
from schools.roles import Role

TEMPLATE = "pdf/support_plan.html"
AS_TABLE = {
    "team": ("Nama", "Peran", "Bagian"),
    "outcomes": ("Mata pelajaran atau bidang", "Sumber capaian", "Fase", "Penyesuaian", "Penjelasan"),
    "accommodations": ("Akomodasi", "Bentuk", "Berlaku untuk", "Tidak berlaku untuk", "Penanggung jawab", "Sejak"),
    "services": ("Layanan", "Untuk apa", "Pelaksana", "Jadwal", "Masa"),
}
"""Parts that are tables on paper: their columns; each is the label of a fact, the first the title of the row."""


def plan_pdf(plan: SupportPlan, version: PlanVersion | None, now: datetime, sheet: str = "") -> FileResponse:
    """A version as a PDF, or without one the text as it is being written. Raises `NotNow` where no PDF can be made."""
    size = sheet if sheet in Document.Paper.values else plan.school.paper
    with translation.override("id"):
        paper = plan_paper(plan, version, plan.school.local_date(now))
    images = {name: _bytes(picture) for name, picture in pictures(plan.school).items()}
    try:
        made = pdf.render(TEMPLATE, freeze(paper), paper=size, style="report", images=images, created=now)
    except (pdf.PdfUnavailable, pdf.PaperTooLong) as error:
        raise NotNow(str(error)) from error
    return serve(BytesIO(made.content), "rencana-individual.pdf", "application/pdf")


def _bytes(picture: object) -> bytes:
    with getattr(picture, "file").open() as stored:
        return bytes(stored.read())


def plan_paper(plan: SupportPlan, version: PlanVersion | None, today: date) -> PlanPaper:
    """Everything the paper says. The active language must be Indonesian, as papers are."""
    payload = version.payload if version is not None else payload_of(plan, today)
    approval = getattr(version, "approval", None)
    sheet = sheet_of(payload)
    standing = _standing(version)
    return PlanPaper(
        title=f"{sheet.title}: {sheet.pupil}",
        heading=sheet.title,
        subject=sheet.pupil,
        facts=(*sheet.facts, ("Versi", f"{version.number}" if version else "konsep")),
        blocks=(*(_block(block) for block in sheet.blocks), *standing),
        footer=f"{sheet.title}. Rahasia: hanya untuk tim dan orang tua siswa.",
        letterhead=letterhead(plan.school),
        signatures=_signatures(plan, version),
        place_and_date=", ".join(filter(None, (plan.school.city, day(_on(plan, approval, today))))),
        mark="" if approval is not None else "KONSEP",
    )


def _on(plan: SupportPlan, approval: object, today: date) -> date:
    return plan.school.local_date(getattr(approval, "at")) if approval is not None else today


def _block(block: Block) -> PlanBlock:
    columns = AS_TABLE.get(block.key)
    if columns is None:
        return PlanBlock(block.title, entries=_entries(block.entries))
    rows = tuple(_row(entry, columns) for entry in block.entries)
    return PlanBlock(block.title, table=Table("", columns, rows))


def _row(entry: Entry, columns: Sequence[str]) -> tuple[str, ...]:
    facts = dict(entry.facts)
    return (entry.title, *(facts.get(label) or "–" for label in columns[1:]))


def _entries(entries: Sequence[Entry]) -> tuple[PlanEntry, ...]:
    return tuple(PlanEntry(entry.title, tuple(entry.facts), _entries(entry.steps)) for entry in entries)


def _agreed(version: PlanVersion | None) -> list[PlanAnswer]:
    if version is None:
        return []
    return list(version.answers.filter(answer=PlanAnswer.Answer.AGREED).select_related("guardian"))


def _standing(version: PlanVersion | None) -> list[PlanBlock]:
    """Who agreed and who approved, with the days."""
    if version is None:
        return []
    school = version.plan.school
    rows = [
        (
            answer.guardian.name,
            str(answer.guardian.get_relation_display()),
            f"menyetujui, {day(school.local_date(answer.answered_at))}",
        )
        for answer in _agreed(version)
        if answer.answered_at is not None
    ]
    approval = getattr(version, "approval", None)
    if approval is not None:
        rows.append((approval.by_label, "Kepala sekolah", f"mengesahkan, {day(school.local_date(approval.at))}"))
    return [PlanBlock("Persetujuan", table=Table("", ("Nama", "Sebagai", "Kapan"), tuple(rows)))] if rows else []


def _signatures(plan: SupportPlan, version: PlanVersion | None) -> tuple[tuple[Signatory, ...], ...]:
    agreed = [answer.guardian for answer in _agreed(version)]
    parents = agreed or list(plan.pupil.guardians.filter(is_active=True, may_consent=True)[:1])
    people = [Signatory("Orang tua / wali", guardian.name) for guardian in parents]
    leads = plan.pupil.team.filter(left_on=None, is_coordinator=True).select_related("user")[:1]
    people += [
        Signatory(
            "Koordinator tim",
            m.name,
            position=str(m.get_role_display()),
            id_line=nip(m.user.employee_number) if m.user else "",
        )
        for m in leads
    ]
    return signature_rows([*people, *_heads(plan.school)])


def _heads(school: School) -> list[Signatory]:
    rows = Membership.objects.holding(school, Role.PRINCIPAL).select_related("user").order_by("pk")[:1]
    return [
        Signatory("Mengesahkan", m.user.display_name, position="Kepala Sekolah", id_line=nip(m.user.employee_number))
        for m in rows
    ]
