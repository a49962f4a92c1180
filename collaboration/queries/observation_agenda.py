"""Whom the hub may bring together: a colleague of the same family of subjects who is free while another teaches [CO10].

A proposal and no more: the hub adjusts it, and both colleagues still say yes or no to the observation itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from collaboration.models import Event, EventPerson
from schools.models import Holiday, Lesson, School, User

LONGEST = 14
MOST = 20
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Proposal:
    """One lesson that a colleague could come to see. `others` are free then as well, the same family first."""

    lesson: Lesson
    day: date
    observer: User
    others: tuple[User, ...]

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.lesson.pk}-{self.day:%Y%m%d}"

    def overlaps(self, other: Proposal) -> bool:
        """Nobody can see both."""
        mine, its = self.lesson, other.lesson
        return self.day == other.day and mine.starts_at < its.ends_at and its.starts_at < mine.ends_at


class _Timetable:
    """Who teaches what when, and what else takes their time, in a span of days. Four queries."""

    def __init__(self, school: School, first: date, last: date) -> None:
        self.school, self.first, self.last = school, first, last
        rows = Lesson.objects.filter(school=school, year__starts_on__lte=last, year__ends_on__gte=first)
        self.lessons = list(rows.select_related("teacher", "subject", "class_group", "room", "year"))
        self.people: dict[int, User] = {lesson.teacher_id: lesson.teacher for lesson in self.lessons}
        self.families: Mapping[int, set[str]] = defaultdict(set)
        for lesson in self.lessons:
            self.families[lesson.teacher_id].add(lesson.subject.family)
        self.closed = [(day.starts_on, day.ends_on) for day in Holiday.objects.of(school).touching(first, last)]
        self.taken = self._taken()

    def _taken(self) -> Mapping[int, list[Span]]:
        begins = datetime.combine(self.first, datetime.min.time(), tzinfo=self.school.zone)
        ends = begins + timedelta(days=(self.last - self.first).days + 1)
        events = Event.objects.filter(school=self.school).standing().between(begins, ends)
        found: dict[int, list[Span]] = defaultdict(list)
        people = EventPerson.objects.filter(event__in=events).values_list(
            "user_id", "event__starts_at", "event__ends_at"
        )
        for person, start, end in people:
            found[person].append((start, end))
        return found

    def days(self) -> Iterator[date]:
        """The days on which there is school."""
        for number in range(min((self.last - self.first).days + 1, LONGEST)):
            day = self.first + timedelta(days=number)
            if not any(begins <= day <= ends for begins, ends in self.closed):
                yield day

    def on(self, day: date) -> list[Lesson]:
        """The lessons of a day in the school year to which it belongs."""
        return [
            lesson for lesson in self.lessons
            if lesson.weekday == day.isoweekday() and lesson.year.starts_on <= day <= lesson.year.ends_on
        ]  # fmt: skip

    def free(self, lesson: Lesson, day: date, today: Sequence[Lesson]) -> list[User]:
        """Who neither teaches nor has anything in the calendar while this lesson goes on; its own teacher left out."""
        begins = datetime.combine(day, lesson.starts_at, tzinfo=self.school.zone)
        ends = datetime.combine(day, lesson.ends_at, tzinfo=self.school.zone)
        teaching = {
            one.teacher_id for one in today if one.starts_at < lesson.ends_at and one.ends_at > lesson.starts_at
        }
        away = {pk for pk, spans in self.taken.items() if any(s < ends and e > begins for s, e in spans)}
        return [person for pk, person in self.people.items() if pk not in teaching | away]

    def booked(self, lesson: Lesson, day: date) -> bool:
        """The lesson's teacher is somewhere else that hour."""
        begins = datetime.combine(day, lesson.starts_at, tzinfo=self.school.zone)
        ends = datetime.combine(day, lesson.ends_at, tzinfo=self.school.zone)
        return any(s < ends and e > begins for s, e in self.taken.get(lesson.teacher_id, ()))


def next_school_day(school: School, today: date) -> date:
    """The first weekday after today that is no holiday, within the next two months."""
    coming = [today + timedelta(days=number) for number in range(1, 60)]
    closed = [(day.starts_on, day.ends_on) for day in Holiday.objects.of(school).touching(coming[0], coming[-1])]
    open_days = (d for d in coming if d.isoweekday() < 6 and not any(begins <= d <= ends for begins, ends in closed))
    return next(open_days, coming[0])


def propose(school: School, first: date, last: date, family: str = "", now: datetime | None = None) -> list[Proposal]:
    """Pairs for these days: nobody more than once on each side, the own family of subjects first. Four queries.

    `now` leaves out lessons that have begun.
    """
    table = _Timetable(school, first, last)
    seen: set[int] = set()
    eyes: set[int] = set()
    found: list[Proposal] = []
    for day in table.days():
        today = table.on(day)
        for lesson in sorted(today, key=lambda one: (one.starts_at, one.teacher.name, one.pk)):
            if len(found) == MOST:
                return found
            begins = datetime.combine(day, lesson.starts_at, tzinfo=school.zone)
            past = now is not None and begins <= now
            if (
                past
                or lesson.teacher_id in seen
                or (family and lesson.subject.family != family)
                or table.booked(lesson, day)
            ):
                continue
            near = [p for p in table.free(lesson, day, today) if lesson.subject.family in table.families[p.pk]]
            first_choice = next((p for p in sorted(near, key=_by_name) if p.pk not in eyes), None)
            if first_choice is None or not lesson.subject.family:
                continue
            far = [p for p in table.free(lesson, day, today) if p not in near]
            others = (*sorted(near, key=_by_name), *sorted(far, key=_by_name))
            seen.add(lesson.teacher_id)
            eyes.add(first_choice.pk)
            found.append(Proposal(lesson, day, first_choice, others))
    return found


def _by_name(person: User) -> tuple[str, int]:
    return (person.name, person.pk)
