"""How far collaboration reaches: practices by month and by family of subjects. Counts of dates, never of what a person did [CO10]."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from collaboration.held import in_mentoring, took_place
from collaboration.models import Event, EventPerson, JointPlan, LearningGroup, MeetingOutcome
from collaboration.terms import SEVEN, Practice
from core.dates import add_months, school_year, school_year_bounds
from core.models import ActionItem, OutgoingMessage
from schools.models import Lesson, Membership, School, Subject, User
from schools.roles import TEACHING

INVITED = "collaboration.invited"
JOINING = tuple(practice for practice in SEVEN if practice != Practice.PROTOCOL_MEETING)
"""Practices that somebody joins; to the protocol meeting everybody goes."""


@dataclass(frozen=True)
class Row:
    """One line of a matrix: its label and a count per column; None where there can be none yet."""

    label: str
    counts: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """All of them together."""
        return sum(count or 0 for count in self.counts)


@dataclass(frozen=True)
class Coverage:
    """The matrix of a school year: practices by month, practices by family of subjects."""

    year: str
    months: tuple[date, ...]
    by_month: tuple[Row, ...]
    families: tuple[str, ...]
    by_family: tuple[Row, ...]


def span_of(school: School, year: str) -> tuple[datetime, datetime]:
    """The instants at which a school year begins and is over."""
    first, last = school_year_bounds(year)
    return (
        datetime.combine(first, time.min, tzinfo=school.zone), datetime.combine(last, time.max, tzinfo=school.zone),
    )  # fmt: skip


def coverage(school: School, now: datetime) -> Coverage:
    """What took place in this school year (`collaboration.held` says what that is). Six queries."""
    today = school.local_date(now)
    year = school_year(today)
    found = took_place(school, *span_of(school, year), now)
    months = tuple(add_months(school_year_bounds(year)[0], number) for number in range(12))
    families, teaches = _families(school)
    by_month = Counter((one.practice, one.day.replace(day=1)) for one in found)
    by_family = Counter(
        (one.practice, family) for one in found for family in {f for p in one.people for f in teaches.get(p, ())}
    )
    labels = {practice: str(Practice(practice).label) for practice in SEVEN}
    return Coverage(
        year=year,
        months=months,
        by_month=tuple(
            Row(labels[p], tuple(by_month[p, month] if month <= today else None for month in months)) for p in SEVEN
        ),
        families=families,
        by_family=tuple(Row(labels[p], tuple(by_family[p, family] for family in families)) for p in SEVEN),
    )


def _families(school: School) -> tuple[tuple[str, ...], Mapping[int, set[str]]]:
    """The families of subjects, and which of them each person teaches."""
    names = Subject.objects.of(school).exclude(family="").order_by("family").values_list("family", flat=True).distinct()
    teaches: dict[int, set[str]] = defaultdict(set)
    taught = Lesson.objects.filter(school=school).exclude(subject__family="")
    for teacher, family in taught.values_list("teacher_id", "subject__family").distinct():
        teaches[teacher].add(family)
    return tuple(names), teaches


@dataclass(frozen=True)
class NotYet:
    """Somebody to invite; `invited` when a message went out within the last month. Nothing is counted."""

    person: User
    invited: bool


def not_yet(school: School, now: datetime) -> list[NotYet]:
    """Who teaches and has not been part of any practice in this school year, by name. Three queries."""
    begins, ends = span_of(school, school_year(school.local_date(now)))
    events = Event.objects.filter(school=school, practice__in=JOINING).standing().between(begins, ends)
    part = EventPerson.objects.filter(event__in=events).values("user_id")
    teaching = Membership.objects.holding(school, *TEACHING).exclude(user_id__in=part)
    idle = teaching.exclude(user_id__in=in_mentoring(school, begins, ends)).values("user_id")
    people = User.objects.filter(pk__in=idle).order_by("name", "pk")
    month_ago = now.timestamp() - 30 * 24 * 3600
    asked = OutgoingMessage.objects.filter(
        tenant=school, kind=INVITED, created_at__gte=datetime.fromtimestamp(month_ago, tz=now.tzinfo)
    )
    known = set(asked.values_list("to_user_id", flat=True))
    return [NotYet(person, person.pk in known) for person in people]


def evidence(school: School, first: date, last: date, now: datetime) -> dict[str, int]:
    """What moved in a period, in counts of the school: dates held per practice, plans in use, decisions, next steps."""
    begins = datetime.combine(first, time.min, tzinfo=school.zone)
    ends = datetime.combine(last, time.max, tzinfo=school.zone)
    counts = Counter(one.practice for one in took_place(school, begins, ends, now))
    items = ActionItem.objects.filter(tenant=school, subject_type__startswith="collaboration.")
    used = (JointPlan.State.IN_USE, JointPlan.State.REVISED, JointPlan.State.CLOSED)
    decided = MeetingOutcome.objects.filter(school=school, created_at__range=(begins, ends)).circulated().decisions()
    return {
        **{practice.value: counts[practice] for practice in SEVEN},
        "plans": JointPlan.objects.filter(school=school, state__in=used, updated_at__range=(begins, ends)).count(),
        "groups": LearningGroup.objects.filter(school=school).running().count(),
        "decisions": decided.count(),
        "items_made": items.filter(created_at__range=(begins, ends)).count(),
        "items_done": items.filter(state=ActionItem.State.DONE, closed_at__range=(begins, ends)).count(),
    }
