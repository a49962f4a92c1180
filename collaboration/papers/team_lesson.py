"""From a team lesson to the sheet that its teachers take into the room. Reflections are not on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from collaboration.documents.teaching import PaperBlock, TeachingPaper
from collaboration.models import Segment, SegmentTask, TeamLesson
from collaboration.papers._common import hold, place_and_date, printed, signed_by, words_block
from collaboration.policy.plans import check_see_plans
from collaboration.queries.team_lessons import lesson_facts, segments_of, title_of
from core.documents import request_document
from core.models import Document
from core.papers import Table
from core.policy import Actor, check_same_tenant
from partnerships.papers.words import letterhead, listed

KIND = "team_lesson"


@transaction.atomic
def request_lesson_paper(*, by: Actor, now: datetime, lesson: TeamLesson, paper: str = "") -> Document:
    """Ask for the PDF of the lesson as it stands now."""
    check_same_tenant(by, lesson)
    check_see_plans(by)
    with translation.override("id"):
        payload = lesson_paper(lesson, lesson.school.local_date(now))
    return request_document(by=by, now=now, subject=lesson, kind=KIND, **printed(lesson.school, payload, paper))


def lesson_paper(lesson: TeamLesson, today: date) -> TeachingPaper:
    """Everything the sheet says. The active language must be Indonesian, as papers are."""
    people = [row.user for row in lesson.teachers.select_related("user")]
    segments = segments_of(lesson)
    names = listed([person.display_name for person in people])
    facts = [
        (label, value) for label, value in lesson_facts(lesson) if str(value) not in (lesson.goal, lesson.preparation)
    ]
    return TeachingPaper(
        title=f"Rencana pelajaran bersama: {title_of(lesson)}",
        heading="Rencana Pelajaran Bersama",
        subject=title_of(lesson),
        facts=hold([*facts, ("Guru", "; ".join(person.display_name for person in people)), ("Model", lesson.get_model_display())]),
        summary=(f"{names} mengajar bersama dengan model “{lesson.get_model_display()}”.", *filter(None, (lesson.goal,))),
        blocks=(*_segments(segments), *words_block("Persiapan", lesson.preparation)),
        footer=f"Rencana Pelajaran Bersama, {lesson.school.name}",
        letterhead=letterhead(lesson.school),
        signatures=signed_by(people, lesson.school, "Guru"),
        place_and_date=place_and_date(lesson.school, today),
    )  # fmt: skip


def _segments(segments: Sequence[Segment]) -> list[PaperBlock]:
    rows = tuple(
        (
            f"{segment.minutes}\N{NO-BREAK SPACE}menit",
            segment.what,
            "; ".join(_task(task) for task in segment.tasks.all()),
        )
        for segment in segments
    )
    columns = ("Lama", "Apa yang terjadi", "Siapa mengerjakan apa")
    return [PaperBlock("Bagian pelajaran", table=Table("", columns, rows))] if rows else []


def _task(task: SegmentTask) -> str:
    beside = ", ".join(filter(None, (task.label, task.pupils)))
    return f"{task.user.display_name}: {task.get_part_display().lower()}{f' ({beside})' if beside else ''}"
