"""A learning profile shaped for its page: strengths first, then the dimensions, functions, support; every text with its author."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.differences import Piece, both, words
from core.policy import Actor, allowed
from inclusion.guides.profiles import PARENTS, PARTS, Part, Question
from inclusion.guides.wording import diagnoses_in
from inclusion.models import FunctionNote, LearningProfile, ProfileText, Pupil
from inclusion.need_codes import clashes
from schools.models import SchoolYear


@dataclass(frozen=True)
class Text:
    """One question with what stands there. `is_copied`: taken over from last year, gone through by nobody yet."""

    question: Question
    section: ProfileText
    is_copied: bool = False

    @property
    def hint(self) -> str:
        """A gentle word where a text names a diagnosis."""
        return diagnosis_hint(self.section.body) if self.question.observed else ""


@dataclass(frozen=True)
class PartPage:
    """The texts that are written together."""

    part: Part
    texts: tuple[Text, ...]

    @property
    def is_written(self) -> bool:
        """Something stands there."""
        return any(text.section.body for text in self.texts)


@dataclass(frozen=True)
class FunctionLine:
    """One of the nine functions with every statement about it."""

    function: Any
    notes: tuple[FunctionNote, ...] = field(default=())


def diagnosis_hint(text: str) -> str:
    """The sentence that answers a text in which a diagnosis is named; "" for any other."""
    named = diagnoses_in(text)
    if not named:
        return ""
    return _("Tuliskan yang terlihat, bukan diagnosis (%(words)s). Diagnosis dari tenaga profesional ada di bagian asesmen.") % {
        "words": ", ".join(named)
    }  # fmt: skip


def parts_of(profile: LearningProfile) -> list[PartPage]:
    """Every text, part by part. One query."""
    sections = {text.key: text for text in profile.texts.select_related("updated_by")}

    def text(question: Question) -> Text:
        section = sections[question.key]
        copied = bool(profile.source_id and section.body and section.updated_by_id is None)
        return Text(question, section, copied)

    return [PartPage(part, tuple(text(question) for question in part.questions)) for part in PARTS]


def part_page(profile: LearningProfile, key: str) -> PartPage | None:
    """One part, or None for a name that no part has."""
    return next((one for one in parts_of(profile) if one.part.key == key), None)


def functions_of(profile: LearningProfile) -> list[FunctionLine]:
    """The nine functions in their order, each with its statements. One query."""
    notes = list(profile.functions.select_related("written_by"))
    return [FunctionLine(f, tuple(note for note in notes if note.function == f.value)) for f in FunctionNote.Function]


def profile_for(pupil: Pupil) -> LearningProfile | None:
    """The newest profile of a pupil."""
    return LearningProfile.objects.filter(pupil=pupil).select_related("year", "source__year").first()


def years_of(pupil: Pupil) -> list[LearningProfile]:
    """Every profile, the newest first."""
    return list(LearningProfile.objects.filter(pupil=pupil).select_related("year"))


def is_due_for(pupil: Pupil, profile: LearningProfile | None, today: date) -> bool:
    """The school year of `today` has no profile yet."""
    year = SchoolYear.objects.filter(school_id=pupil.school_id, starts_on__lte=today, ends_on__gte=today).first()
    return year is not None and (profile is None or profile.year_id != year.pk)


def profile_page(actor: Actor, profile: LearningProfile, checks: dict[str, Any]) -> dict[str, Any]:
    """Everything that the page of a profile shows; `checks` are rules by name, asked here."""
    pages = parts_of(profile)
    parents = next(page for page in pages if page.part.key == "orang-tua")
    may = {f"may_{name}": allowed(check) for name, check in checks.items()}
    return {
        "profile": profile, "parts": [page for page in pages if page is not parents], "parents": parents.texts[0],
        "functions": functions_of(profile), "years": years_of(profile.pupil), "clashes": clashes(profile.needs), **may,
    }  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """One text in two versions: `mine` was typed, the section is stored; `both` has theirs and then mine."""

    section: ProfileText
    mine: str
    both: str
    pieces: list[Piece]


def compared(section: ProfileText, mine: str) -> Compared:
    """Both versions of one text; the difference leads from what is stored to what was typed."""
    theirs = section.body
    return Compared(section, mine, both(theirs, mine), words(theirs, mine))


def keys_of(part: Part) -> tuple[str, ...]:
    """The texts of a part."""
    return tuple(question.key for question in part.questions)


def is_parents(part: Part) -> bool:
    """The part that parents write."""
    return PARENTS in keys_of(part)
