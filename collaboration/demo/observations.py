"""About twenty-five observations of the last term, in every state: asked for, agreed, held, looked back on, followed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from collaboration.actions import observation_notes, observation_sharing, observation_talk
from collaboration.actions import observations as actions
from collaboration.demo.cast import Cast
from collaboration.demo.observation_words import IDEAS, NOTES, PLANS, QUESTIONS, REPLIES, WORKED
from collaboration.models import Focus, Observation, ObservationShare
from collaboration.scheduling import Slot
from core.policy import Actor
from schools.models import Lesson, School, User
from schools.roles import Role

REACHES = (
    *("done",) * 11, *("reflected",) * 4, *("held",) * 3, "late", *("agreed",) * 3, "requested", "arranged", "declined",
)  # fmt: skip
PAST, DAYS_BACK = ("done", "reflected", "held", "late", "declined"), 80
FOCI = tuple(Focus)


@dataclass(frozen=True)
class Visit:
    """One lesson that a colleague comes to see."""

    number: int
    observed: User
    observer: User
    lesson: Lesson
    day: date
    reach: str

    @property
    def focus(self) -> str:
        return FOCI[self.number % len(FOCI)]


def tell(school: School, now: datetime) -> None:
    """Every second teacher asks a colleague of another subject; the demo's own teacher is on both sides."""
    cast = Cast(school)
    for visit in _visits(cast, now):
        _play(cast, visit, now)


def _visits(cast: Cast, now: datetime) -> Iterator[Visit]:
    people, me = cast.everybody, cast.holder(Role.TEACHER)
    others = [person for person in people if person != me]
    coming = cast.days(now, -8)
    for number, reach in enumerate(REACHES):
        pair = (others[number * 2 % len(others)], others[(number * 2 + 13) % len(others)])
        if number % 6 == 0:
            pair = (me, pair[1])
        elif number % 6 == 3:
            pair = (pair[0], me)
        days = cast.days(now, _back(number, reach)) if reach in PAST else coming[2:]
        found = _lesson(cast, *pair, days[:12])
        if found is not None:
            yield Visit(number, *pair, *found, reach)


def _back(number: int, reach: str) -> int:
    """How many school days ago: done ones all over the term, the unfinished ones of late."""
    return {"done": DAYS_BACK - number * 5, "reflected": 12, "held": 2, "late": 9, "declined": 20}[reach]


def _lesson(cast: Cast, observed: User, observer: User, days: list[date]) -> tuple[Lesson, date] | None:
    """A lesson of the one at which the other has none."""
    for day in days:
        rows = (
            Lesson.objects.on(cast.school, day.isoweekday())
            .filter(year=cast.year(day))
            .select_related("class_group", "room", "subject")
        )
        busy = set(rows.filter(teacher=observer).values_list("starts_at", flat=True))
        free = next((row for row in rows.filter(teacher=observed) if row.starts_at not in busy), None)
        if free is not None:
            return free, day
    return None


def _slot(cast: Cast, visit: Visit) -> Slot:
    start, end = (
        datetime.combine(visit.day, clock, cast.school.zone) for clock in (visit.lesson.starts_at, visit.lesson.ends_at)
    )
    people = (visit.observed, visit.observer)
    return Slot(start, end, people, (visit.lesson.class_group,), visit.lesson.room)


def _play(cast: Cast, visit: Visit, now: datetime) -> None:
    slot, asked = (
        _slot(cast, visit),
        min(now, datetime.combine(visit.day, datetime.min.time(), cast.school.zone) - timedelta(days=5)),
    )
    observed, observer = cast.actor(visit.observed), cast.actor(visit.observer)
    facts = {"school": cast.school, "observer": visit.observer, "slot": slot, "subject": visit.lesson.subject}
    if visit.reach == "arranged":
        actions.arrange_observation(by=cast.actor(cast.hub), now=asked, observed=visit.observed, **facts)
        return
    question = QUESTIONS[visit.number % len(QUESTIONS)]
    row = actions.ask_observation(by=observed, now=asked, focus=visit.focus, own_question=question, **facts)
    answered = asked + timedelta(hours=7)
    words = REPLIES[visit.number % len(REPLIES)]
    if visit.reach == "requested":
        return
    if visit.reach == "declined":
        actions.decline_observation(by=observer, now=answered, observation=row, words=words)
        return
    row = actions.accept_observation(by=observer, now=min(answered, now), observation=row, words=words)
    if visit.reach != "agreed":
        _hold(visit, row, observer, slot)
        _look_back(cast, visit, row, observed, observer, now)


def _hold(visit: Visit, row: Observation, observer: Actor, slot: Slot) -> None:
    notes = []
    for place in range(4 + visit.number % 3):
        at = slot.starts_at + timedelta(minutes=4 + place * 11, seconds=visit.number * 7 % 60)
        focus, text = NOTES[(visit.number * 3 + place) % len(NOTES)]
        notes.append(observation_notes.PhoneNote(uuid4(), focus, text, at, at))
    observation_notes.keep_notes(by=observer, now=slot.ends_at, observation=row, notes=notes, began_at=slot.starts_at)
    actions.hold_observation(by=observer, now=slot.ends_at + timedelta(minutes=5), observation=row)


def _look_back(cast: Cast, visit: Visit, row: Observation, observed: Actor, observer: Actor, now: datetime) -> None:
    """The observed teacher first, then the observer; what will be tried, and what came of it."""
    evening = row.ends_at + timedelta(hours=4)
    if visit.reach == "late" or evening > now:
        return
    words = {"worked": WORKED[visit.number % len(WORKED)], "question": QUESTIONS[(visit.number + 2) % len(QUESTIONS)]}
    words["idea"] = IDEAS[visit.number % len(IDEAS)]
    observation_talk.write_reflection(by=observed, now=evening, observation=row, send=True, **words)
    if visit.reach == "held" or evening + timedelta(days=1) > now:
        return
    back = {
        "worked": WORKED[(visit.number + 3) % len(WORKED)],
        "question": QUESTIONS[(visit.number + 1) % len(QUESTIONS)],
    }
    back["idea"] = IDEAS[(visit.number + 2) % len(IDEAS)]
    observation_talk.write_reflection(by=observer, now=evening + timedelta(days=1), observation=row, send=True, **back)
    if visit.reach == "reflected" and visit.number % 2:
        return
    later, day = evening + timedelta(days=2), cast.school.local_date(evening) + timedelta(days=16)
    plan, outcome = PLANS[visit.number % len(PLANS)]
    observation_talk.plan_follow_up(by=observed, now=later, observation=row, plan=plan, check_back_on=day)
    if visit.reach == "done":
        observation_talk.finish_observation(
            by=observed, now=min(now, later + timedelta(days=14)), observation=row, outcome=outcome
        )
    if visit.number == 0:
        _share(cast, row, observed, observer, later)


def _share(cast: Cast, row: Observation, observed: Actor, observer: Actor, now: datetime) -> None:
    """Two let the coach read one piece, where the school has a coach."""
    held = {"memberships__school": cast.school, "memberships__is_active": True}
    leads = User.objects.filter(**held, memberships__role__in=(Role.PRINCIPAL, Role.HUB)).values("pk")
    coach = User.objects.filter(**held, memberships__role=Role.COACH).exclude(pk__in=leads).first()
    if coach is not None:
        piece = ObservationShare.Piece.FOLLOW_UP
        share = observation_sharing.offer_share(by=observed, now=now, observation=row, piece=piece, reader=coach)
        observation_sharing.consent_share(by=observer, now=now, share=share)
