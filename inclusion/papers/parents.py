"""Letters and handed-over data as tagged PDFs. Made for one reader at a time and kept nowhere, so that no readable copy lies about."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.utils import translation

from core import pdf
from core.documents import freeze
from core.files import serve
from core.papers import Signatory
from core.policy import NotNow
from inclusion.documents.parents import LetterPaper
from inclusion.models import ParentLetter
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day, letterhead
from schools.models import School


def made(school: School, template: str, paper: Any, name: str, now: datetime) -> FileResponse:
    """The paper as a download. Raises `NotNow` where no PDF can be made."""
    images = {}
    for key, picture in pictures(school).items():
        with picture.file.open() as stored:
            images[key] = bytes(stored.read())
    try:
        rendered = pdf.render(template, freeze(paper), paper=school.paper, images=images, created=now)
    except (pdf.PdfUnavailable, pdf.PaperTooLong) as error:
        raise NotNow(str(error)) from error
    return serve(BytesIO(rendered.content), name, "application/pdf")


def letter_pdf(letter: ParentLetter, now: datetime) -> FileResponse:
    """One letter, word for word as it was written."""
    with translation.override("id"):
        paper = letter_paper(letter)
    return made(letter.school, "pdf/parent_letter.html", paper, "surat-orang-tua.pdf", now)


def letter_paper(letter: ParentLetter) -> LetterPaper:
    """What stands on the letter."""
    school = letter.school
    on = day(school.local_date(letter.created_at))
    return LetterPaper(
        title=letter.title,
        letter=(("Perihal", letter.title),),
        place_and_date=", ".join(filter(None, (school.city, on))),
        to=f"Bapak/Ibu {letter.guardian.name}",
        paragraphs=tuple(filter(None, (part.strip() for part in letter.body.split("\n\n")))),
        footer=f"{letter.title}, {school.name}",
        signatures=((Signatory(heading="Hormat kami,", name=letter.by_label),),),
        letterhead=letterhead(school),
    )
