"""Observations in every state, walked there by the real actions: the teacher asks, the staff member looks."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from collaboration.actions import observation_notes, observation_sharing, observation_talk
from collaboration.actions import observations as actions
from collaboration.models import Focus, Observation, ObservationShare
from collaboration.scheduling import Slot
from core.policy import Actor
from schools.models import ClassGroup
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side

LESSON = datetime(2026, 9, 22, 1, 0, tzinfo=UTC)
"""Tuesday 22 September 2026, 08.00 WIB."""
AFTER = LESSON + timedelta(hours=2)
STEPS = ("requested", "agreed", "held", "reflected", "done")


def slot(start: datetime = LESSON, classes: tuple[ClassGroup, ...] = ()) -> Slot:
    """Eighty minutes."""
    return Slot(start, start + timedelta(minutes=80), class_groups=classes)


def phone_note(
    text: str, *, after: int = 5, client_id: uuid.UUID | None = None, **changes
) -> observation_notes.PhoneNote:
    """A note as the phone holds it, so many minutes after the lesson began."""
    at = LESSON + timedelta(minutes=after)
    given = {"focus": Focus.ENGAGEMENT, "noted_at": at, "changed_at": at, **changes}
    return observation_notes.PhoneNote(client_id=client_id or uuid.uuid4(), text=text, **given)


def actors(side: Side, observation: Observation) -> tuple[Actor, Actor]:
    """The observed teacher and the observer as actors."""
    return side.actor(observation.observed), side.actor(observation.observer)


@remembered
def make_observation(
    side: Side,
    reach: str = "requested",
    *,
    observed: str = "teacher",
    observer: str = "staff",
    start: datetime = LESSON,
    text: str = "kata",
    now: datetime = NOW,
    answered: datetime = NOW,
) -> Observation:
    """An observation that has come as far as `reach`. `text` stands in everything that is said."""
    made = actions.ask_observation(
        by=side.as_(observed), now=now, school=side.school, observer=getattr(side, observer), slot=slot(start),
        focus=Focus.ENGAGEMENT, own_question=f"{text} pertanyaan", look_at=f"{text} lihat",
    )  # fmt: skip
    for step in STEPS[1 : STEPS.index(reach) + 1]:
        made = _WALK[step](side, made, text, answered if step == "agreed" else start + timedelta(hours=2))
    return made


def _agree(side: Side, row: Observation, text: str, now: datetime) -> Observation:
    _observed, observer = actors(side, row)
    return actions.accept_observation(by=observer, now=now, observation=row, words=f"{text} jawaban")


def _hold(side: Side, row: Observation, text: str, now: datetime) -> Observation:
    _observed, observer = actors(side, row)
    observation_notes.keep_notes(
        by=observer, now=now, observation=row, notes=[phone_note(f"{text} catatan")], began_at=LESSON
    )
    return actions.hold_observation(by=observer, now=now, observation=row)


def _reflect(side: Side, row: Observation, text: str, now: datetime) -> Observation:
    for who in actors(side, row):
        words = {"worked": f"{text} berjalan", "question": f"{text} tanya", "idea": f"{text} gagasan"}
        row = observation_talk.write_reflection(by=who, now=now, observation=row, send=True, **words)
    return row


def _finish(side: Side, row: Observation, text: str, now: datetime) -> Observation:
    observed, _observer = actors(side, row)
    day = side.school.local_date(now) + timedelta(days=14)
    observation_talk.plan_follow_up(by=observed, now=now, observation=row, plan=f"{text} rencana", check_back_on=day)
    return observation_talk.finish_observation(by=observed, now=now, observation=row, outcome=f"{text} hasil")


_WALK = {"agreed": _agree, "held": _hold, "reflected": _reflect, "done": _finish}


@remembered
def make_share(side: Side, observation: Observation, piece: str = "notes", *, agreed: bool = True) -> ObservationShare:
    """A piece that the observed teacher offers to the coach, and the observer agrees to."""
    observed, observer = actors(side, observation)
    facts = {"observation": observation, "piece": piece, "reader": side.coach}
    made = observation_sharing.offer_share(by=observed, now=AFTER, **facts)
    return observation_sharing.consent_share(by=observer, now=AFTER, share=made) if agreed else made
