"""A series of protocol meetings, and the meetings that are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions._meeting import sync_calendar
from collaboration.models import AgendaItem, Invitee, Meeting, MeetingSeries, SeriesItem
from collaboration.policy.meetings import check_keep_meetings
from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import Membership, School

Items = Sequence[Mapping[str, Any]]


@transaction.atomic
def create_series(*, by: Actor, now: datetime, school: School, items: Items = (), **facts: Any) -> MeetingSeries:
    """Begin a series with its template. `items`: kind, title, minutes, presenter_label, in order."""
    check_keep_meetings(by)
    series = MeetingSeries.objects.create(school=school, created_at=now, updated_at=now, **facts)
    _write_items(series, items)
    audit.record(by, "meeting_series.created", series, now, items=len(items))
    return series


@transaction.atomic
def edit_series(
    *, by: Actor, now: datetime, series: MeetingSeries, items: Items, expected: int | None = None, **changes: Any
) -> MeetingSeries:
    """Change the series and its template. Meetings that were made already keep what they have. Raises `Conflict`."""
    check_keep_meetings(by, series)
    save_version(series, expected, {**changes, "updated_at": now})
    series.items.all().delete()
    _write_items(series, items)
    audit.record(by, "meeting_series.edited", series, now, fields=sorted(changes), items=len(items))
    return series


def _write_items(series: MeetingSeries, items: Items) -> None:
    SeriesItem.objects.bulk_create(SeriesItem(series=series, order=n, **facts) for n, facts in enumerate(items, 1))


@transaction.atomic
def plan_meetings(*, by: Actor, now: datetime, series: MeetingSeries, days: Iterable[date]) -> list[Meeting]:
    """Make a meeting of the series on each of `days`: agenda from the template, people by their roles, date in the calendar.

    Raises `NotNow` for a series that has ended, or a day on which it already meets.
    """
    row = MeetingSeries.objects.select_for_update(of=("self",)).select_related("school").get(pk=series.pk)
    check_keep_meetings(by, row)
    if not row.is_active:
        raise NotNow(_("Rangkaian pertemuan ini sudah tidak berjalan."))
    return [_plan(row, day, by=by, now=now) for day in sorted(set(days))]


def _plan(series: MeetingSeries, day: date, *, by: Actor, now: datetime) -> Meeting:
    zone = series.school.zone
    starts_at = datetime.combine(day, series.starts_at, tzinfo=zone)
    if series.meetings.exclude(state=Meeting.State.CANCELLED).filter(starts_at=starts_at).exists():
        raise NotNow(_("Pada hari itu sudah ada pertemuan dari rangkaian ini."))
    meeting = Meeting.objects.create(
        school=series.school, series=series, title=series.title, starts_at=starts_at,
        ends_at=datetime.combine(day, series.ends_at, tzinfo=zone), room=series.room, place=series.place, chair=series.chair,
        minute_taker=series.minute_taker, quorum=series.quorum, created_at=now, updated_at=now,
    )  # fmt: skip
    AgendaItem.objects.bulk_create(
        AgendaItem(
            school=series.school, meeting=meeting, order=item.order, kind=item.kind, title=item.title, duration=item.minutes,
            presenter_label=item.presenter_label, created_at=now, updated_at=now,
        )
        for item in series.items.all()
    )  # fmt: skip
    Invitee.objects.bulk_create(invited_by_role(meeting, series.invited))
    sync_calendar(meeting, now=now)
    audit.record(by, "meeting.planned", meeting, now, on=str(day))
    return meeting


def invited_by_role(meeting: Meeting, roles: Sequence[str]) -> list[Invitee]:
    """One unsaved row for every active holder of `roles`, chair and minute taker among them, with name and position as of now."""
    rows = Membership.objects.holding(meeting.school, *roles) | Membership.objects.active().filter(
        school=meeting.school, user__in=(meeting.chair_id, meeting.minute_taker_id)
    )
    held: dict[int, Membership] = {}
    for row in rows.select_related("user").order_by("pk"):
        held.setdefault(row.user_id, row)
    return [invitee_of(meeting, row) for row in held.values()]


def invitee_of(meeting: Meeting, row: Membership) -> Invitee:
    """A member of the school as somebody invited."""
    position = row.position or str(row.get_role_display())
    return Invitee(meeting=meeting, user=row.user, name=row.user.display_name[:160], position=position[:160])
