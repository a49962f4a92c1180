"""One of everything of the part "meetings" of collaboration, for the access table."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from collaboration.actions import meeting_minutes
from collaboration.models import Meeting, MinutesVersion
from core.models import ActionItem, Document, ScopedLink
from tests.access.scene import Lot, named
from tests.clock import NOW
from tests.factories import meetings


def build(lot: Lot) -> None:
    """A meeting in every state, all kept by the hub; confidential things beside public ones."""
    side, real = lot.side, timezone.now()
    series = meetings.a_series(
        side, title=named("pertemuan"), minute_taker=side.hub, invited=["principal", "hub", "teacher", "committee"]
    )
    today = side.school.local_date(real)
    ahead = meetings.planned(side, series)
    coming = meetings.invited(side, series, day=today.replace(year=today.year + 1))
    lot.things |= {
        "meeting_series": series,
        "meeting": ahead,
        "meeting_item": meetings.item(ahead),
        "hidden_item": meetings.hidden(side, ahead, title=named("rahasia")),
        "meeting_data": meetings.shown_data(side, ahead, title=named("data")),
        "meeting_preview": meetings.previewed(side, ahead, title=named("pratinjau")),
        "proposal": meetings.proposed(side, series, title=named("usulan")),
        "hidden_proposal": meetings.proposed(side, series, by="committee", title=named("usulan rahasia"), is_confidential=True),
        "coming": coming,
        "meeting_guest": meetings.guest(side, coming, name=named("tamu")),
        "meeting_uninvited": meetings.guest(side, ahead, name=named("tamu baru")),
    }  # fmt: skip
    _held(lot, series)
    lot.things["meeting_token"] = meetings.guest_token(side, lot.meeting_guest, now=real)
    lot.things["meeting_link"] = ScopedLink.objects.filter(
        subject_type="collaboration.invitee", subject_id=lot.meeting_guest.pk
    ).latest("pk")


def _held(lot: Lot, series: object) -> None:
    """Meetings of three earlier days: being written, sent round, confirmed."""
    side = lot.side
    writing, sent, done = (_written(lot, series, day) for day in (1, 2, 3))
    lot.things |= {
        "writing": writing,
        "writing_item": meetings.item(writing),
        "point": meeting_minutes.add_point(
            by=side.as_("hub"), now=_day(1), item=meetings.item(writing), speaker="Guru", point=named("kata")
        ),
        "decision": meetings.decide(side, writing, text=named("keputusan"), now=_day(1)),
    }
    lot.things["sent_round"] = meetings.circulated(side, sent, now=_day(2))
    lot.things["remark"] = meeting_minutes.comment(
        by=side.as_("committee"), now=_day(2), meeting=sent, text=named("tanggapan")
    )
    secret = meetings.item(done, "other")
    lot.things["told_decision"] = meetings.decide(side, done, text=named("diputuskan"), now=_day(3))
    lot.things["hidden_decision"] = meetings.decide(
        side, done, text=named("diputuskan diam"), under=secret, now=_day(3)
    )
    hidden_action = meetings.act(
        side, done, text=named("tugas rahasia"), owner=side.committee, under=secret, now=_day(3)
    )
    lot.things["hidden_action"] = ActionItem.objects.get(pk=hidden_action.action.pk)
    lot.things["finished"] = meetings.confirmed(side, done, now=_day(3))
    Document.objects.filter(subject_type="collaboration.minutesversion").update(title=named("notulen"))
    versions = MinutesVersion.objects.filter(meeting=done)
    lot.things |= {
        f"{variant}_minutes": Document.objects.of(versions.get(variant=variant)).get()
        for variant in ("public", "committee")
    }


def _day(number: int) -> datetime:
    return NOW.replace(day=number)


def _written(lot: Lot, series: object, day: int) -> Meeting:
    """Held on that day of the month, everybody present; one item is confidential."""
    side, now = lot.side, _day(day)
    meeting = meetings.invited(side, series, now=now, day=side.school.local_date(now))
    meetings.hidden(side, meeting, now=now, title=named("rahasia"))
    return meetings.written(side, meeting, now=now)
