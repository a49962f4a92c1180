"""From the own calendar to a sheet for the wall: one week with its dates, dues and lessons. In the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.documents.week import WeekDay, WeekPaper, WeekRow
from collaboration.models import WeekSheet
from collaboration.policy.calendar import check_print_week
from collaboration.queries.calendar import Day, Entry, Narrowed, days_between
from core import dates
from core.documents import DocumentKind, request_document
from core.looks import screen_language
from core.models import Document
from core.policy import Actor
from schools.models import School, User

KIND = "calendar_week"
WEEK_KIND = DocumentKind(KIND, gettext_lazy("Kalender satu pekan"), "pdf/calendar_week.html", WeekPaper, style="report")


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


@transaction.atomic
def request_week_paper(*, by: Actor, now: datetime, school: School, day: date, paper: str = "") -> Document:
    """Ask for the PDF of the own week in which `day` lies. It is found again by its owner alone."""
    check_print_week(by)
    person = User.objects.get(pk=by.user_id or 0)
    sheet, _made = WeekSheet.objects.get_or_create(
        school=school, user=person, first_day=monday_of(day), defaults={"created_at": now}
    )
    payload = week_paper(by, school, person, sheet.first_day, school.local_date(now))
    return request_document(
        by=by, now=now, subject=sheet, kind=KIND, payload=payload, title=payload.title, language=screen_language(),
        paper=paper if paper in Document.Paper.values else school.paper,
    )  # fmt: skip


def week_paper(actor: Actor, school: School, person: User, first: date, today: date) -> WeekPaper:
    """Everything the sheet says, in the active language."""
    last, own = first + timedelta(days=6), Narrowed(person=person, lessons=True)
    span = dates.date_range(first, last, screen_language())
    days = days_between(actor, school, first, last, own, today=today)
    return WeekPaper(
        title=_("Kalender %(span)s") % {"span": span},
        heading=_("Kalender saya"),
        subject=span,
        facts=(
            (_("Nama"), person.display_name), (_("Sekolah"), school.name),
            (_("Jam"), str(school.get_timezone_display())),
        ),
        days=tuple(WeekDay(_name(one), tuple(_rows(one))) for one in days if one.date.weekday() < 6 or _holds(one)),
        footer=f"{school.name} · {person.display_name}",
    )  # fmt: skip


def _holds(day: Day) -> bool:
    return bool(day.entries or day.holidays)


def _name(day: Day) -> str:
    language = screen_language()
    return f"{dates.day_name(day.date, language)}, {day.date.day} {dates.short_month_name(day.date.month, language)}"


def _rows(day: Day) -> Iterator[WeekRow]:
    for name in day.holidays:
        yield WeekRow("", _("Libur: %(name)s") % {"name": name})
    yield from (_row(entry) for entry in day.entries)
    if not _holds(day):
        yield WeekRow("", "–")


def _row(entry: Entry) -> WeekRow:
    word = " · ".join(str(one) for one in (entry.word, entry.state) if one)
    return WeekRow(entry.hours, entry.title, word, entry.sub)
