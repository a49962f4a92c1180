"""Seven learning groups, a term of short meetings, one forum behind and one ahead."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from collaboration.actions.forums import call_forum, conclude_forum, share_at_forum
from collaboration.actions.group_cycles import edit_cycle, move_cycle, start_cycle
from collaboration.actions.group_meetings import plan_meetings, write_minutes
from collaboration.actions.group_notes import answer_note, speak_to_group
from collaboration.actions.groups import name_leader, propose_group
from collaboration.demo.cast import Cast
from collaboration.demo.group_words import CYCLE, GROUPS, IDEA, NOTES, SUMMARY, Told
from collaboration.models import LearningGroup
from collaboration.scheduling import Slot
from core.policy import Actor
from schools.models import School, User
from schools.roles import Role

BACK, AHEAD = 45, 8
"""School days behind and ahead on which groups meet."""
SHORT = timedelta(minutes=30)


def tell(school: School, now: datetime) -> None:
    """Form the groups, let them meet, gather in the forum; one more group waits for its leader."""
    cast = Cast(school)
    begun = now - timedelta(days=110)
    groups = [(told, _form(cast, told, begun)) for told in GROUPS]
    for told, group in groups:
        _meet(cast, told, group, now)
    _cycle(cast, groups[0][1], begun, now)
    _notes(cast, groups[0][1], now)
    _forums(cast, groups, now)
    name, basis, detail, purpose, subject = IDEA
    people = cast.teachers(subject)
    propose_group(
        by=cast.actor(people[0]), now=now - timedelta(days=2), school=school, name=name, basis=basis, basis_detail=detail,
        purpose=purpose, members=people, proposed_leader=people[0],
    )  # fmt: skip


def _form(cast: Cast, told: Told, begun: datetime) -> LearningGroup:
    people = [person for subject in told.subjects for person in cast.teachers(subject)]
    own = cast.holder(Role.TEACHER)
    first = ([own] if own in people else []) + [person for person in people if person != own]
    members = list(dict.fromkeys(first))[: told.most]
    group = propose_group(
        by=cast.actor(cast.hub), now=begun, school=cast.school, name=told.name, basis=told.basis, basis_detail=told.detail,
        purpose=told.purpose, members=members, proposed_leader=members[0],
    )  # fmt: skip
    return name_leader(by=cast.actor(cast.principal), now=begun + timedelta(days=2), group=group, leader=members[0])


def _meet(cast: Cast, told: Told, group: LearningGroup, now: datetime) -> None:
    """Meetings on the group's weekdays: minutes of all that are over but the newest of the first group."""
    leader, members = cast.actor(_leader(group)), [row.user for row in group.members.select_related("user")]
    days = [*cast.days(now, BACK), *cast.days(now, -AHEAD)]
    wanted = [day for day in days if day.isoweekday() in told.weekdays]
    slots = [Slot(cast.at(day, told.hour), cast.at(day, told.hour) + SHORT) for day in wanted]
    planned = plan_meetings(by=leader, now=now - timedelta(days=90), group=group, slots=slots)
    over = [meeting for meeting in planned if meeting.ends_at < now]
    left = 1 if told is GROUPS[0] else 0
    for number, meeting in enumerate(over[: len(over) - left]):
        looked_at, noticed, next_what = told.minutes[number % len(told.minutes)]
        fresh = next_what and number >= len(over) - 4
        present = [person for place, person in enumerate(members) if (place + number) % 5]
        write_minutes(
            by=leader, now=meeting.ends_at, meeting=meeting, present=present or members, looked_at=looked_at, noticed=noticed,
            next_what=next_what if fresh else "", next_who=members[number % len(members)],
            next_due=meeting.day() + timedelta(days=10),
        )  # fmt: skip


def _leader(group: LearningGroup) -> User:
    if group.leader is None:
        raise LookupError(group)
    return group.leader


def _cycle(cast: Cast, group: LearningGroup, begun: datetime, now: datetime) -> None:
    by, at = cast.actor(_leader(group)), begun + timedelta(days=10)
    day = cast.school.local_date(at)
    cycle = start_cycle(
        by=by, now=at, group=group, title="Siklus 1: bertanya “mengapa”", starts_on=day, ends_on=day + timedelta(days=120),
        reflection=CYCLE["reflection"],
    )  # fmt: skip
    move_cycle(by=by, now=at, cycle=cycle, name="plan")
    today = cast.school.local_date(now)
    steps = [
        {"what": "Menyusun kartu pertanyaan", "who": group.leader, "due_on": day + timedelta(days=14), "is_done": True},
        {"what": "Mencoba kartu di satu kelas tiap anggota", "who": group.leader, "due_on": day + timedelta(days=45), "is_done": True},
        {"what": "Melihat hasil kuis bersama", "who": group.leader, "due_on": today + timedelta(days=9), "is_done": False},
    ]  # fmt: skip
    edit_cycle(
        by=by, now=at, cycle=cycle, steps=steps, **{key: text for key, text in CYCLE.items() if key != "reflection"}
    )
    move_cycle(by=by, now=at + timedelta(days=7), cycle=cycle, name="carry_out")


def _notes(cast: Cast, group: LearningGroup, now: datetime) -> None:
    by = cast.actor(cast.principal)
    for back, (kind, text, answer) in zip((30, 12, 2), NOTES, strict=True):
        at = now - timedelta(days=back)
        note = speak_to_group(by=by, now=at, group=group, kind=kind, text=text)
        if answer:
            answer_note(by=cast.actor(_leader(group)), now=at + timedelta(days=1), note=note, answer=answer)


def _forums(cast: Cast, groups: list[tuple[Told, LearningGroup]], now: datetime) -> None:
    hub: Actor = cast.actor(cast.hub)
    behind = cast.days(now, 18)[0]
    ahead = cast.days(now, -5)[-1]
    past = call_forum(
        by=hub, now=now - timedelta(days=50), school=cast.school, title="Forum sekolah: yang kami amati bulan ini",
        slot=_afternoon(cast, behind),
    )  # fmt: skip
    for told, group in groups:
        share_at_forum(
            by=cast.actor(_leader(group)), now=past.starts_at - timedelta(days=1), forum=past, group=group, observation=told.share,
            offer=told.offer,
        )  # fmt: skip
    conclude_forum(by=hub, now=past.ends_at, forum=past, summary=SUMMARY)
    call_forum(
        by=hub, now=now - timedelta(days=10), school=cast.school, title="Forum sekolah: apa yang berubah pada siswa",
        slot=_afternoon(cast, ahead),
    )  # fmt: skip


def _afternoon(cast: Cast, day: date) -> Slot:
    return Slot(cast.at(day, "13.30"), cast.at(day, "15.00"), room=cast.room("Aula"))
