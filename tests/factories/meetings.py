"""Protocol meetings, reached by the real actions. Give `side` from tests/world.py.

series = a_series(world.own)                       # every second Wednesday, items a–e, everybody invited
meeting = planned(world.own)                       # its next meeting (also: invited, held, written, circulated, confirmed)
item(meeting), item(meeting, "progress")           # an agenda item
hidden(world.own, meeting)                         # a confidential item
decide(world.own, meeting, text="…")               # a decision under the first item
act(world.own, meeting, owner=…, text="…")         # an action
guest(world.own, meeting)                          # a guest; guest_token(world.own, guest): the token of the guest's link
shown_data(world.own, meeting)                     # classes × subjects at the item about data
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from collaboration.actions import (
    meeting_agenda,
    meeting_data,
    meeting_minutes,
    meeting_people,
    meeting_series,
    meetings,
)
from collaboration.models import (
    AgendaItem,
    AgendaProposal,
    Invitee,
    Meeting,
    MeetingData,
    MeetingOutcome,
    MeetingSeries,
)
from collaboration.terms import STANDING_AGENDA, OutcomeKind
from schools.models import User
from schools.roles import Role
from tests.clock import NOW
from tests.world import Side

TABLE = b"Kelas;Mata pelajaran;Nilai\nVII-A;Matematika;72,5\nVII-A;IPA;80\nVII-B;Matematika;68\nVII-B;IPA;\n"
EVERYBODY = [
    Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.TEACHER, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.COACH,
    Role.COMMITTEE,
]  # fmt: skip


def a_series(side: Side, *, now: datetime = NOW, **facts) -> MeetingSeries:
    """Every second Wednesday at one, led by the principal, minutes by a member of the staff."""
    given = {
        "title": "Pertemuan protokol", "week": 2, "weekday": 3, "starts_at": time(13), "ends_at": time(15), "place": "Aula",
        "chair": side.principal, "minute_taker": side.staff, "invited": [str(role) for role in EVERYBODY], **facts,
    }  # fmt: skip
    items = [{"kind": kind, "title": str(kind.label), "minutes": 15, "presenter_label": ""} for kind in STANDING_AGENDA]
    return meeting_series.create_series(by=side.as_("hub"), now=now, school=side.school, items=items, **given)


def planned(
    side: Side, series: MeetingSeries | None = None, *, now: datetime = NOW, day: date | None = None, **facts
) -> Meeting:
    """A meeting in ten days, unless you say which day."""
    series = series or a_series(side, now=now, **facts)
    on = day or side.school.local_date(now) + timedelta(days=10)
    (meeting,) = meeting_series.plan_meetings(by=side.as_("hub"), now=now, series=series, days=[on])
    return meeting


def invited(side: Side, series: MeetingSeries | None = None, *, now: datetime = NOW, **facts) -> Meeting:
    """The invitations went out."""
    return invite(side, planned(side, series, now=now, **facts), now=now)


def invite(side: Side, meeting: Meeting, *, now: datetime = NOW) -> Meeting:
    """Send the invitations of a planned meeting."""
    return meetings.send_invitations(
        by=side.as_("hub"),
        now=now,
        meeting=meeting,
        letter_number="400.3/012/IX/2026",
        letter_on=side.school.local_date(now),
    )


def held(side: Side, meeting: Meeting | None = None, *, now: datetime = NOW, **facts) -> Meeting:
    """It took place on the day of `now`; nothing is written yet."""
    meeting = meeting or invited(side, now=now, day=side.school.local_date(now), **facts)
    return meetings.hold_meeting(by=side.as_("hub"), now=now, meeting=meeting)


def written(side: Side, meeting: Meeting | None = None, *, now: datetime = NOW, **facts) -> Meeting:
    """Everybody was marked present, the first item has minutes."""
    meeting = held(side, meeting, now=now, **facts)
    marks = dict.fromkeys(meeting.invitees.values_list("pk", flat=True), ("present", ""))
    meeting_people.mark_attendance(by=side.as_("hub"), now=now, meeting=meeting, marks=marks)
    write(side, item(meeting), "Kolaborasi berjalan di tiga rumpun.", now=now)
    return meeting


def write(side: Side, what: AgendaItem, text: str, *, now: datetime = NOW, by: str = "hub", **facts) -> AgendaItem:
    """Minutes of one item."""
    return meeting_minutes.write_minutes(by=side.as_(by), now=now, item=what, minutes=text, **facts)


def circulated(side: Side, meeting: Meeting | None = None, *, now: datetime = NOW, **facts) -> Meeting:
    """The minutes went round."""
    meeting = meeting or written(side, now=now, **facts)
    meeting_minutes.move_minutes(by=side.as_("hub"), now=now, meeting=meeting, name="circulate")
    meeting.refresh_from_db()
    return meeting


def confirmed(side: Side, meeting: Meeting | None = None, *, now: datetime = NOW, **facts) -> Meeting:
    """The committee confirmed the minutes."""
    meeting = circulated(side, meeting, now=now, **facts)
    meeting_minutes.confirm_minutes(by=side.as_("committee"), now=now, meeting=meeting)
    meeting.refresh_from_db()
    return meeting


def item(meeting: Meeting, kind: str = "") -> AgendaItem:
    """The first item of this kind, or of all."""
    rows = meeting.agenda.filter(kind=kind) if kind else meeting.agenda.all()
    return rows.select_related("meeting__school").first()


def hidden(side: Side, meeting: Meeting, *, now: datetime = NOW, title: str = "Dana talangan", **facts) -> AgendaItem:
    """A confidential item."""
    given = {"title": title, "duration": 10, "is_confidential": True, **facts}
    return meeting_agenda.add_item(by=side.as_("hub"), now=now, meeting=meeting, **given)


def decide(
    side: Side, meeting: Meeting, *, text: str = "Bengkel literasi dua kali sebulan.", now: datetime = NOW,
    under: AgendaItem | None = None, **facts,
) -> MeetingOutcome:  # fmt: skip
    """A decision."""
    return meeting_minutes.add_outcome(
        by=side.as_("hub"), now=now, item=under or item(meeting), kind=OutcomeKind.DECISION, text=text, **facts
    )


def act(
    side: Side, meeting: Meeting, *, owner: User | None = None, text: str = "Susun jadwal bengkel.", now: datetime = NOW,
    under: AgendaItem | None = None, **facts,
) -> MeetingOutcome:  # fmt: skip
    """An action, due in a week, of the teacher unless you say whose."""
    return meeting_minutes.add_outcome(
        by=side.as_("hub"), now=now, item=under or item(meeting), kind=OutcomeKind.ACTION, text=text,
        owner=owner or side.teacher, due_on=side.school.local_date(now) + timedelta(days=7), **facts,
    )  # fmt: skip


def guest(side: Side, meeting: Meeting, *, now: datetime = NOW, email: str = "tamu@orang.test", **facts) -> Invitee:
    """A guest without an account."""
    given = {"name": "Dr. Ratih Paramita", "position": "Universitas Negeri", "email": email, **facts}
    return meeting_people.add_guest(by=side.as_("hub"), now=now, meeting=meeting, **given)


def guest_token(side: Side, who: Invitee, *, now: datetime = NOW) -> str:
    """The token of a link for this guest."""
    path = meeting_people.give_guest_link(by=side.as_("hub"), now=now, invitee=who)
    return path.strip("/").split("/")[-1]


def proposed(side: Side, series: MeetingSeries, *, now: datetime = NOW, by: str = "teacher", **facts) -> AgendaProposal:
    """A proposal of the teacher."""
    given = {"title": "Jadwal piket perpustakaan", **facts}
    return meeting_agenda.propose(by=side.as_(by), now=now, series=series, **given)


def previewed(side: Side, meeting: Meeting, *, table: bytes = TABLE, now: datetime = NOW, **facts) -> MeetingData:
    """A table that was read and is not shown yet."""
    given = {"title": "Rata-rata sumatif", "file_name": "nilai.csv", "item": item(meeting, "needs"), **facts}
    return meeting_data.preview_data(by=side.as_("hub"), now=now, file=table, **given)


def shown_data(side: Side, meeting: Meeting, *, now: datetime = NOW, **facts) -> MeetingData:
    """A table that is shown."""
    made = previewed(side, meeting, now=now, **facts)
    return meeting_data.show_data(by=side.as_("hub"), now=now, data=made)
