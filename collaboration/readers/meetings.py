"""Who may open papers, files and action items of protocol meetings: whoever may see the row on which they hang."""

from __future__ import annotations

from collaboration.models import Meeting, MeetingOutcome, MinutesVersion
from collaboration.policy.meetings import check_read_minutes
from core.policy import Actor, allowed
from core.registry import Reader
from schools.links import school_url


def _meeting(actor: Actor, pk: int) -> Meeting | None:
    return Meeting.objects.visible_to(actor).filter(pk=pk).first()


def _version(actor: Actor, pk: int) -> MinutesVersion | None:
    """The committee's variant is nobody else's business."""
    return MinutesVersion.objects.visible_to(actor).filter(pk=pk).first()


def _outcome(actor: Actor, pk: int) -> MeetingOutcome | None:
    """What came of an item, for who may read the minutes by now; confidential ones for principal, hub and committee."""
    rows = MeetingOutcome.objects.visible_to(actor).select_related("item__meeting")
    found = rows.filter(pk=pk).first()
    return found if found is not None and allowed(check_read_minutes, actor, found.item.meeting) else None


def _outcome_url(outcome: MeetingOutcome) -> str:
    meeting = outcome.item.meeting
    return school_url(meeting.school, "collaboration:meeting", meeting.pk)


READERS = {
    "collaboration.meeting": Reader(
        _meeting, lambda m: school_url(m.school, "collaboration:meeting", m.pk), rows=Meeting.objects.visible_to
    ),
    "collaboration.minutesversion": Reader(
        _version,
        lambda v: school_url(v.school, "collaboration:meeting", v.meeting_id),
        rows=MinutesVersion.objects.visible_to,
    ),
    "collaboration.meetingoutcome": Reader(_outcome, _outcome_url),
}
