"""What a guardian chose to hand over, as files: a tagged PDF, and JSON for another program."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import FileResponse, HttpResponse, JsonResponse
from django.utils import translation

from inclusion.documents.parents import HandoverPaper, HandoverPart
from inclusion.models import Handover
from inclusion.papers.parents import made
from partnerships.papers.words import day, letterhead

ABOUT = (("name", "Nama"), ("nisn", "NISN"), ("class", "Kelas"))


def handover_pdf(handover: Handover, now: datetime) -> FileResponse:
    """The paper for the receiving school; made for one reader at a time."""
    with translation.override("id"):
        paper = handover_paper(handover)
    return made(handover.school, "pdf/handover.html", paper, "penyerahan-data.pdf", now)


def handover_json(handover: Handover) -> HttpResponse:
    """The frozen content itself."""
    response = JsonResponse(handover.payload, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="data-siswa.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def handover_paper(handover: Handover) -> HandoverPaper:
    """What stands on it: exactly the frozen content."""
    data: Any = handover.payload
    school = handover.school
    pupil = data["pupil"]
    on = day(date.fromisoformat(data["made_on"]))
    return HandoverPaper(
        title="Penyerahan data siswa",
        heading="Penyerahan Data Siswa",
        subject=pupil["name"],
        facts=(
            *((label, pupil[key]) for key, label in ABOUT if pupil[key]),
            ("Dari", data["school"]), ("Untuk", data["receiver"]), ("Disetujui oleh", handover.created_by_label),
        ),
        parts=tuple(
            HandoverPart(part["title"], tuple((label, words) for label, words in part["lines"])) for part in data["parts"]
        ),
        footer="Penyerahan data. Rahasia: hanya untuk sekolah penerima.",
        place_and_date=", ".join(filter(None, (school.city, on))),
        letterhead=letterhead(school),
    )  # fmt: skip
