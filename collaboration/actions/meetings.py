"""A protocol meeting before and on its day: invite, move, call off, hold."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from collaboration.actions._meeting import lock, sync_calendar
from collaboration.emails.meetings import invite_guest, tell
from collaboration.models import AgendaProposal, Invitee, Meeting
from collaboration.papers.meetings import request_invitation
from collaboration.policy.meetings import check_ahead, check_keep_meetings, check_minutes_open, check_write_minutes
from collaboration.queries.school_days import school_day_after
from collaboration.scheduling import Slot, call_off, dates_of, mark_held
from collaboration.workflow.meeting import MEETING
from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from schools.models import User

MINUTES_DUE_DAYS = 3
"""School days after a meeting within which its minutes are written."""


@transaction.atomic
def edit_meeting(*, by: Actor, now: datetime, meeting: Meeting, expected: int | None = None, **changes: Any) -> Meeting:
    """Change name, chair, minute taker or quorum before it takes place. Raises `Conflict` for a stale version."""
    row = lock(meeting)
    check_keep_meetings(by, row)
    check_ahead(row)
    save_version(meeting, expected, {**changes, "updated_at": now})
    sync_calendar(lock(meeting), now=now)
    audit.record(by, "meeting.edited", meeting, now, fields=sorted(changes))
    return meeting


@transaction.atomic
def send_invitations(
    *, by: Actor, now: datetime, meeting: Meeting, letter_number: str, letter_on: date, enclosure: str = ""
) -> Meeting:
    """Make the letter, and send it: to members by e-mail and inbox, to guests by a link of their own."""
    row = lock(meeting)
    Meeting.objects.filter(pk=row.pk).update(
        letter_number=letter_number.strip(), letter_on=letter_on, enclosure=enclosure.strip(), updated_at=now
    )
    row.refresh_from_db()
    MEETING.move(row, "invite", by=by, now=now)
    request_invitation(by=by, now=now, meeting=row)
    _send(row, list(row.invitees.select_related("user", "meeting__school")), "invited", "invited", by=by, now=now)
    return row


def _send(
    meeting: Meeting, invitees: list[Invitee], word: str, key: str, *, by: Actor, now: datetime, reason: str = ""
) -> None:
    """Tell everybody in the list; guests get (another) link."""
    people: list[User] = [one.user for one in invitees if one.user is not None]
    tell(meeting, word, people, by=by, now=now, key=key, reason=reason)
    for one in invitees:
        if one.is_guest:
            one.meeting = meeting
            invite_guest(one, word, by=by, now=now, key=key, reason=reason)
    Invitee.objects.filter(pk__in=[one.pk for one in invitees], invited_at=None).update(invited_at=now)


@transaction.atomic
def invite_late(*, by: Actor, now: datetime, meeting: Meeting) -> int:
    """Send the invitation to those who were added after it went out. Returns how many."""
    row = lock(meeting)
    check_keep_meetings(by, row)
    if row.state != Meeting.State.INVITED:
        raise NotNow(_("Undangan belum dikirim, atau pertemuan sudah berlangsung."))
    new = list(row.invitees.filter(invited_at=None).select_related("user", "meeting__school"))
    _send(row, new, "invited", "invited", by=by, now=now)
    audit.record(by, "meeting.invited_late", row, now, count=len(new))
    return len(new)


@transaction.atomic
def move_meeting(*, by: Actor, now: datetime, meeting: Meeting, slot: Slot, reason: str = "") -> Meeting:
    """Give it another time or place. After the invitations went out that needs a reason, a new letter goes out, and answers fall.

    Raises `NotNow` without a reason then, or once it was held.
    """
    row = lock(meeting)
    check_keep_meetings(by, row)
    check_ahead(row)
    told = row.state == Meeting.State.INVITED
    if told and not reason.strip():
        raise NotNow(_("Undangan sudah terkirim. Tuliskan mengapa jadwalnya berubah."), [_("Alasan")])
    moved = row.starts_at != slot.starts_at
    Meeting.objects.filter(pk=row.pk).update(
        starts_at=slot.starts_at, ends_at=slot.ends_at, room=slot.room, place=slot.place,
        moved_from=row.starts_at if moved else row.moved_from, moved_reason=reason.strip()[:250], updated_at=now,
        version=F("version") + 1,
    )  # fmt: skip
    row = lock(row)
    sync_calendar(row, now=now)
    audit.record(by, "meeting.moved", row, now, to=row.starts_at.isoformat())
    if told:
        row.invitees.update(answer=Invitee.Answer.NONE, answered_at=None, reason="")
        request_invitation(by=by, now=now, meeting=row)
        people = list(row.invitees.exclude(invited_at=None).select_related("user", "meeting__school"))
        _send(row, people, "moved", f"moved:{row.version}", by=by, now=now, reason=reason.strip())
    return row


@transaction.atomic
def cancel_meeting(*, by: Actor, now: datetime, meeting: Meeting, reason: str) -> Meeting:
    """Call it off, with the reason; everybody who was invited hears of it, and proposals go back to the list."""
    row = lock(meeting)
    told = list(row.invitees.exclude(invited_at=None).select_related("user", "meeting__school"))
    # Before the move: a meeting that is called off without a reason cannot be stored.
    Meeting.objects.filter(pk=row.pk).update(cancelled_reason=reason.strip()[:250], updated_at=now)
    MEETING.move(row, "cancel", by=by, now=now, comment=reason)
    call_off(dates_of(row), now=now, reason=reason)
    AgendaProposal.objects.filter(item__meeting=row).update(state=AgendaProposal.State.OPEN, item=None, updated_at=now)
    row.refresh_from_db()
    _send(row, told, "cancelled", "cancelled", by=by, now=now, reason=reason.strip())
    return row


@transaction.atomic
def hold_meeting(*, by: Actor, now: datetime, meeting: Meeting) -> Meeting:
    """Say that it takes place: attendance is marked and minutes are written from here. Not before its day."""
    row = lock(meeting)
    if row.school.local_date(now) < row.day():
        raise NotNow(_("Pertemuan ini baru berlangsung pada tanggal yang akan datang."))
    MEETING.move(row, "hold", by=by, now=now)
    zone = row.school.zone
    Meeting.objects.filter(pk=row.pk).update(
        minutes_due_on=school_day_after(row.school, row.day(), MINUTES_DUE_DAYS), updated_at=now,
        began_at=row.starts_at.astimezone(zone).time(), closed_at=row.ends_at.astimezone(zone).time(),
    )  # fmt: skip
    mark_held(dates_of(row), now=now)
    row.refresh_from_db()
    return row


@transaction.atomic
def close_meeting(
    *, by: Actor, now: datetime, meeting: Meeting, began_at: time | None, closed_at: time | None, closing: str = "",
    expected: int | None = None,
) -> Meeting:  # fmt: skip
    """When it began and ended, and what was said at the end. Raises `Conflict` for a stale version."""
    row = lock(meeting)
    check_write_minutes(by, row)
    check_minutes_open(row)
    if not row.took_place:
        raise NotNow(_("Pertemuan ini belum berlangsung."))
    changes = {"began_at": began_at, "closed_at": closed_at, "closing": closing, "updated_at": now}
    save_version(meeting, expected, changes)
    audit.record(by, "meeting.closed", meeting, now)
    return meeting
