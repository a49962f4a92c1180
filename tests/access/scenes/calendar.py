"""One of everything of the part "calendar" of collaboration, for the access table."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO

from django.utils import timezone

from collaboration import scheduling
from collaboration.actions.feed import open_feed
from collaboration.terms import Practice
from schools.timetable_import import preview_timetable
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import calendar, teaching


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/calendar.py uses; titles by `named(…)`."""
    _master_data(lot)
    side, day = lot.side, timezone.localdate() + timedelta(days=9)
    when = calendar.slot(side, day)
    closed = calendar.slot(side, day, people=(side.teacher,))
    lot.things["feed_token"] = open_feed(by=side.as_("teacher"), now=NOW, school=side.school)
    kept = {"school": side.school, "now": NOW}
    lot.things |= {
        "own_event": calendar.planned(side, "teacher", named("Lokakarya"), when),
        "hub_event": calendar.planned(side, "hub", named("Rapat"), when),
        "seen_event": scheduling.put_on(
            **kept, practice=Practice.OBSERVATION, title=named("Observasi"), slot=closed, subject=side.school
        ),
        "meeting_event": scheduling.put_on(
            **kept, practice=Practice.PROTOCOL_MEETING, title=named("Pertemuan"), slot=when, subject=lot.running
        ),
    }


def _master_data(lot: Lot) -> None:
    """One of each kind that something uses, and a spare one that may go."""
    side, monday = lot.side, NOW.date()
    school = side.school
    group = teaching.make_class(school, named("kelas"))
    subject, room = teaching.make_subject(school, named("Mapel")), teaching.make_room(school, named("Ruang"))
    facts = {"class_group": group, "subject": subject, "room": room}
    lessons = [
        teaching.make_lesson(school, side.teacher, monday, time(hour), time(hour + 1), **facts) for hour in (1, 2)
    ]
    table = f"Kelas;Hari;Mulai;Selesai;Mapel;Guru\n{group};Senin;03.00;04.00;{subject};{side.teacher.name}"
    lot.things |= {
        "a_subject": subject, "spare_subject": teaching.make_subject(school, named("Mapel lain")),
        "a_room": room, "spare_room": teaching.make_room(school, named("Ruang lain")),
        "a_class": group, "spare_class": teaching.make_class(school, named("kelas lain")),
        "a_lesson": lessons[0], "spare_lesson": lessons[1],
        "a_holiday": teaching.make_holiday(date(2026, 10, 5), named("Libur"), school),
        "spare_holiday": teaching.make_holiday(date(2026, 10, 6), named("Libur lain"), school),
        "lesson_import": preview_timetable(
            by=side.as_("operator"), now=NOW, school=school, year=group.year, file=BytesIO(table.encode()), name="jadwal.csv"
        ),
    }  # fmt: skip
