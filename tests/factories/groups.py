"""Learning groups at every point of their way, by the real actions. Give `side` from tests/world.py.

group = running(world.own)                 # led by the teacher; the counsellor belongs to it; staff and GPK do not
meeting = met(world.own, group)            # with minutes, an hour ago
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from collaboration.actions.forums import call_forum, share_at_forum
from collaboration.actions.group_cycles import edit_cycle, start_cycle
from collaboration.actions.group_meetings import hold_now, plan_meetings
from collaboration.actions.group_notes import speak_to_group
from collaboration.actions.groups import name_leader, propose_group
from collaboration.models import ForumShare, GroupCycle, GroupMeeting, GroupNote, LearningGroup, SchoolForum
from collaboration.scheduling import Slot
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side

EARLIER = NOW - timedelta(hours=1)


@remembered
def proposed(side: Side, *, now: datetime = NOW, **facts) -> LearningGroup:
    """An idea of the teacher's, with the teacher as wished leader."""
    given = {
        "name": "Kelompok MIPA", "basis": "family", "basis_detail": "MIPA", "purpose": "Siswa lebih berani bertanya.",
        "proposed_leader": side.teacher, "members": [side.teacher], **facts,
    }  # fmt: skip
    return propose_group(by=side.as_("teacher"), now=now, school=side.school, **given)


@remembered
def running(side: Side, *, now: datetime = NOW, **facts) -> LearningGroup:
    """Led by the teacher, whom the principal named."""
    group = proposed(side, now=now, **facts)
    return name_leader(by=side.as_("principal"), now=now, group=group, leader=side.teacher)


def slot(at: datetime, minutes: int = 30) -> Slot:
    """A short span from `at` on."""
    return Slot(at, at + timedelta(minutes=minutes))


@remembered
def planned(side: Side, group: LearningGroup, at: datetime | None = None, *, now: datetime = NOW) -> GroupMeeting:
    """Tomorrow unless told otherwise."""
    return plan_meetings(by=side.as_("teacher"), now=now, group=group, slots=[slot(at or now + timedelta(days=1))])[0]


@remembered
def met(
    side: Side, group: LearningGroup, at: datetime = EARLIER, *, now: datetime | None = None, **minute
) -> GroupMeeting:
    """With minutes and no next step."""
    given = {"present": [side.teacher], "looked_at": "Hasil kuis pecahan", "noticed": "Soal cerita dilewati.", **minute}
    return hold_now(by=side.as_("teacher"), now=now or at + timedelta(minutes=30), group=group, starts_at=at, **given)


@remembered
def cycle(side: Side, group: LearningGroup, *, now: datetime = NOW, **facts) -> GroupCycle:
    """At its first reflection, which is written."""
    day = side.school.local_date(now)
    given = {
        "title": "Siklus 1",
        "starts_on": day,
        "ends_on": day + timedelta(days=60),
        "reflection": "Kuis rendah.",
        **facts,
    }
    return start_cycle(by=side.as_("teacher"), now=now, group=group, **given)


@remembered
def whole_plan(side: Side, row: GroupCycle, *, now: datetime = NOW, due: date | None = None) -> GroupCycle:
    """With everything that an action plan needs."""
    step = {"what": "Menyusun soal bersama", "who": side.teacher, "due_on": due or side.school.local_date(now)}
    return edit_cycle(
        by=side.as_("teacher"), now=now, cycle=row, steps=[step], purpose="Siswa memahami soal cerita",
        process_indicators="Bertemu tiga kali seminggu", result_indicators="8 dari 10 siswa mencoba", resources="Kuis",
    )  # fmt: skip


@remembered
def forum(
    side: Side, at: datetime | None = None, *, now: datetime = NOW, title: str = "Forum September"
) -> SchoolForum:
    """In three days unless told otherwise."""
    return call_forum(
        by=side.as_("hub"), now=now, school=side.school, title=title, slot=slot(at or now + timedelta(days=3), 90)
    )


@remembered
def shared(side: Side, gathering: SchoolForum, group: LearningGroup, *, now: datetime = NOW, **words) -> ForumShare:
    """What the teacher's group brings."""
    given = {"observation": "Diskusi berpasangan membuat siswa bertanya.", **words}
    return share_at_forum(by=side.as_("teacher"), now=now, forum=gathering, group=group, **given)


@remembered
def question(
    side: Side, group: LearningGroup, *, now: datetime = NOW, text: str = "Apa yang Anda perlukan?"
) -> GroupNote:
    """A question of the principal."""
    return speak_to_group(by=side.as_("principal"), now=now, group=group, kind="question", text=text)
