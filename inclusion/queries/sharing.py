"""What a referral or a handover carries of a pupil: kind by kind, and not a word beyond the consent [IN6, IN8]."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.looks import day
from inclusion.guides.profiles import ON_ACCOMMODATION_PAGE, QUESTIONS
from inclusion.models import Accommodation, Assessment, Consent, Guardian, Pupil, ShortGoal
from inclusion.queries.course import told
from inclusion.queries.profiles import profile_for
from inclusion.queries.progress import of_pupil
from inclusion.terms import DataKind, Purpose

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class SharedPart:
    """One kind of data as a provider reads it: (label, words), never a number of ours."""

    kind: str
    title: str
    lines: Lines


def profile(pupil: Pupil, today: date) -> Lines:
    """The pupil's voice, strengths, what helps and what to avoid; then what people see in daily life."""
    found = profile_for(pupil)
    if found is None:
        return []
    bodies = {text.key: text.body for text in found.texts.all()}
    texts = [(str(QUESTIONS[key].label), bodies.get(key, "")) for key in ON_ACCOMMODATION_PAGE]
    seen = [
        (str(note.get_function_display()), _seen(str(note.get_level_display()), note.note))
        for note in found.functions.all()
    ]
    return [(label, words) for label, words in (*texts, *seen) if words]


def _seen(level: str, note: str) -> str:
    return f"{level}: {note}" if note else level


def progress(pupil: Pupil, today: date) -> Lines:
    """Each goal with the sentences that parents read as well."""
    return [(course.goal.text, " ".join(told(course, pupil.called))) for course in of_pupil(pupil)]


def assessments(pupil: Pupil, today: date) -> Lines:
    """What professionals found, while the consent to keep it is in force. Documents do not go along."""
    if not Consent.objects.in_force(today).filter(pupil=pupil, purpose=Purpose.ASSESSMENT).exists():
        return []
    rows = Assessment.objects.filter(pupil=pupil)
    return [
        (f"{row.profession}, {day(row.assessed_on)}", " ".join(filter(None, (row.summary, row.recommendation))))
        for row in rows
    ]


def accommodations(pupil: Pupil, today: date) -> Lines:
    """What is done differently now."""
    rows = Accommodation.objects.running().filter(pupil=pupil)
    return [(str(row.get_form_display()), row.what) for row in rows]


def goals(pupil: Pupil, today: date) -> Lines:
    """Measurable goals of the plan that is not closed, with baseline and target."""
    rows = ShortGoal.objects.filter(long_goal__plan__pupil=pupil).exclude(
        long_goal__plan__state__in=("draft", "closed")
    )
    return [
        (row.text, _("dari %(baseline)s ke %(target)s %(unit)s, sampai %(due)s") % {
            "baseline": _number(row.baseline), "target": _number(row.target), "unit": row.unit, "due": day(row.due_on),
        })
        for row in rows.order_by("long_goal__order", "order", "pk")
    ]  # fmt: skip


def contact(pupil: Pupil, today: date) -> Lines:
    """Parents and guardians with their telephone."""
    rows = Guardian.objects.filter(pupil=pupil, is_active=True)
    return [
        (str(row.get_relation_display()), " · ".join(filter(None, (row.name, row.phone, row.email)))) for row in rows
    ]


def _number(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",")


SOURCES: dict[str, Callable[[Pupil, date], Lines]] = {
    DataKind.PROFILE: profile,
    DataKind.ACCOMMODATIONS: accommodations,
    DataKind.GOALS: goals,
    DataKind.PROGRESS: progress,
    DataKind.ASSESSMENTS: assessments,
    DataKind.CONTACT: contact,
}
"""Kind of data -> where its lines come from."""


def parts_of(pupil: Pupil, kinds: Iterable[str], today: date) -> list[SharedPart]:
    """The parts that `kinds` allow, in the order of the list of kinds; a kind without anything is left out."""
    wanted = set(kinds)
    found = [(kind, SOURCES[kind](pupil, today)) for kind in DataKind if kind in wanted]
    return [SharedPart(kind.value, str(kind.label), lines) for kind, lines in found if lines]
