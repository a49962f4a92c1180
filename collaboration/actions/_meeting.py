"""What acts on protocol meetings share: the lock, and keeping the calendar in step."""

from __future__ import annotations

from datetime import datetime

from collaboration.models import Meeting
from collaboration.scheduling import Slot, dates_of, put_off, put_on
from collaboration.terms import Practice
from schools.models import User


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("school", "series", "chair", "minute_taker", "room").get(pk=meeting.pk)


def sync_calendar(meeting: Meeting, *, now: datetime) -> None:
    """Put the meeting's date, place and people into the calendar, or bring what is there up to date."""
    people = User.objects.filter(pk__in=meeting.invitees.exclude(user=None).values("user_id"))
    slot = Slot(
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        people=tuple(people),
        room=meeting.room,
        place=meeting.place,
    )
    event = dates_of(meeting).first()
    if event is None:
        put_on(
            school=meeting.school, now=now, practice=Practice.PROTOCOL_MEETING, title=meeting.title, slot=slot, subject=meeting,
            organiser=meeting.chair,
        )  # fmt: skip
    else:
        put_off(event, now=now, slot=slot, title=meeting.title)
