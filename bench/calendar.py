"""P7, P8: a month of the calendar, and what a date clashes with."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from bench.databases import Database, school
from bench.lists import asker, within
from bench.measure import compare, in_turns
from bench.report import Report
from collaboration.models import Event, EventPerson
from collaboration.queries.conflicts import conflicts_of
from collaboration.scheduling import Slot
from schools.links import school_url
from schools.models import ClassGroup, Membership, Room, SchoolYear, User
from tests.world import OWN, email_of

LITTLE, MUCH, YEAR = date(2031, 3, 1), date(2031, 5, 1), date(2032, 7, 1)
TEACHERS = 60


def _people() -> list[User]:
    """Sixty teachers of the school; made once."""
    now = timezone.now()
    found = list(User.objects.filter(email__startswith="bench-teacher").order_by("pk"))
    if not found:
        found = User.objects.bulk_create(
            User(email=f"bench-teacher{n}@bench.test", name=f"Guru {n}", date_joined=now) for n in range(TEACHERS)
        )
        Membership.objects.bulk_create(
            Membership(user=user, school=school(), role="teacher", created_at=now) for user in found
        )
    return found


def _events(first: date, count: int, days: int) -> None:
    """So many dates within so many days, each with three people, a class and a room; made once."""
    where = school()
    if Event.objects.filter(school=where, starts_at__date__gte=first, title=f"Ukuran {count}").exists():
        return
    people, now = _people(), timezone.now()
    year = SchoolYear.objects.filter(school=where)[0]
    group, _new = ClassGroup.objects.get_or_create(school=where, year=year, name="Ukuran")
    room, _new = Room.objects.get_or_create(school=where, name="Ukuran")
    made = Event.objects.bulk_create(
        Event(school=where, practice="other", title=f"Ukuran {count}", starts_at=_at(first, n, days), room=room,
              ends_at=_at(first, n, days) + timedelta(minutes=45), created_at=now, updated_at=now)
        for n in range(count)
    )  # fmt: skip
    EventPerson.objects.bulk_create(
        EventPerson(event=event, user=people[(n * 7 + step) % len(people)])
        for n, event in enumerate(made)
        for step in range(3)
    )
    through = Event.class_groups.through
    through.objects.bulk_create(through(event_id=event.pk, classgroup_id=group.pk) for event in made)


def _at(first: date, number: int, days: int) -> datetime:
    day = first + timedelta(days=number % days)
    return datetime.combine(day, time(7 + number % 9, number % 50), school().zone)


def p7(report: Report, database: Database, repeats: int) -> None:
    """A month with sixty teachers and 300 dates, against one with ten."""
    with database.inside():
        _people()
        _events(LITTLE, 10, 28)
        _events(MUCH, 300, 28)
    route = school_url(OWN, "collaboration:calendar")
    urls = [f"{route}?bulan={first:%Y-%m}" for first in (LITTLE, MUCH)]
    pair = compare(database.vendor, [within(database, asker(database.client(), url)) for url in urls], repeats, 2)
    said = "calendar month: 60 teachers, 300 dates against 10"
    report.add("P7", said, database.vendor, f"{pair.before:.0f} ms", f"{pair.after:.0f} ms", pair.ratio, 2)


def p8(report: Report, database: Database, repeats: int) -> None:
    """What one date clashes with, among ten thousand in a year."""
    with database.inside():
        _events(YEAR, 10_000, 300)
        slot = Slot(_at(YEAR, 150, 300), _at(YEAR, 150, 300) + timedelta(hours=1), tuple(_people()[:5]))
        actor, where = _hub(), school()

    def ask() -> Any:
        return conflicts_of(actor, where, slot)

    cost = in_turns([within(database, ask)], repeats)[0]
    took = cost.cpu if database.vendor == "sqlite" else cost.wall  # as in bench.measure.compare
    report.add(
        "P8",
        "clashes of a date, 10,000 in the year",
        database.vendor,
        "",
        f"{took:.1f} ms",
        took,
        10,
        unit=" ms",
    )


def _hub() -> Any:
    from schools.access import actor_for

    return actor_for(User.objects.get(email=email_of("hub", OWN)), school())
