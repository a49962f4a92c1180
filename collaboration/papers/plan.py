"""From a joint plan to the paper that its teachers teach by."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from collaboration.documents.teaching import PaperBlock, TeachingPaper
from collaboration.models import JointPlan
from collaboration.papers._common import hold, place_and_date, printed, signed_by, words_block
from collaboration.policy.plans import check_see_plans
from collaboration.queries.plans import plan_facts, steps_of
from core.documents import request_document
from core.models import Document
from core.papers import Table
from core.policy import Actor, check_same_tenant
from partnerships.papers.words import day, letterhead, listed

KIND = "joint_plan"


@transaction.atomic
def request_plan_paper(*, by: Actor, now: datetime, plan: JointPlan, paper: str = "") -> Document:
    """Ask for the PDF of the plan as it stands now; while it is being written the paper is marked as a draft."""
    check_same_tenant(by, plan)
    check_see_plans(by)
    with translation.override("id"):
        payload = plan_paper(plan, plan.school.local_date(now))
    return request_document(by=by, now=now, subject=plan, kind=KIND, **printed(plan.school, payload, paper))


def plan_paper(plan: JointPlan, today: date) -> TeachingPaper:
    """Everything the paper says. The active language must be Indonesian, as papers are."""
    people = [author.user for author in plan.authors.select_related("user")]
    facts = [*plan_facts(plan), ("Penyusun", "; ".join(person.display_name for person in people))]
    if plan.revision > 1:
        facts.append(("Versi", str(plan.revision)))
    return TeachingPaper(
        title=f"Rencana bersama: {plan.title}",
        heading="Rencana Bersama",
        subject=plan.title,
        facts=hold([*facts, ("Status", plan.get_state_display())]),
        summary=_summary(plan),
        blocks=(*_texts(plan), *_matrix(plan), *_notes(plan)),
        footer=f"Rencana Bersama, {plan.school.name}",
        letterhead=letterhead(plan.school),
        signatures=signed_by(people, plan.school, "Penyusun"),
        place_and_date=place_and_date(plan.school, today),
        mark="DRAF" if plan.is_open else "",
    )


def _summary(plan: JointPlan) -> tuple[str, ...]:
    """What somebody can read aloud: for whom, what they will do, how one will know."""
    subjects = [str(subject) for subject in plan.subjects.all()]
    said = []
    if subjects:
        said.append(f"Rencana ini menyatukan {listed(subjects)} dalam satu kegiatan belajar.")
    return (
        *said,
        *_first(plan, "activities", "Siswa mengerjakan"),
        *_first(plan, "assessment", "Ketercapaian dilihat dari"),
    )


def _first(plan: JointPlan, key: str, opening: str) -> tuple[str, ...]:
    section = plan.sections.get(key=key)
    line = next((one.strip("-•* ") for one in section.body.splitlines() if one.strip()), "").rstrip(".")
    return (f"{opening}: {line}.",) if line else ()


def _texts(plan: JointPlan) -> list[PaperBlock]:
    found: list[PaperBlock] = []
    for page in steps_of(plan):
        for text in page.texts:
            found += words_block(f"{page.step.number}. {text.question.label}", text.section.body)
    return found


def _matrix(plan: JointPlan) -> list[PaperBlock]:
    rows = tuple(
        (str(row.subject), row.competency, row.indicator, row.activity, row.assessment)
        for row in plan.rows.select_related("subject")
    )
    if not rows:
        return []
    columns = ("Mata pelajaran", "Kompetensi", "Indikator", "Kegiatan siswa", "Penilaian")
    return [PaperBlock("Kontribusi setiap mata pelajaran", table=Table("", columns, rows))]


def _notes(plan: JointPlan) -> list[PaperBlock]:
    rows = tuple(
        (day(note.taught_on), note.by.display_name if note.by else "", note.what, note.better)
        for note in plan.notes.select_related("by")
    )
    columns = ("Tanggal", "Dicatat oleh", "Yang tidak praktis", "Usul perbaikan")
    return [PaperBlock("Catatan perbaikan", table=Table("", columns, rows))] if rows else []
