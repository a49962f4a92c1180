"""A sweep whose clock is moved, for schools in three zones: `python -m faults.jumps`. Says a line per case, BAD where it went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import django

ZONES = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


def say(what: str, true: bool) -> None:
    print(what if true else f"BAD: {what}", flush=True)


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Everything in this process that asks for the time is told another."""
    from django.utils import timezone

    real = timezone.now
    timezone.now = lambda: real() + by
    try:
        yield
    finally:
        timezone.now = real


def main() -> None:
    django.setup()
    from schools.models import School
    from tests.core.reminding import Agenda, only_rules

    School.objects.all().update(timezone="Asia/Jakarta")
    schools = [
        School.objects.create(
            slug=f"zona-{hours}", npsn=f"6999000{hours}", name=f"Zona {hours}", timezone=zone, created_at=datetime.now(UTC)
        )
        for zone, hours in ZONES.items()
    ]  # fmt: skip
    agenda = Agenda(offsets=(0,))
    with only_rules(agenda.rule()):
        jumps(agenda, schools)
        for day in (date(2027, 2, 10), date(2028, 2, 29), date(2028, 12, 31), date(2029, 1, 1)):
            on_the_day(agenda, schools, day)
    sessions(School.objects.get(slug="sekolah-uji"))


def to(address: str) -> list[Any]:
    from core.models import OutgoingMessage

    return list(OutgoingMessage.objects.filter(to_email=address))


def jumps(agenda: Any, schools: list[Any]) -> None:
    """Matters of the next forty days; the clock goes back, on, and far on."""
    from core.models import Reminder
    from core.reminders.rules import NOT_SENT_AFTER
    from core.sweep import sweep

    noon = datetime.now(UTC).replace(hour=4, minute=0)  # between eleven and one in all three zones
    for school in schools:
        for days in (0, 3, 10, 20, 30, 38, 39):
            agenda.add(school, noon.date() + timedelta(days=days), f"{school.slug}@uji.test")
    addresses = [f"{school.slug}@uji.test" for school in schools]

    def at(by: timedelta) -> list[int]:
        for _twice in range(2):
            sweep(noon + by)
        return [len(to(address)) for address in addresses]

    say("first sweep: today's alone", at(timedelta(0)) == [1, 1, 1])
    say("−2 d: nobody is told again", at(timedelta(days=-2)) == [1, 1, 1])
    say("+6 h: nobody is told again", at(timedelta(hours=6)) == [1, 1, 1])
    say("+40 d: one digest each", at(timedelta(days=40)) == [2, 2, 2])
    sent = Reminder.objects.filter(tenant__in=schools, state="sent", send_on__gt=noon.date())
    oldest = (noon + timedelta(days=40)).date() - NOT_SENT_AFTER
    say("none older than 14 d is sent", sent.count() == 9 and all(row.send_on >= oldest for row in sent))
    say("and back: nobody is told again", at(timedelta(0)) == [2, 2, 2])


def on_the_day(agenda: Any, schools: list[Any], day: date) -> None:
    """A matter due on `day` is told on that day of the school's own calendar, whatever day it is in UTC."""
    from core import reminders

    agenda.dues.clear()
    for school in schools:
        agenda.add(school, day, f"{school.slug}-{day}@uji.test")
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=14)
    for step in range(3 * 48):
        now = begin + timedelta(minutes=20 * step) - timedelta(minutes=1)  # 23.59 is among them
        reminders.plan(now, catching_up=False)
        reminders.send_due(now)
    told = [
        (message.created_at.astimezone(ZoneInfo(school.timezone)).date(), school.slug)
        for school in schools for message in to(f"{school.slug}-{day}@uji.test")
    ]  # fmt: skip
    say(f"due on {day}: told on that day in +7, +8, +9", told == [(day, school.slug) for school in schools])
    last = [datetime(day.year, day.month, day.day, 23, 59, tzinfo=ZoneInfo(school.timezone)) for school in schools]
    same = all(school.local_date(moment) == day for school, moment in zip(schools, last, strict=True))
    say(f"23.59 of {day} is still that day", same)


def sessions(school: Any) -> None:
    """Who is signed in stays so for fourteen days of UTC, in whatever zone the school lies."""
    from django.test import Client

    from schools.links import school_url
    from schools.models import User

    for zone in ZONES:
        type(school).objects.filter(pk=school.pk).update(timezone=zone)
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(email="operator@uji.test"))
        for days, status in ((-2, 200), (0.25, 200), (13.9, 200), (40, 302)):
            with moved(timedelta(days=days)):
                answer = client.get(school_url(school, "schools:inbox"))
            say(f"session in {zone} after {days} d: {status}", answer.status_code == status)


if __name__ == "__main__":
    main()
