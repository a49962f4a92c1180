"""What is handed over of a pupil: exactly the kinds that the guardian chose, as plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.links import standing
from core.looks import day
from core.models import ScopedLink
from core.policy import Actor, allowed, reason
from inclusion.models import Assessment, Handover, LearningProfile, Pupil
from inclusion.policy.handover import check_give, check_open, check_take_out
from inclusion.queries.course import told
from inclusion.queries.progress import class_names, of_pupil
from inclusion.queries.sharing import Lines, parts_of
from inclusion.terms import DataKind

MOST = 30


def progress_lines(pupil: Pupil, today: date) -> Lines:
    """Every goal with the sentences about its course."""
    return [(course.goal.text, " ".join(told(course, pupil.called))) for course in of_pupil(pupil)]


def profile_lines(pupil: Pupil, today: date) -> Lines:
    """The newest learning profile: the texts that were written, and the functions that were noted."""
    profile = LearningProfile.objects.filter(pupil=pupil).order_by("-year__starts_on", "-pk").first()
    if profile is None:
        return []
    texts = [(str(text.get_key_display()), text.body) for text in profile.texts.all() if text.body]
    notes = [
        (str(note.get_function_display()), ". ".join(filter(None, (str(note.get_level_display()), note.note))))
        for note in profile.functions.all()
    ]
    return texts + notes


def assessment_lines(pupil: Pupil, today: date) -> Lines:
    """Results of assessments, the newest first, as they are when the parents hand them over."""
    return [
        (f"{row.profession}, {day(row.assessed_on)}", " ".join(filter(None, (row.summary, row.recommendation))))
        for row in Assessment.objects.filter(pupil=pupil).order_by("-assessed_on", "-pk")
    ]


@dataclass(frozen=True)
class ReceivedPart:
    """A part of what was handed over: its heading in the reader's language, its lines as they were frozen."""

    title: str
    lines: Sequence[Sequence[str]]


def received_parts(payload: Mapping[str, Any]) -> list[ReceivedPart]:
    """The frozen parts for a page. Their kind is a code, so the heading follows the reader.

    The labels of lines were frozen as Indonesian words, some of them typed; they stay, marked as Indonesian on the page.
    """
    titles: dict[str, Any] = dict(DataKind.choices)
    return [ReceivedPart(str(titles.get(part["kind"], part["title"])), part["lines"]) for part in payload["parts"]]


@dataclass(frozen=True)
class Given:
    """One handover as a page shows it: whether it is open, why this person may not take it out (or ''), links that work."""

    row: Handover
    is_open: bool
    refusal: str
    may_give: bool
    links: list[ScopedLink]

    @property
    def parts(self) -> list[str]:
        """What it carries, in the reader's language."""
        return [str(DataKind(code).label) for code in DataKind.values if code in self.row.consent.covers]


def given_of(actor: Actor, pupil: Pupil, now: datetime) -> list[Given]:
    """What was handed over of a pupil, the newest first. The number of queries does not grow with the links."""
    rows = list(Handover.objects.filter(pupil=pupil).select_related("consent__class_group", "guardian")[:MOST])
    kept: dict[int, list[ScopedLink]] = {}
    for link in standing(rows, now):
        kept.setdefault(link.subject_id, []).append(link)
    for row in rows:
        row.pupil, row.school = pupil, pupil.school
    return [
        Given(
            row, allowed(check_open, row, now), reason(check_take_out, actor, row, now), allowed(check_give, actor, row, now),
            kept.get(row.pk, []),
        )
        for row in rows
    ]  # fmt: skip


ONLY_HERE = {DataKind.PROFILE: profile_lines, DataKind.PROGRESS: progress_lines, DataKind.ASSESSMENTS: assessment_lines}
"""Kinds of data that a handover carries beside what a referral may carry."""


def payload_of(pupil: Pupil, kinds: Iterable[str], receiver: str, today: date) -> dict[str, Any]:
    """The frozen content: who the pupil is, for whom it is, and the chosen parts. A kind without anything says so."""
    wanted = set(kinds)
    shared = {part.kind: part.lines for part in parts_of(pupil, wanted - {kind.value for kind in ONLY_HERE}, today)}
    parts = []
    for kind in DataKind:
        if kind in wanted:
            lines = ONLY_HERE[kind](pupil, today) if kind in ONLY_HERE else shared.get(kind.value, [])
            parts.append(
                {
                    "kind": kind.value,
                    "title": str(kind.label),
                    "lines": [list(line) for line in lines] or [[_("Belum ada"), ""]],
                }
            )
    return {
        "school": pupil.school.name, "receiver": receiver, "made_on": today.isoformat(),
        "pupil": {
            "name": pupil.name, "nisn": pupil.nisn,
            "class": class_names([pupil.pk]).get(pupil.pk, ""),
        },
        "parts": parts,
    }  # fmt: skip
