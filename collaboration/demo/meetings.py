"""The demo school's protocol meetings: the last six months with minutes, and the next one with its invitations out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from collaboration.actions import meeting_agenda as agenda
from collaboration.actions import meeting_data as data
from collaboration.actions import meeting_minutes as minutes
from collaboration.actions import meeting_people as people
from collaboration.actions import meeting_series as series
from collaboration.actions import meetings
from collaboration.demo.cast import Cast
from collaboration.demo.meeting_stories import STORIES, Said, Story
from collaboration.models import AgendaItem, Meeting, MeetingOutcome, MeetingSeries
from collaboration.queries.letters import suggested_letter_number
from collaboration.queries.meeting_dates import day_in_month
from collaboration.terms import STANDING_AGENDA, AgendaKind, OutcomeKind
from core.action_items import move_item
from core.dates import add_months
from core.policy import Actor
from schools.models import School, User
from schools.roles import Role

WEEK, WEEKDAY = 2, 3
AT_FIRST = (
    Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.COACH, Role.COMMITTEE,
)  # fmt: skip
SPEAKERS = 14
"""How many teachers came for their colleagues before everybody was invited."""


@dataclass
class Teller:
    """Tells the story of the meetings at one school."""

    cast: Cast
    now: datetime
    speakers: list[User] = field(default_factory=list)

    def by(self, role: str) -> Actor:
        return self.cast.actor(self.cast.holder(role))

    @property
    def hub(self) -> Actor:
        return self.by(Role.HUB)

    def at(self, day: date, clock: str) -> datetime:
        """An instant of that day, never after now."""
        return min(self.cast.at(day, clock), self.now)

    def worker(self, who: str) -> User:
        """A person by role, or the first who teaches a subject."""
        if who not in Role:
            teaching = self.cast.teachers(who)
            return teaching[0] if teaching else self.cast.hub
        return self.cast.holder(who)


def tell(school: School, now: datetime) -> None:
    """Six meetings that were held, the last of them waiting for the committee when it is young, and one that is to come."""
    teller = Teller(Cast(school), now)
    teller.speakers = teller.cast.everybody[:SPEAKERS]
    days = list(_days(teller, len(STORIES)))
    rhythm = _series(teller, teller.cast.at(days[-1] - timedelta(days=30), "09.00"))
    for story, day in reversed(list(zip(STORIES, days, strict=True))):
        _meeting(teller, rhythm, story, day)
    _next(teller, rhythm)


def _days(teller: Teller, count: int) -> Iterator[date]:
    """The second Wednesdays of the last months, the latest first; on a holiday the next school day."""
    today = teller.cast.school.local_date(teller.now)
    month = today.replace(day=1)
    found = 0
    while found < count:
        day = day_in_month(WEEK, WEEKDAY, month.year, month.month)
        while teller.cast.is_free(day):
            day += timedelta(days=1)
        if day < today:
            found += 1
            yield day
        month = add_months(month, -1)


def _series(teller: Teller, now: datetime) -> MeetingSeries:
    items = [
        {"kind": kind, "title": str(kind.label), "minutes": 15 if kind != AgendaKind.PROGRESS else 20,
         "presenter_label": "Pusat Penggerak Kolaborasi" if kind == AgendaKind.PROGRESS else ""}
        for kind in (STANDING_AGENDA[0], AgendaKind.DATA, *STANDING_AGENDA[1:])
    ]  # fmt: skip
    cast = teller.cast
    return series.create_series(
        by=teller.hub, now=now, school=cast.school, items=items, title="Pertemuan protokol", week=WEEK, weekday=WEEKDAY,
        starts_at=time(13, 30), ends_at=time(15, 30), place="Aula sekolah", chair=cast.principal,
        minute_taker=cast.holder(Role.STAFF), invited=[str(role) for role in AT_FIRST], quorum=50,
    )  # fmt: skip


def _meeting(teller: Teller, rhythm: MeetingSeries, story: Story, day: date) -> None:
    """One meeting from its plan to its confirmed minutes."""
    hub = teller.hub
    early = teller.at(day - timedelta(days=14), "09.00")
    (meeting,) = series.plan_meetings(by=hub, now=early, series=rhythm, days=[day])
    people.invite_people(by=hub, now=early, meeting=meeting, people=teller.speakers)
    if story.guest[0]:
        people.add_guest(by=hub, now=early, meeting=meeting, name=story.guest[0], position=story.guest[1])
    _prepare(teller, meeting, story, early)
    meeting = _invite(teller, meeting, teller.at(day - timedelta(days=7), "10.00"))
    then = teller.at(day, "13.30")
    meeting = meetings.hold_meeting(by=hub, now=then, meeting=meeting)
    _attend(teller, meeting, story, then)
    _write(teller, meeting, story, day)
    _finish(teller, meeting, story, day)


def _prepare(teller: Teller, meeting: Meeting, story: Story, now: datetime) -> None:
    """Agenda and data."""
    item = _item(meeting, AgendaKind.DATA)
    agenda.edit_item(by=teller.hub, now=now, item=item, title=story.talk, presenter=teller.worker("Matematika"))
    title, unit, kind, table = story.table
    read = data.preview_data(
        by=teller.hub, now=now, item=item, file=table.encode(), file_name="data.csv", title=title, unit=unit, kind=kind
    )
    data.show_data(by=teller.hub, now=now, data=read)
    for extra, secret in ((story.extra, False), (story.hidden, True)):
        if extra is not None:
            agenda.add_item(
                by=teller.hub,
                now=now,
                meeting=meeting,
                title=extra[0],
                duration=10,
                kind=AgendaKind.OTHER,
                is_confidential=secret,
            )


def _item(meeting: Meeting, kind: str) -> AgendaItem:
    return meeting.agenda.select_related("meeting__school").filter(kind=kind).first()


def _invite(teller: Teller, meeting: Meeting, now: datetime) -> Meeting:
    on = teller.cast.school.local_date(now)
    number = suggested_letter_number(teller.cast.school, on)
    return meetings.send_invitations(by=teller.hub, now=now, meeting=meeting, letter_number=number, letter_on=on)


def _attend(teller: Teller, meeting: Meeting, story: Story, now: datetime) -> None:
    marks = dict.fromkeys(meeting.invitees.order_by("pk").values_list("pk", flat=True), ("present", ""))
    keys = list(marks)
    marks |= {keys[place]: ("excused", why) for place, why in story.excused if place < len(keys)}
    marks[keys[-1]] = ("absent", "") if not story.guest[0] else ("present", "")
    people.mark_attendance(by=teller.hub, now=now, meeting=meeting, marks=marks)


def _write(teller: Teller, meeting: Meeting, story: Story, day: date) -> None:
    then = teller.at(day, "15.00")
    for kind, said in story.items.items():
        _say(teller, _item(meeting, kind), said, then)
    for extra in (story.extra, story.hidden):
        if extra is not None:
            item = meeting.agenda.select_related("meeting__school").get(title=extra[0])
            _say(teller, item, extra[1], then)
    meeting.refresh_from_db()
    closing = "Pimpinan rapat menutup pertemuan dengan ucapan terima kasih kepada semua yang hadir."
    meetings.close_meeting(
        by=teller.hub, now=then, meeting=meeting, began_at=time(13, 35), closed_at=time(15, 20), closing=closing
    )


def _say(teller: Teller, item: AgendaItem, said: Said, now: datetime) -> None:
    hub = teller.hub
    minutes.write_minutes(by=hub, now=now, item=item, minutes=said.minutes, unfinished=said.unfinished)
    for speaker, point in said.points:
        minutes.add_point(by=hub, now=now, item=item, speaker=speaker, point=point)
    for text in said.informed:
        minutes.add_outcome(by=hub, now=now, item=item, kind=OutcomeKind.INFORMATION, text=text)
    for text, _done in said.decided:
        minutes.add_outcome(by=hub, now=now, item=item, kind=OutcomeKind.DECISION, text=text)
    for what, who, days, _fate in said.actions:
        due = teller.cast.school.local_date(now) + timedelta(days=days)
        minutes.add_outcome(
            by=hub, now=now, item=item, kind=OutcomeKind.ACTION, text=what, owner=teller.worker(who), due_on=due
        )


def _finish(teller: Teller, meeting: Meeting, story: Story, day: date) -> None:
    """Minutes sent round after two days, confirmed after ten, and what was agreed is done."""
    sent = teller.cast.at(day + timedelta(days=2), "10.00")
    if sent > teller.now:
        return
    minutes.move_minutes(by=teller.hub, now=sent, meeting=meeting, name="circulate")
    if story.comment:
        minutes.comment(
            by=teller.by(Role.COMMITTEE),
            now=teller.at(day + timedelta(days=4), "19.00"),
            meeting=meeting,
            text=story.comment,
        )
    _settle(teller, meeting, story, day)
    agreed = teller.cast.at(day + timedelta(days=10), "19.30")
    if agreed > teller.now or story is STORIES[0]:
        return
    minutes.confirm_minutes(by=teller.by(Role.COMMITTEE), now=agreed, meeting=meeting)
    if story.correction:
        minutes.correct(
            by=teller.hub, now=teller.at(day + timedelta(days=12), "08.00"), meeting=meeting, text=story.correction
        )


def _settle(teller: Teller, meeting: Meeting, story: Story, day: date) -> None:
    """Decisions carried out, actions done; the others stand, some late."""
    said = [*story.items.values(), *(extra[1] for extra in (story.extra, story.hidden) if extra is not None)]
    fates = {what: fate for one in said for what, _who, _days, fate in one.actions}
    carried = {text for one in said for text, done in one.decided if done}
    for outcome in MeetingOutcome.objects.filter(item__meeting=meeting).select_related("action", "item"):
        if outcome.text in carried:
            minutes.settle_decision(
                by=teller.hub, now=teller.at(day + timedelta(days=9), "09.00"), outcome=outcome, standing="done"
            )
        if outcome.action is not None and fates.get(outcome.text) == "done":
            move_item(
                by=teller.hub, now=teller.at(day + timedelta(days=6), "14.00"), item=outcome.action, name="complete",
                comment="Sudah dikerjakan.",
            )  # fmt: skip


def _next(teller: Teller, rhythm: MeetingSeries) -> None:
    """From now on all teachers are invited; the next meeting is planned, two proposals wait, some people answered."""
    hub, now = teller.hub, teller.now - timedelta(hours=3)
    items = [
        {"kind": i.kind, "title": i.title, "minutes": i.minutes, "presenter_label": i.presenter_label}
        for i in rhythm.items.all()
    ]
    series.edit_series(
        by=hub, now=now, series=rhythm, items=items, invited=[str(role) for role in (*AT_FIRST, Role.TEACHER)]
    )
    today = teller.cast.school.local_date(now)
    month = today.replace(day=1)
    day = day_in_month(WEEK, WEEKDAY, month.year, month.month)
    if day <= today:
        month = add_months(month, 1)
        day = day_in_month(WEEK, WEEKDAY, month.year, month.month)
    while teller.cast.is_free(day):
        day += timedelta(days=1)
    (meeting,) = series.plan_meetings(by=hub, now=now, series=rhythm, days=[day])
    agenda.propose(
        by=teller.by(Role.TEACHER), now=now, series=rhythm, title="Kelas terbuka setiap Kamis",
        why="Rumpun IPA sudah mencoba; kami ingin menyepakati aturannya bersama.",
    )  # fmt: skip
    agenda.propose(by=teller.by(Role.COMMITTEE), now=now, series=rhythm, title="Pojok baca di rumah", duration=10)
    invited = _invite(teller, meeting, now)
    for place, one in enumerate(invited.invitees.exclude(user=None).select_related("user").order_by("pk")[:24]):
        answer, why = ("excused", "Mengantar siswa lomba") if place % 9 == 8 else ("coming", "")
        if one.user_id not in (teller.cast.hub.pk, teller.cast.principal.pk):
            people.answer_invitation(by=teller.cast.actor(one.user), now=now, invitee=one, answer=answer, reason=why)
