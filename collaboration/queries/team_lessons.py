"""Reads of team lessons, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from collaboration.models import LessonReflection, LessonTeacher, Segment, TeachingTeam, TeamLesson
from core import dates
from core.keyset import slice_after
from core.looks import screen_language
from core.policy import Actor
from core.search import Found, find
from schools.models import Membership

ORDER = ("-starts_at", "-pk")


@dataclass(frozen=True)
class TeacherLine:
    """One teacher of the lesson: still here, and whether the reflection is written (never what it says)."""

    teacher: LessonTeacher
    here: bool
    reflected: bool


def lesson_page(
    actor: Actor, *, mine: bool, state: str, words: str, position: str = ""
) -> tuple[list[TeamLesson], str, Found]:
    """Up to 25 lessons, the latest first; the position from which to go on; what the search found."""
    rows = TeamLesson.objects.visible_to(actor)
    rows = rows.of_person(actor.user_id) if mine else rows
    rows = rows.filter(state=state) if state in TeamLesson.State.values else rows
    found = find(rows, words)
    part = slice_after(with_names(found.rows), ORDER, position)
    return part.rows, part.after, found


def with_names(rows: QuerySet[TeamLesson]) -> QuerySet[TeamLesson]:
    """With all that a line of a list names."""
    return rows.select_related("subject").prefetch_related("teachers__user", "class_groups")


def lesson_counts(actor: Actor) -> dict[str, int]:
    """How many lessons are in each state, '' for all; "mine" for the own. One query."""
    rows = TeamLesson.objects.visible_to(actor)
    mine = Q(pk__in=TeamLesson.objects.of_person(actor.user_id).values("pk"))
    states = {code: Count("pk", filter=Q(state=code)) for code in TeamLesson.State.values}
    found = rows.order_by().aggregate(**states, everything=Count("pk"), mine=Count("pk", filter=mine))
    return {"": found.pop("everything"), **found}


def coming(actor: Actor, now: datetime, most: int = 5) -> list[TeamLesson]:
    """The own lessons that are still to be given, the nearest first."""
    rows = TeamLesson.objects.visible_to(actor).of_person(actor.user_id).filter(state=TeamLesson.State.PLANNED)
    return list(with_names(rows.filter(ends_at__gte=now)).order_by("starts_at", "pk")[:most])


def untold(user_id: int | None, school_id: int | None, now: datetime) -> QuerySet[TeamLesson]:
    """Own lessons whose hour is over although they are still planned."""
    rows = TeamLesson.objects.filter(school_id=school_id or 0, state=TeamLesson.State.PLANNED, ends_at__lt=now)
    return rows.of_person(user_id)


def unreflected(user_id: int | None, school_id: int | None) -> QuerySet[TeamLesson]:
    """Own lessons that were given and on which this person has not reflected yet."""
    written = LessonReflection.objects.filter(lesson=OuterRef("pk"), user_id=user_id or 0)
    rows = TeamLesson.objects.filter(school_id=school_id or 0, state=TeamLesson.State.HELD)
    return rows.of_person(user_id).filter(~Exists(written))


def title_of(lesson: TeamLesson) -> str:
    """What pages and the calendar call it: "Vektor · XI-2", or "Matematika · XI-2" without a topic."""
    classes = ", ".join(str(group) for group in lesson.class_groups.all())
    return " · ".join(filter(None, (lesson.topic or str(lesson.subject or ""), classes))) or str(lesson)


def when(lesson: TeamLesson) -> str:
    """Day and hours in words, by the school's clock."""
    zone, language = lesson.school.timezone, screen_language()
    hours = dates.time_range(lesson.starts_at, lesson.ends_at, zone, language)
    return f"{dates.day_and_date(lesson.day(), language)}, {hours}"


def lesson_facts(lesson: TeamLesson) -> list[tuple[Any, Any]]:
    """What one lesson says of itself."""
    classes = ", ".join(str(group) for group in lesson.class_groups.all())
    facts: list[tuple[Any, Any]] = [
        (_("Waktu"), _("%(when)s (%(minutes)s menit)") % {"when": when(lesson), "minutes": lesson.minutes}),
        (_("Kelas"), classes),
        (_("Mata pelajaran"), str(lesson.subject or "")),
        (_("Tempat"), ", ".join(filter(None, (str(lesson.room or ""), lesson.place)))),
    ]
    optional = [(_("Tujuan pelajaran"), lesson.goal), (_("Persiapan"), lesson.preparation)]
    return facts + [(label, words) for label, words in optional if words]


def segments_of(lesson: TeamLesson) -> Sequence[Segment]:
    """The segments with who does what. Two queries."""
    return list(lesson.segments.prefetch_related("tasks__user"))


def minutes_apart(lesson: TeamLesson, segments: Sequence[Segment]) -> int:
    """Minutes that the segments take more (positive) or less (negative) than the lesson has; 0 without segments."""
    return sum(segment.minutes for segment in segments) - lesson.minutes if segments else 0


def teachers_of(lesson: TeamLesson) -> list[TeacherLine]:
    """Who gives it. Three queries."""
    here = set(Membership.objects.active().filter(school_id=lesson.school_id).values_list("user_id", flat=True))
    written = set(lesson.reflections.values_list("user_id", flat=True))
    rows = lesson.teachers.select_related("user")
    return [TeacherLine(row, row.user_id in here, row.user_id in written) for row in rows]


def teams_of(actor: Actor) -> QuerySet[TeachingTeam]:
    """Standing teams of the school, those at work first."""
    rows = TeachingTeam.objects.visible_to(actor).select_related("class_group", "subject").prefetch_related("members")
    return rows.order_by(F("ended_at").asc(nulls_first=True), "name", "pk")[:50]
