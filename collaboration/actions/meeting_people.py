"""Who is invited, what they answer, who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions._meeting import lock, sync_calendar
from collaboration.actions.meeting_series import invitee_of
from collaboration.emails.meetings import invite_guest, links_of
from collaboration.models import Invitee, Meeting
from collaboration.policy.meetings import check_answer, check_keep_meetings, check_minutes_open, check_write_minutes
from core import audit, links
from core.policy import Actor, Denied, NotNow
from schools.models import Membership, User


@dataclass(frozen=True)
class PhoneMark:
    """One mark as a phone holds it: by its clock, with when the person was marked before, as the page had read it."""

    invitee: int
    attendance: str
    reason: str
    changed_at: datetime
    seen: datetime | None = None


Marks = Mapping[int, tuple[str, str]]
"""Invitee -> what was marked, and the reason."""


def _may_add(by: Actor, row: Meeting) -> None:
    """Before the day the hub invites; on the day whoever writes the minutes adds who else came."""
    if row.took_place:
        check_write_minutes(by, row)
    else:
        check_keep_meetings(by, row)
    check_minutes_open(row)


@transaction.atomic
def invite_people(*, by: Actor, now: datetime, meeting: Meeting, people: Iterable[User]) -> list[Invitee]:
    """Add members of the school to those invited. Raises `Denied` for somebody who is no member (any more)."""
    row = lock(meeting)
    _may_add(by, row)
    known = set(row.invitees.values_list("user_id", flat=True))
    added = []
    for person in people:
        held = Membership.objects.active().filter(school=row.school, user=person).order_by("pk").first()
        if held is None:
            raise Denied(_("%(who)s bukan warga sekolah ini (lagi).") % {"who": person.display_name})
        if person.pk not in known:
            added.append(invitee_of(row, held))
    Invitee.objects.bulk_create(added)
    if row.is_ahead:
        sync_calendar(row, now=now)
    audit.record(by, "meeting.people_added", row, now, people=[one.user_id for one in added])
    return added


@transaction.atomic
def add_guest(*, by: Actor, now: datetime, meeting: Meeting, name: str, position: str = "", email: str = "") -> Invitee:
    """Add a guest without an account: a speaker, an outside coach, somebody of the village. A guest of a held meeting was there."""
    row = lock(meeting)
    _may_add(by, row)
    there = Invitee.Attendance.PRESENT if row.took_place else Invitee.Attendance.UNMARKED
    guest = Invitee.objects.create(
        meeting=row, name=name.strip(), position=position.strip(), email=email.strip(), is_guest=True, attendance=there,
        marked_at=now if row.took_place else None,
    )  # fmt: skip
    audit.record(by, "meeting.guest_added", row, now, invitee=guest.pk)
    return guest


@transaction.atomic
def remove_invitee(*, by: Actor, now: datetime, invitee: Invitee) -> None:
    """Take somebody off the list, before the invitation went to them. Afterwards they stay in the record."""
    row = lock(invitee.meeting)
    check_keep_meetings(by, row)
    if invitee.invited_at is not None or not row.is_ahead:
        raise NotNow(_("Undangannya sudah terkirim, jadi namanya tetap tercatat."))
    Invitee.objects.filter(pk=invitee.pk, invited_at=None).delete()
    sync_calendar(row, now=now)
    audit.record(by, "meeting.invitee_removed", row, now, person=invitee.user_id)


@transaction.atomic
def give_guest_link(*, by: Actor, now: datetime, invitee: Invitee, seed: str = "") -> str:
    """A new link for a guest, to be handed over by hand; earlier ones stop working. Returns its path, shown once."""
    row = lock(invitee.meeting)
    check_keep_meetings(by, row)
    if not invitee.is_guest:
        raise Denied(_("Warga sekolah masuk dengan akunnya sendiri."))
    if row.state in (Meeting.State.PLANNED, Meeting.State.CANCELLED):
        raise NotNow(_("Tautan tamu dibuat setelah undangan dikirim."))
    earlier = links_of(invitee, now)
    invitee.meeting = row
    path = invite_guest(invitee, "invited", by=by, now=now, key=f"given:{seed or now.isoformat()}")
    for link in earlier:
        links.revoke(link, by=by, now=now)
    return path


@transaction.atomic
def answer_invitation(*, by: Actor, now: datetime, invitee: Invitee, answer: str, reason: str = "") -> Invitee:
    """Say that one comes, or cannot come and why. The last answer counts. Raises `NotNow` for an excuse without a reason."""
    row = Invitee.objects.select_for_update(of=("self",)).select_related("meeting__school").get(pk=invitee.pk)
    check_answer(by, row)
    excused = answer == Invitee.Answer.EXCUSED
    if excused and not reason.strip():
        raise NotNow(_("Tuliskan mengapa Anda berhalangan."), [_("Alasan")])
    Invitee.objects.filter(pk=row.pk).update(
        answer=answer, answered_at=now, reason=reason.strip()[:200] if excused else ""
    )
    audit.record(by, "meeting.answered", row.meeting, now, invitee=row.pk, answer=answer)
    row.refresh_from_db()
    return row


@transaction.atomic
def mark_attendance(*, by: Actor, now: datetime, meeting: Meeting, marks: Marks) -> int:
    """Mark who was there; people who are not in `marks` stay as they are. Sent twice it changes nothing the second time.

    Somebody who left the school in between stays in the record and can be marked. Returns how many marks changed.
    """
    row = _open_for_marks(by, meeting)
    there = row.invitees.filter(pk__in=marks)
    changed = [invitee for invitee in there if _mark(invitee, *marks[invitee.pk], now)]
    _store_marks(row, changed, by=by, now=now)
    return len(changed)


@transaction.atomic
def keep_marks(*, by: Actor, now: datetime, meeting: Meeting, marks: Iterable[PhoneMark]) -> list[int]:
    """Take over the marks that a phone sends; returns the invitees whose mark is safe now. The same again changes nothing.

    A mark that somebody else made in between stands, unless the phone's is the later one; it is then not among the safe ones.
    """
    row = _open_for_marks(by, meeting)
    there = {invitee.pk: invitee for invitee in row.invitees.all()}
    safe, changed = [], {}
    for mark in marks:
        invitee = there.get(mark.invitee)
        if invitee is None:
            continue
        at = min(mark.changed_at, now)
        stands = invitee.marked_at is None or invitee.marked_at in (mark.seen, at) or at > invitee.marked_at
        if stands and _mark(invitee, mark.attendance, mark.reason, at):
            changed[invitee.pk] = invitee
        if stands or invitee.attendance == mark.attendance:
            safe.append(invitee.pk)
    _store_marks(row, list(changed.values()), by=by, now=now)
    return safe


def _open_for_marks(by: Actor, meeting: Meeting) -> Meeting:
    row = lock(meeting)
    check_write_minutes(by, row)
    check_minutes_open(row)
    if not row.took_place:
        raise NotNow(_("Kehadiran dicatat mulai hari pertemuan."))
    return row


def _mark(invitee: Invitee, attendance: str, reason: str, at: datetime) -> bool:
    """Set a mark on the row in hand; True when it differs from what stood."""
    kept = (reason.strip() or invitee.reason)[:200] if attendance == Invitee.Attendance.EXCUSED else ""
    if (invitee.attendance, invitee.reason) == (attendance, kept):
        return False
    invitee.attendance, invitee.reason, invitee.marked_at = attendance, kept, at
    return True


def _store_marks(row: Meeting, changed: list[Invitee], *, by: Actor, now: datetime) -> None:
    Invitee.objects.bulk_update(changed, ["attendance", "reason", "marked_at"])
    if changed:
        audit.record(by, "meeting.attendance_marked", row, now, count=len(changed))
