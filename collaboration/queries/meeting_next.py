"""What happens next with a protocol meeting, by whom, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from collaboration.models import Meeting
from collaboration.policy.meetings import check_confirm, check_keep_meetings, check_write_minutes
from core import looks
from core.policy import Actor, allowed
from schools.links import school_url


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The next one of its series that was not called off."""
    later = Meeting.objects.filter(series_id=meeting.series_id, starts_at__gt=meeting.starts_at)
    return later.exclude(state=Meeting.State.CANCELLED).order_by("starts_at").first()


def next_step(actor: Actor, meeting: Meeting, today: date) -> looks.NextStep | None:
    """What happens next, by whom, by when."""
    school, state = meeting.school, meeting.state
    s = Meeting.State

    def to(route: str) -> str:
        return school_url(school, f"collaboration:{route}", meeting.pk)

    keeps, hub = may(actor, meeting), _("Pusat Penggerak Kolaborasi")
    due = meeting.day()
    if state == s.PLANNED:
        return looks.NextStep(
            _("Susun acara, lalu kirim undangan."), who=hub, due=due, late=due < today,
            url=to("meeting_invite") if keeps.keep else "", button=_("Kirim undangan"),
        )  # fmt: skip
    if state == s.INVITED and today < due:
        return looks.NextStep(_("Pertemuan berlangsung."), who=meeting.chair.display_name, due=due)
    if state == s.INVITED:
        return looks.NextStep(
            _("Catat kehadiran dan tulis notulen."), who=meeting.minute_taker.display_name, due=due,
            url=to("meeting_move_on") if keeps.write else "", button=_("Mulai pertemuan"), post=True, value="hold",
        )  # fmt: skip
    if state == s.HELD:
        late = meeting.minutes_due_on is not None and meeting.minutes_due_on < today
        return looks.NextStep(
            _("Selesaikan dan edarkan notulen."), who=meeting.minute_taker.display_name, due=meeting.minutes_due_on, late=late,
            url=to("meeting_minutes") if keeps.write else "", button=_("Tulis notulen"),
        )  # fmt: skip
    if state == s.CIRCULATED:
        later = next_meeting(meeting)
        by = later.day() if later else None
        return looks.NextStep(
            _("Sahkan notulen, paling lambat pada pertemuan berikutnya."), who=_("Komite sekolah"), due=by,
            late=by is not None and by < today, url=to("meeting_confirm") if keeps.confirm else "", button=_("Sahkan notulen"),
        )  # fmt: skip
    return looks.NextStep(str(meeting.get_state_display()), done=True)


@dataclass(frozen=True)
class May:
    """What a person may do with a meeting, by role alone."""

    keep: bool
    write: bool
    confirm: bool


def may(actor: Actor, meeting: Meeting) -> May:
    """What this person may do with the meeting, by role alone."""
    return May(
        allowed(check_keep_meetings, actor, meeting), allowed(check_write_minutes, actor, meeting),
        allowed(check_confirm, actor, meeting),
    )  # fmt: skip
