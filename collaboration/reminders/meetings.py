"""What of protocol meetings must not be missed: answers, preparation, minutes, confirmation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import AgendaItem, Invitee, Meeting
from core.looks import day
from core.reminders import Due, ReminderRule
from schools.links import school_url
from schools.models import Membership, School, User
from schools.roles import Role


def _around(school: School, rule: ReminderRule, today: date, *states: str) -> QuerySet[Meeting]:
    """Meetings in these states whose day lies in the rule's window."""
    first, last = rule.window(today)
    start = datetime.combine(first, time.min, tzinfo=school.zone)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=school.zone)
    return Meeting.objects.filter(school=school, state__in=states, starts_at__gte=start, starts_at__lt=end)


def _words(template: Callable[[], str], meeting: Meeting, on: date, **facts: Any) -> Callable[[], str]:
    return lambda: template() % {"title": meeting.title[:120], "on": day(on), **facts}


def _here(school: School) -> set[int]:
    return set(Membership.objects.active().filter(school=school).values_list("user_id", flat=True))


def unanswered(school: School, today: date) -> Iterable[Due]:
    """Invitations that wait for an answer of somebody with an account."""
    here = _here(school)
    for meeting in _around(school, ANSWER, today, Meeting.State.INVITED):
        meeting.school = school
        waits = meeting.invitees.filter(answer=Invitee.Answer.NONE, invited_at__isnull=False, user__in=here)
        people = [one.user for one in waits.select_related("user")]
        if people:
            yield _due(meeting, meeting.day(), people, lambda: _("Apakah Anda hadir? %(title)s, %(on)s"))


def unprepared(school: School, today: date) -> Iterable[Due]:
    """Items that somebody presents at a meeting that comes near. Who presents a confidential one may know of it."""
    here = _here(school)
    rows = AgendaItem.objects.filter(
        meeting__in=_around(school, PREPARE, today, *Meeting.AHEAD), presenter__in=here
    ).select_related("meeting", "presenter")
    for item in rows:
        item.meeting.school = school
        on = item.meeting.day()
        yield Due(
            subject=item, due_on=on, recipients=[item.presenter],
            headline=_words(
                lambda: _("Siapkan acara Anda untuk %(title)s, %(on)s: %(what)s"), item.meeting, on, what=item.title[:120]
            ),
            url=school_url(school, "collaboration:meeting", item.meeting_id),
        )  # fmt: skip


def unwritten(school: School, today: date) -> Iterable[Due]:
    """Minutes that did not go round yet, by the third school day after the meeting."""
    rows = Meeting.objects.filter(
        school=school, state=Meeting.State.HELD, minutes_due_on__range=MINUTES.window(today)
    ).select_related("minute_taker")
    here = _here(school)
    hubs = _holding(school, Role.HUB)
    for meeting in rows:
        people = [meeting.minute_taker] if meeting.minute_taker_id in here else hubs
        yield _due(meeting, meeting.minutes_due_on, people, lambda: _("Notulen %(title)s selesai paling lambat %(on)s"))


def unconfirmed(school: School, today: date) -> Iterable[Due]:
    """Minutes that wait for the committee, by the day of the next meeting of the series."""
    later = Meeting.objects.filter(series=OuterRef("series"), starts_at__gt=OuterRef("starts_at"))
    rows = Meeting.objects.filter(school=school, state=Meeting.State.CIRCULATED).filter(
        Exists(later.exclude(state=Meeting.State.CANCELLED))
    )
    committee = _holding(school, Role.COMMITTEE)
    for meeting in rows:
        following = Meeting.objects.filter(series_id=meeting.series_id, starts_at__gt=meeting.starts_at)
        next_one = following.exclude(state=Meeting.State.CANCELLED).order_by("starts_at").first()
        if next_one is not None and committee:
            on = school.local_date(next_one.starts_at)
            yield _due(meeting, on, committee, lambda: _("Sahkan notulen %(title)s paling lambat %(on)s"))


def _holding(school: School, *roles: str) -> list[User]:
    return [row.user for row in Membership.objects.holding(school, *roles).select_related("user")]


def _due(meeting: Meeting, on: Any, people: list[Any], template: Callable[[], str]) -> Due:
    return Due(
        subject=meeting, due_on=on, recipients=people, headline=_words(template, meeting, on),
        url=school_url(meeting.school, "collaboration:meeting", meeting.pk),
    )  # fmt: skip


ANSWER = ReminderRule("collaboration.meeting_answer", gettext_lazy("Undangan belum dijawab"), (3, 1), unanswered)
PREPARE = ReminderRule("collaboration.meeting_prepare", gettext_lazy("Acara perlu disiapkan"), (3,), unprepared)
MINUTES = ReminderRule(
    "collaboration.meeting_minutes", gettext_lazy("Notulen perlu diselesaikan"), (1, 0, -2), unwritten
)
CONFIRM = ReminderRule(
    "collaboration.meeting_confirm", gettext_lazy("Notulen menunggu pengesahan"), (7, 1, -1), unconfirmed
)

RULES = (ANSWER, PREPARE, MINUTES, CONFIRM)
