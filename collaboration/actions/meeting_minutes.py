"""Minutes: written item by item by several people, sent round, commented, confirmed, and locked for good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions._carry_over import carry_over
from collaboration.actions._meeting import lock
from collaboration.emails.meetings import invite_guest, tell
from collaboration.models import (
    AgendaItem,
    AgendaProposal,
    Invitee,
    Meeting,
    MeetingOutcome,
    MinutesRemark,
    MinutesVersion,
    SpeakerPoint,
)
from collaboration.papers.meetings import request_minutes
from collaboration.policy.meetings import (
    check_cleared,
    check_comment,
    check_confirm,
    check_correct,
    check_may_know,
    check_minutes_open,
    check_settle,
    check_write_minutes,
)
from collaboration.terms import OutcomeKind
from collaboration.workflow.meeting import MEETING
from core import action_items, audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.text_saving import record_quietly
from core.versions import save_version
from schools.models import Membership
from schools.roles import Role

Standing = MeetingOutcome.Standing


def _open(by: Actor, item: AgendaItem) -> Meeting:
    """The meeting of `item`, locked, when this person may write under it now."""
    meeting = lock(item.meeting)
    check_write_minutes(by, meeting)
    if item.is_confidential:
        check_cleared(by)
    check_minutes_open(meeting)
    if not meeting.took_place:
        raise NotNow(_("Notulen ditulis mulai hari pertemuan."))
    return meeting


@transaction.atomic
def write_minutes(
    *, by: Actor, now: datetime, item: AgendaItem, minutes: str, unfinished: bool | None = None, expected: int | None = None
) -> AgendaItem:  # fmt: skip
    """Write what was said about one item; `unfinished=None` leaves open whether it goes on. The same as is stored changes nothing.

    Raises `Conflict` when somebody else saved other words meanwhile: both versions are shown.
    """
    _open(by, item)
    stored = AgendaItem.objects.get(pk=item.pk)
    goes_on = stored.unfinished if unfinished is None else unfinished
    if (stored.minutes, stored.unfinished) == (minutes, goes_on):
        item.minutes, item.unfinished, item.version = minutes, goes_on, stored.version
        return item
    version = stored.version if stored.minutes == minutes else expected
    save_version(item, version, {"minutes": minutes, "unfinished": goes_on, "updated_at": now})
    record_quietly(by, "meeting.minutes_written", item, now)
    return item


@transaction.atomic
def add_point(*, by: Actor, now: datetime, item: AgendaItem, speaker: str, point: str) -> SpeakerPoint:
    """Note who said what. Each note is a row of its own, so that two writers never meet."""
    _open(by, item)
    made = SpeakerPoint.objects.create(item=item, speaker=speaker.strip(), point=point.strip(), created_at=now)
    audit.record(by, "meeting.point_noted", item, now)
    return made


@transaction.atomic
def remove_point(*, by: Actor, now: datetime, point: SpeakerPoint) -> None:
    """Take a note away again, before the minutes are confirmed."""
    _open(by, point.item)
    SpeakerPoint.objects.filter(pk=point.pk).delete()
    audit.record(by, "meeting.point_removed", point.item, now)


@transaction.atomic
def add_outcome(
    *, by: Actor, now: datetime, item: AgendaItem, kind: str, text: str, is_confidential: bool = False, owner: Any = None,
    owner_label: str = "", due_on: date | None = None,
) -> MeetingOutcome:  # fmt: skip
    """Record what an item came to. An action becomes an action item of its owner, due on a day.

    Confidential outcomes only by, and in the hands of, those who may know of them. Raises `NotNow` for an action without a day.
    """
    _open(by, item)
    if is_confidential:
        check_cleared(by)
    made = MeetingOutcome.objects.create(
        school_id=item.school_id, item=item, kind=kind, text=text.strip(), is_confidential=is_confidential, created_at=now,
        updated_at=now,
    )  # fmt: skip
    if kind == OutcomeKind.ACTION:
        if due_on is None:
            raise NotNow(_("Tindak lanjut memerlukan tenggat."), [_("Selesai paling lambat")])
        if made.is_hidden and owner is not None:
            check_may_know(owner, item.school_id)
        made.action = action_items.add_item(
            by=by, now=now, subject=made, title=made.text, due_on=due_on, owner=owner, owner_label=owner_label
        )
        MeetingOutcome.objects.filter(pk=made.pk).update(action=made.action)
    audit.record(by, "meeting.outcome_recorded", made, now, kind=kind)
    return made


@transaction.atomic
def remove_outcome(*, by: Actor, now: datetime, outcome: MeetingOutcome) -> None:
    """Strike out what was recorded by mistake, before the minutes go round; its action item is dropped with that reason."""
    meeting = _open(by, outcome.item)
    if outcome.is_confidential:
        check_cleared(by)
    if meeting.state != Meeting.State.HELD:
        raise NotNow(_("Notulen sudah diedarkan. Tarik kembali lebih dahulu bila hasilnya perlu diubah."))
    if outcome.action is not None and outcome.action.is_open:
        action_items.move_item(
            by=by, now=now, item=outcome.action, name="drop", comment=str(_("Dicoret dari notulen."))
        )
    audit.record(by, "meeting.outcome_removed", outcome, now)
    MeetingOutcome.objects.filter(pk=outcome.pk).delete()


@transaction.atomic
def settle_decision(
    *, by: Actor, now: datetime, outcome: MeetingOutcome, standing: str, note: str = ""
) -> MeetingOutcome:
    """Say what became of a decision; also after the minutes were confirmed, whose words it does not touch.

    Once it is settled it waits on no agenda any more.
    """
    row = (
        MeetingOutcome.objects.select_for_update(of=("self",))
        .select_related("item__meeting__school")
        .get(pk=outcome.pk)
    )
    check_settle(by, row)
    if row.is_hidden:
        check_cleared(by)
    if row.kind != OutcomeKind.DECISION:
        raise NotNow(_("Hanya keputusan yang dicatat pelaksanaannya di sini."))
    if standing == Standing.DROPPED and not note.strip():
        raise NotNow(_("Tuliskan mengapa keputusan tidak dilanjutkan."), [_("Keterangan")])
    settled = None if standing == Standing.OPEN else row.item.meeting.school.local_date(now)
    changes = {"standing": standing, "settled_on": settled, "settled_note": note.strip()[:250], "updated_at": now}
    save_version(row, None, changes)
    if standing != Standing.OPEN:
        carried = AgendaProposal.objects.waiting().filter(carried_outcome=row)
        carried.update(state=AgendaProposal.State.WITHDRAWN, updated_at=now)
    audit.record(by, "meeting.decision_settled", row, now, standing=standing)
    return row


@transaction.atomic
def move_minutes(*, by: Actor, now: datetime, meeting: Meeting, name: str, comment: str = "") -> HistoryEntry:
    """Send the minutes round ("circulate"), or take them back ("take_back"). Those who were there and the committee hear of it."""
    row = lock(meeting)
    entry = MEETING.move(row, name, by=by, now=now, comment=comment)
    Meeting.objects.filter(pk=row.pk).update(updated_at=now)
    if name == "circulate":
        carry_over(row, now=now)
        _tell_readers(row, "circulated", f"circulated:{entry.pk}", by=by, now=now)
    return entry


def _tell_readers(meeting: Meeting, word: str, key: str, *, by: Actor, now: datetime) -> None:
    """Everybody who was invited and belongs to the school, every committee member, and the guests who were there."""
    invitees = list(meeting.invitees.select_related("user", "meeting__school"))
    people = {one.user_id: one.user for one in invitees if one.user is not None}
    for row in Membership.objects.holding(meeting.school, Role.COMMITTEE).select_related("user"):
        people.setdefault(row.user_id, row.user)
    tell(meeting, word, people.values(), by=by, now=now, key=key)
    for one in invitees:
        if one.is_guest and one.email and one.attendance == Invitee.Attendance.PRESENT:
            invite_guest(one, word, by=by, now=now, key=key)


@transaction.atomic
def comment(
    *, by: Actor, now: datetime, meeting: Meeting, text: str, item: AgendaItem | None = None, is_confidential: bool = False
) -> MinutesRemark:  # fmt: skip
    """Say what should be different in minutes that went round."""
    row = lock(meeting)
    check_comment(by, row)
    return _remark(row, MinutesRemark.Kind.COMMENT, text, item, is_confidential, by=by, now=now)


@transaction.atomic
def correct(
    *, by: Actor, now: datetime, meeting: Meeting, text: str, item: AgendaItem | None = None, is_confidential: bool = False
) -> MinutesRemark:  # fmt: skip
    """Add a correction note under confirmed minutes. The minutes themselves and their paper stay as they are."""
    row = lock(meeting)
    check_correct(by, row)
    return _remark(row, MinutesRemark.Kind.CORRECTION, text, item, is_confidential, by=by, now=now)


def _remark(
    meeting: Meeting, kind: str, text: str, item: AgendaItem | None, is_confidential: bool, *, by: Actor, now: datetime
) -> MinutesRemark:
    if is_confidential or (item is not None and item.is_confidential):
        check_cleared(by)
    made = MinutesRemark.objects.create(
        school=meeting.school, meeting=meeting, item=item, kind=kind, text=text.strip(), is_confidential=is_confidential,
        author_id=by.user_id, author_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, f"meeting.{kind}_added", meeting, now)
    return made


@transaction.atomic
def answer_remark(*, by: Actor, now: datetime, remark: MinutesRemark, answer: str) -> MinutesRemark:
    """Say once what was done about a comment."""
    row = lock(remark.meeting)
    check_write_minutes(by, row)
    if remark.is_confidential or (remark.item is not None and remark.item.is_confidential):
        check_cleared(by)
    unanswered = MinutesRemark.objects.filter(pk=remark.pk, answered_at=None, kind=MinutesRemark.Kind.COMMENT)
    if not unanswered.update(answer=answer.strip(), answered_by_label=by.label, answered_at=now):
        raise NotNow(_("Tanggapan ini sudah dijawab."))
    audit.record(by, "meeting.comment_answered", row, now)
    remark.refresh_from_db()
    return remark


@transaction.atomic
def confirm_minutes(*, by: Actor, now: datetime, meeting: Meeting, note: str = "") -> bool:
    """Confirm the minutes for the committee: they are locked, and their papers are made, once.

    Returns False when somebody confirmed them before: nothing happens then, and that is no mistake.
    """
    row = lock(meeting)
    check_confirm(by, row)
    if row.is_locked:
        return False
    MEETING.move(row, "confirm", by=by, now=now)
    Meeting.objects.filter(pk=row.pk).update(
        confirmed_by_id=by.user_id, confirmed_by_label=by.label, confirmed_note=note.strip()[:300], updated_at=now
    )
    row = lock(row)
    for variant in MinutesVersion.Variant:
        if variant == MinutesVersion.Variant.PUBLIC or _has_hidden(row):
            version = MinutesVersion.objects.create(school=row.school, meeting=row, variant=variant, created_at=now)
            request_minutes(by=by, now=now, version=version)
    _tell_readers(row, "confirmed", "confirmed", by=by, now=now)
    return True


def _has_hidden(meeting: Meeting) -> bool:
    hidden = MeetingOutcome.objects.filter(item__meeting=meeting, is_confidential=True)
    return meeting.agenda.filter(is_confidential=True).exists() or hidden.exists()
