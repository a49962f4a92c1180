"""Reads of observations: the lists, and what of one observation a person may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import (
    QUESTIONS,
    Focus,
    Observation,
    ObservationAgreement,
    ObservationFollowUp,
    ObservationShare,
)
from collaboration.models.observation_content import ObservationNote
from collaboration.policy.observations import check_read_feedback
from core import dates
from core.keyset import slice_after
from core.looks import screen_language
from core.policy import Actor, allowed

ORDER = ("-starts_at", "-pk")
S = Observation.State
CHOICES = (
    ("open", gettext_lazy("Berjalan")),
    ("done", gettext_lazy("Selesai")),
    ("off", gettext_lazy("Tidak jadi")),
)
_OF = {"open": Q(state__in=Observation.OPEN), "done": Q(state=S.DONE), "off": Q(state__in=(S.DECLINED, S.CANCELLED))}


def of_status(status: str) -> Q:
    """The condition behind a chip; everything for a word that is none."""
    return _OF.get(status, Q())


def status_counts(rows: QuerySet[Observation]) -> dict[str, int]:
    """How many lie behind each chip, '' for all. One query. Counted over a list, never over a person."""
    found = rows.order_by().aggregate(everything=Count("pk"), **{key: Count("pk", filter=q) for key, q in _OF.items()})
    return {"": found.pop("everything"), **found}


def observation_page(rows: QuerySet[Observation], position: str = "") -> tuple[list[Observation], str]:
    """Up to 25, newest first, and the position from which to go on. One query."""
    part = slice_after(rows.select_related("observed", "observer", "class_group"), ORDER, position)
    return list(part.rows), part.after


def when(observation: Observation) -> str:
    """Day and hours in words."""
    language, zone = screen_language(), observation.school.timezone
    day = dates.day_and_date(observation.day(), language)
    hours = dates.time_range(observation.starts_at, observation.ends_at, zone, language)
    return _("%(day)s, %(hours)s") % {"day": day, "hours": hours}


def outline(observation: Observation) -> list[tuple[Any, Any]]:
    """Who, when and how far: all that leaders learn, and the head of the page for the two."""
    facts: list[tuple[Any, Any]] = [
        (_("Guru yang diamati"), observation.observed.display_name),
        (_("Pengamat"), observation.observer.display_name),
        (_("Waktu"), when(observation)),
    ]
    if observation.feedback_due_on:
        facts.append((_("Umpan balik paling lambat"), _date(observation.feedback_due_on)))
    if observation.check_back_on:
        facts.append((_("Dilihat lagi pada"), _date(observation.check_back_on)))
    return facts


def place_facts(observation: Observation) -> list[tuple[Any, Any]]:
    """Which lesson it is, for the two."""
    lesson = " ".join(str(part) for part in (observation.subject, observation.class_group) if part)
    where = observation.room or observation.place
    return [(_("Pelajaran"), lesson or _("Belum disebut")), *([(_("Tempat"), str(where))] if where else [])]


def _date(value: Any) -> str:
    return dates.day_and_date(value, screen_language())


def agreement_of(observation: Observation) -> ObservationAgreement | None:
    """What the two agreed to look at; None while nothing is."""
    return ObservationAgreement.objects.filter(observation=observation).first()


def questions_for(agreement: ObservationAgreement | None) -> tuple[Any, ...]:
    """The helpful questions of the focus."""
    return QUESTIONS[Focus(agreement.focus)] if agreement else ()


def marked(notes: list[ObservationNote], observation: Observation) -> list[tuple[ObservationNote, str]]:
    """Each note with its mark from the start, by the observer's own clock; without a start the hour of the day."""
    zone, language = observation.school.timezone, screen_language()
    return [(note, note.since(observation.began_at) or dates.clock(note.noted_at, zone, language)) for note in notes]


def content_for(observation: Observation, actor: Actor) -> Mapping[str, Any]:
    """What was said, as far as it is open to this participant. The caller has asked `check_read_content`."""
    agreement = agreement_of(observation)
    reflections = {row.author_id: row for row in observation.reflections.all()}
    mine, other_id = reflections.get(actor.user_id or 0), observation.observer_id
    if observation.is_observer(actor.user_id):
        other_id = observation.observed_id
    open_ = allowed(check_read_feedback, actor, observation)
    theirs = reflections.get(other_id)
    return {
        "agreement": agreement,
        "questions": questions_for(agreement),
        "words": observation.words.select_related("author"),
        "feedback_open": open_,
        "notes": marked(list(observation.notes.all()), observation) if open_ else [],
        "mine": mine,
        "theirs": theirs if theirs and theirs.sent_at and open_ else None,
        "follow_up": ObservationFollowUp.objects.filter(observation=observation).first(),
        "shares": observation.shares.filter(withdrawn_at=None).select_related("reader"),
    }


def shared_content(share: ObservationShare) -> Mapping[str, Any]:
    """The piece that a coach was given, read where it lies."""
    row, piece = share.observation, ObservationShare.Piece
    if share.piece == piece.NOTES:
        return {"agreement": agreement_of(row), "notes": marked(list(row.notes.all()), row)}
    if share.piece == piece.FOLLOW_UP:
        return {"follow_up": ObservationFollowUp.objects.filter(observation=row).first()}
    author = row.observed_id if share.piece == piece.OBSERVED else row.observer_id
    return {"reflection": row.reflections.filter(author_id=author, sent_at__isnull=False).first()}
