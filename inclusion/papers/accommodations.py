"""From accommodations to paper: the page of one pupil, and the sheet of a class. Nobody's name stands in a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from core.documents import request_document
from core.models import Document
from core.papers import Table
from core.policy import Actor, NotNow, check_same_tenant
from inclusion.documents.accommodations import AccommodationPaper, SheetPaper, SheetPupil, Words
from inclusion.models import AccommodationPage, Pupil, SheetPrint
from inclusion.policy.accommodations import check_see_page, check_see_sheets
from inclusion.policy.common import check_consent
from inclusion.queries.accommodation_pages import PageContent, page_of, pages_of, pupils_in
from inclusion.queries.accommodations import SITUATIONS, Line
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day as day_words
from partnerships.papers.words import letterhead
from schools.models import ClassGroup, School

PAGE, SHEET = "accommodation_page", "class_sheet"
CLOSED = "Rahasia: hanya bagi guru siswa ini. Jangan ditempel atau difoto."
ON_PAGE = ("Yang dilakukan", "Kapan", "Berlaku untuk", "Tidak berlaku untuk", "Penanggung jawab")
ON_SHEET = ("Yang dilakukan", "Berlaku untuk", "Tidak berlaku untuk")


@transaction.atomic
def request_page(*, by: Actor, now: datetime, pupil: Pupil, paper: str = "") -> Document:
    """Ask for the PDF of one pupil's page as it stands now."""
    check_see_page(by, pupil)
    check_consent(pupil, now, actor=by)
    defaults = {"school_id": pupil.school_id, "changed_at": now}
    page, _new = AccommodationPage.objects.get_or_create(pupil=pupil, defaults=defaults)
    with translation.override("id"):
        payload = page_paper(page_of(pupil, pupil.school.local_date(now)), pupil.school, pupil.school.local_date(now))
    return _ask(page, payload, PAGE, pupil.school, by=by, now=now, paper=paper)


@transaction.atomic
def request_sheet(*, by: Actor, now: datetime, room: ClassGroup, paper: str = "") -> Document:
    """Ask for the PDF of a class's sheet: the pupils whom this person may read about today."""
    check_same_tenant(by, room)
    check_see_sheets(by)
    today = room.school.local_date(now)
    pupils = pupils_in(by, room, today)
    if not pupils or by.user_id is None:
        raise NotNow(translation.gettext("Di kelas ini tidak ada akomodasi yang terbuka bagi Anda."))
    printed = SheetPrint.objects.create(school=room.school, class_group=room, asked_by_id=by.user_id, created_at=now)
    printed.pupils.set(pupils)
    with translation.override("id"):
        payload = sheet_paper(pages_of(pupils, today), room, today)
    return _ask(printed, payload, SHEET, room.school, by=by, now=now, paper=paper)


def _ask(
    subject: AccommodationPage | SheetPrint, payload: AccommodationPaper | SheetPaper, kind: str, school: School, *, by: Actor,
    now: datetime, paper: str,
) -> Document:  # fmt: skip
    sheet = paper if paper in Document.Paper.values else school.paper
    return request_document(
        by=by, now=now, subject=subject, kind=kind, payload=payload, title=payload.title, paper=sheet, images=pictures(school)
    )  # fmt: skip


def page_paper(page: PageContent, school: School, today: date) -> AccommodationPaper:
    """Everything the page of one pupil says. The active language must be Indonesian, as papers are."""
    told = (("Kekuatan", page.strengths), ("Yang membantu", page.helps), ("Yang perlu dihindari", page.avoid))
    return AccommodationPaper(
        title="Profil akomodasi",
        heading="Profil Akomodasi",
        subject=page.pupil.name,
        facts=tuple(
            (label, value) for label, value in (("Kelas", page.class_name), ("Tanggal", day_words(today))) if value
        ),
        voice=_lines(page.voice),
        words=tuple(Words(heading, _lines(text)) for heading, text in told if text.strip()),
        tables=(Table("Akomodasi", ON_PAGE, _with_places(page)),) if page.lines else (),
        footer=f"{school.name}. {CLOSED}",
        letterhead=letterhead(school),
    )


def sheet_paper(pages: Sequence[PageContent], room: ClassGroup, today: date) -> SheetPaper:
    """Everything the sheet of a class says. The active language must be Indonesian."""
    return SheetPaper(
        title="Lembar kelas akomodasi",
        heading="Lembar Kelas: Akomodasi",
        subject=f"Kelas {room.name}",
        facts=(("Tanggal", day_words(today)), ("Siswa", str(len(pages)))),
        pupils=tuple(SheetPupil(p.pupil.name, " ".join(_lines(p.voice)), Table("", ON_SHEET, _rows(p.lines))) for p in pages),
        footer=f"{room.school.name}. {CLOSED}",
    )  # fmt: skip


def _rows(lines: Iterable[Line]) -> tuple[tuple[str, ...], ...]:
    return tuple((line.what, line.where or "–", line.where_not or "–") for line in lines)


def _with_places(page: PageContent) -> tuple[tuple[str, ...], ...]:
    """Each accommodation once, with the situations in which it is given: the page stays one page."""
    rows = []
    for line in page.lines:
        places = [place.label for place in page.situations if line in place.lines]
        words = ", ".join([*places[:1], *(place[:1].lower() + place[1:] for place in places[1:])])
        rows.append(
            (
                line.what,
                "Selalu" if len(places) == len(SITUATIONS) else words,
                line.where or "–",
                line.where_not or "–",
                line.who or "–",
            )
        )
    return tuple(rows)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
