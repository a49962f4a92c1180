"""Reads of the map and of engagements, shaped as pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import (
    LearningWish,
    Mentoring,
    MentoringAgreement,
    MentoringMember,
    MentoringSession,
    MentoringStep,
    ResearchPaper,
    SessionNote,
)
from collaboration.scheduling import dates_of
from core import dates
from core.keyset import slice_after
from core.looks import screen_language
from core.policy import Actor

S = Mentoring.State
ORDER = ("-created_at", "-pk")
CHOICES = (("open", gettext_lazy("Berjalan")), ("closed", gettext_lazy("Selesai")))
_OF = {"open": Q(state__in=(S.PROPOSED, S.ACTIVE)), "closed": Q(state=S.CLOSED)}
MEMBERS = Prefetch("members", MentoringMember.objects.select_related("user"))
MOST_WISHES = 400


@dataclass
class Topic:
    """One topic of the map: who would like to learn it, who can help."""

    name: str
    learn: list[LearningWish] = field(default_factory=list)
    help: list[LearningWish] = field(default_factory=list)


def wish_map(actor: Actor) -> list[Topic]:
    """Every topic with its people, by name; the same words in another case are one topic. One query."""
    topics: dict[str, Topic] = {}
    rows = LearningWish.objects.visible_to(actor).select_related("user").order_by("topic", "pk")[:MOST_WISHES]
    for wish in rows:
        topic = topics.setdefault(wish.topic.casefold(), Topic(wish.topic))
        (topic.learn if wish.kind == LearningWish.Kind.LEARN else topic.help).append(wish)
    return sorted(topics.values(), key=lambda one: one.name.casefold())


def of_status(status: str) -> Q:
    """The condition behind a chip; everything for a word that is none."""
    return _OF.get(status, Q())


def mentoring_page(rows: QuerySet[Mentoring], position: str = "") -> tuple[list[Mentoring], str]:
    """Up to 25, newest first, with their members, and the position from which to go on. Two queries."""
    part = slice_after(rows.prefetch_related(MEMBERS), ORDER, position)
    return list(part.rows), part.after


def outline(mentoring: Mentoring) -> list[tuple[Any, Any]]:
    """Who, since when, how often, when last and next: all that leaders learn, and the head of the page for the members."""
    facts: list[tuple[Any, Any]] = [
        (_("Siapa"), mentoring.names()), (_("Jenis"), str(mentoring.get_kind_display())),
        (_("Bertemu"), str(mentoring.get_cadence_display())),
    ]  # fmt: skip
    if mentoring.started_on:
        facts.append((_("Mulai"), _date(mentoring.started_on)))
    last = (
        MentoringSession.objects.filter(mentoring=mentoring)
        .order_by("-held_on")
        .values_list("held_on", flat=True)
        .first()
    )
    if last:
        facts.append((_("Pertemuan terakhir"), _date(last)))
    if mentoring.state == S.ACTIVE and mentoring.next_due_on:
        facts.append((_("Bertemu lagi pada"), _date(mentoring.next_due_on)))
    return facts


def _date(value: date) -> str:
    return dates.day_and_date(value, screen_language())


@dataclass(frozen=True)
class Meeting:
    """A meeting with what was said in it; without words once these are erased."""

    session: MentoringSession
    talked: str
    steps: list[MentoringStep]


def meetings_of(mentoring: Mentoring) -> list[Meeting]:
    """All meetings, the newest first. Three queries."""
    rows = list(MentoringSession.objects.filter(mentoring=mentoring).select_related("author")[:200])
    notes = dict(SessionNote.objects.filter(session__in=rows).values_list("session_id", "talked"))
    steps: dict[int, list[MentoringStep]] = {}
    for step in MentoringStep.objects.filter(session__in=rows).select_related("who"):
        steps.setdefault(step.session_id, []).append(step)
    return [Meeting(row, notes.get(row.pk, ""), steps.get(row.pk, [])) for row in rows]


def content_for(mentoring: Mentoring, actor: Actor) -> Mapping[str, Any]:
    """What was said, for a member. The caller has asked `check_read_content`."""
    members = list(mentoring.members.all())
    for row in members:
        row.mentoring = mentoring
    me = next(row for row in members if row.user_id == actor.user_id)
    return {
        "agreement": MentoringAgreement.objects.filter(mentoring=mentoring).first(),
        "members": members,
        "me": me,
        "meetings": meetings_of(mentoring),
        "gains": mentoring.gains.select_related("author"),
        "paper": ResearchPaper.objects.filter(mentoring=mentoring).first(),
        "planned": dates_of(mentoring).filter(state="planned").order_by("starts_at").first(),
        "all_keep": all(row.keeps_at for row in members),
    }
