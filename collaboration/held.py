"""What took place: the one rule by which coverage, measures, reviews and reports count [CO8, CO10, CO11].

- A date whose record keeps minutes of its own (observation, lesson, meeting, group, forum) counts once these say that it was held.
- A date without them (one of its own in the calendar, a session on a joint plan, a day of a project) counts when it is over and
  nobody called it off.
- Mentoring counts by its sessions, which are mostly noted afterwards, and never by its dates: nothing counts twice. That they met
  is all that is read here, never what was said (docs/adr/0008).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from collaboration.models import Event, EventPerson, Mentoring, MentoringMember, MentoringSession
from collaboration.models.event import EventQuerySet
from collaboration.terms import SEVEN, Practice
from schools.models import School

MENTORING = "collaboration.mentoring"
NO_MINUTES = ("", "collaboration.jointplan", "collaboration.project")
"""Whose dates have no minutes: those that belong to nothing, to a joint plan, to a project."""


class Took(NamedTuple):
    """One thing that took place. Its people say which subjects it reaches; nobody counts by them."""

    practice: str
    day: date
    people: tuple[int, ...]


def is_held(now: datetime) -> Q:
    """The condition on dates: held by their minutes, or over where there are none. Mentoring is left to its sessions."""
    over = Q(state=Event.State.PLANNED, subject_type__in=NO_MINUTES, ends_at__lte=now)
    return (Q(state=Event.State.HELD) | over) & ~Q(subject_type=MENTORING)


def held_dates(school: School, now: datetime) -> EventQuerySet:
    """Dates of the seven practices that took place, but for the sessions of mentoring."""
    rows: EventQuerySet = Event.objects.filter(is_held(now), school=school, practice__in=SEVEN)
    return rows


def held_sessions(school: School) -> QuerySet[MentoringSession]:
    """That colleagues met in a mentoring, and on which day."""
    return MentoringSession.objects.filter(mentoring__school=school)


def days_of(school: School, begins: datetime, ends: datetime) -> tuple[date, date]:
    """The first and the last calendar day of a span."""
    return school.local_date(begins), school.local_date(ends)


def took_place(school: School, begins: datetime, ends: datetime, now: datetime) -> list[Took]:
    """Everything of the seven practices that took place in the span. Four queries."""
    dates = held_dates(school, now).between(begins, ends)
    there = _people(EventPerson.objects.filter(event__in=dates.order_by().values("pk")), "event_id")
    found = [
        Took(practice, school.local_date(at), tuple(there.get(pk, ())))
        for pk, practice, at in dates.values_list("pk", "practice", "starts_at")
    ]
    met = held_sessions(school).filter(held_on__range=days_of(school, begins, ends))
    pairs = _people(MentoringMember.objects.filter(mentoring__in=met.order_by().values("mentoring")), "mentoring_id")
    rows = met.values_list("mentoring_id", "held_on")
    return found + [Took(Practice.MENTORING, day, tuple(pairs.get(pk, ()))) for pk, day in rows]


def in_mentoring(school: School, begins: datetime, ends: datetime) -> QuerySet[Any]:
    """The keys of those who are in a mentoring that runs, or who met in one in the span."""
    met = Q(mentoring__sessions__held_on__range=days_of(school, begins, ends))
    rows = MentoringMember.objects.filter(met | Q(mentoring__state=Mentoring.State.ACTIVE), mentoring__school=school)
    return rows.order_by().values("user_id")


def _people(rows: QuerySet[Any], key: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for of, person in rows.order_by().values_list(key, "user_id"):
        found[of].append(person)
    return found
