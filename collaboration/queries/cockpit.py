"""Reads of the cockpit: what a review rests on, how self-checks compare, the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from collaboration.models import HubReview, ReadinessCheck, SharedResource
from collaboration.models.readiness import BENEFITS, FIRST_STEPS, Aspect, Level
from collaboration.queries.coverage import evidence
from collaboration.terms import SEVEN, Practice
from core.charts import Chart, Series
from core.dates import school_year, semester, semester_name
from core.keyset import Slice, slice_after
from core.looks import screen_language
from core.policy import Actor
from core.search import find
from schools.models import School

COMPARED = 4
"""How many half-years stand side by side."""


def evidence_of(review: HubReview, now: datetime) -> Mapping[str, int]:
    """The counts of the period: as they were when it was closed, else as they are now."""
    return review.evidence or evidence(review.school, review.period_from, review.period_to, now)


def evidence_rows(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The counts in words."""
    words = {
        **{practice.value: str(Practice(practice).label) for practice in SEVEN},
        "plans": _("Rencana bersama yang dipakai"), "groups": _("Kelompok belajar yang berjalan"),
        "decisions": _("Keputusan pertemuan protokol"), "items_made": _("Tindak lanjut yang disepakati"),
        "items_done": _("Tindak lanjut yang selesai"),
    }  # fmt: skip
    return [(label, counts[key]) for key, label in words.items() if key in counts]


def half_of(day: date) -> tuple[str, int]:
    """The school year and half in which a day lies."""
    return school_year(day), semester(day)


def half_words(year: str, half: int) -> str:
    """ "2026/2027 Ganjil"."""
    return f"{year} {semester_name(half, screen_language())}"


@dataclass(frozen=True)
class AspectLine:
    """One aspect over the half-years, oldest first: a word or nothing, and the newest evidence."""

    label: str
    words: tuple[str, ...]
    evidence: str


@dataclass(frozen=True)
class Comparison:
    """Self-checks side by side."""

    halves: tuple[str, ...]
    steps: tuple[AspectLine, ...]
    benefits: tuple[AspectLine, ...]
    charts: tuple[Chart, ...]
    conclusion: str = ""


def readiness(school: School) -> Comparison:
    """The last self-checks of the school, oldest first. Two queries."""
    checks = list(ReadinessCheck.objects.filter(school=school).prefetch_related("answers")[:COMPARED])[::-1]
    halves = tuple(half_words(check.year, check.half) for check in checks)
    known = [{row.aspect: row for row in check.answers.all()} for check in checks]
    return Comparison(
        halves, _lines(FIRST_STEPS, known), _lines(BENEFITS, known),
        (_chart(_("Empat langkah pertama"), FIRST_STEPS, known, halves), _chart(_("Enam manfaat"), BENEFITS, known, halves))
        if checks else (),
        checks[-1].conclusion if checks else "",
    )  # fmt: skip


def _lines(aspects: Sequence[Aspect], known: Sequence[Mapping[str, Any]]) -> tuple[AspectLine, ...]:
    return tuple(
        AspectLine(
            str(aspect.label), tuple(row[aspect].get_level_display() if aspect in row else "–" for row in known),
            known[-1][aspect].evidence if known and aspect in known[-1] else "",
        )
        for aspect in aspects
    )  # fmt: skip


def _chart(title: str, aspects: Sequence[Aspect], known: Sequence[Mapping[str, Any]], halves: Sequence[str]) -> Chart:
    return Chart(
        kind="bars", title=title,
        description=_("Keadaan tiap aspek menurut sekolah sendiri, per semester, dari Belum tampak sampai Membudaya."),
        labels=tuple(str(aspect.label) for aspect in aspects),
        series=tuple(
            Series(name, tuple(row[aspect].level if aspect in row else None for aspect in aspects), _short(name))
            for name, row in zip(halves, known, strict=True)
        ),
        steps=tuple(str(level.label) for level in Level), label_heading=_("Aspek"),
    )  # fmt: skip


def _short(half: str) -> str:
    """ "26/27 Ganjil": a half-year beside its bars."""
    return f"{half[2:5]}{half[7:]}"


def shelf(actor: Actor, *, q: str = "", practice: str = "", subject: Any = None, position: str = "") -> Slice:
    """What lies on the shelf and fits, the newest first. A handful of queries."""
    lying = SharedResource.objects.visible_to(actor).select_related("subject", "shared_by")
    rows = find(lying, q).rows if q else lying
    if practice in Practice.values:
        rows = rows.filter(practice=practice)
    if subject is not None:
        rows = rows.filter(subject=subject)
    return slice_after(rows, ("-created_at", "-pk"), position)
