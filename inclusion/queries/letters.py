"""Page-shaped reads of letters to parents."""

from __future__ import annotations

from datetime import date

from core import dates
from core.policy import Actor
from inclusion.guides.letters import STARTERS, LetterKind
from inclusion.models import Guardian, LetterText, Pupil
from inclusion.queries.course import told
from inclusion.queries.progress import class_names, of_pupil
from schools.models import School


def texts_of(school: School) -> list[tuple[LetterKind, str, str, bool]]:
    """Every kind with its title and text, and whether the school has made it its own. One query."""
    own = {row.kind: row for row in LetterText.objects.filter(school=school)}
    rows = []
    for kind in LetterKind:
        title, body = (own[kind].title, own[kind].body) if kind in own else STARTERS[kind]
        rows.append((kind, title, body, kind in own))
    return rows


def values_for(
    pupil: Pupil, guardian: Guardian, by: Actor, kind: str, when: str = "", place: str = ""
) -> dict[str, str]:
    """What the fields of a letter become."""
    return {
        "nama_orang_tua": guardian.name, "nama_murid": pupil.name, "panggilan": pupil.called,
        "kelas": class_names([pupil.pk]).get(pupil.pk, ""), "nama_sekolah": pupil.school.name, "pengirim": by.label,
        "hari_tanggal": when, "tempat": place, "kabar": news_of(pupil) if kind == LetterKind.PROGRESS else "",
    }  # fmt: skip


def news_of(pupil: Pupil) -> str:
    """The sentences about every goal of the pupil, a paragraph each."""
    return "\n\n".join(f"{course.goal.text}. {' '.join(told(course, pupil.called))}" for course in of_pupil(pupil))


def when_words(day: date | None, at: str) -> str:
    """ "Senin, 21 September 2026, pukul 09.00"."""
    if day is None:
        return ""
    return f"{dates.day_and_date(day, 'id')}, pukul {at}" if at else dates.day_and_date(day, "id")
