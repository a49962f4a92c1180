"""What the papers of plans share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from collaboration.documents.teaching import PaperBlock, TeachingPaper
from core.models import Document
from core.papers import Signatory, signature_rows
from partnerships.papers.parts import position_held
from partnerships.papers.pictures import pictures
from partnerships.papers.words import day, nip
from schools.models import Membership, School, User
from schools.roles import Role


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something, without the dashes that people type before them."""
    return tuple(line.strip().lstrip("-•* ").strip() for line in text.splitlines() if line.strip("-•* \t"))


def words_block(heading: Any, text: str) -> list[PaperBlock]:
    """A text under its heading: several lines as a list, one as a paragraph; nothing when it is empty."""
    found = lines(text)
    if not found:
        return []
    return [PaperBlock(str(heading), paragraphs=found) if len(found) == 1 else PaperBlock(str(heading), bullets=found)]


def hold(facts: Iterable[tuple[Any, Any]]) -> tuple[tuple[str, str], ...]:
    """The facts that say something."""
    return tuple((str(label), str(value)) for label, value in facts if str(value))


def signed_by(people: Sequence[User], school: School, heading: str) -> tuple[tuple[Signatory, ...], ...]:
    """Who made it, up to three, and the principal who takes note of it."""
    made = [_column(heading, person, school) for person in people[:3]]
    heads = Membership.objects.holding(school, Role.PRINCIPAL).select_related("user").order_by("pk")[:1]
    return signature_rows([*made, *(_column("Mengetahui", held.user, school) for held in heads)])


def _column(heading: str, person: User, school: School) -> Signatory:
    return Signatory(
        heading, person.display_name, position=position_held(person, school.pk), id_line=nip(person.employee_number)
    )


def place_and_date(school: School, today: date) -> str:
    """ "Bandung, 21 September 2026"."""
    return ", ".join(filter(None, (school.city, day(today))))


def printed(school: School, payload: TeachingPaper, paper: str) -> dict[str, Any]:
    """What `request_document` needs beside the subject: the payload, its title, the sheet that was chosen or the school's own."""
    sheet = paper if paper in Document.Paper.values else school.paper
    return {"payload": payload, "title": payload.title, "paper": sheet, "images": pictures(school)}
