"""A map of wishes and about twelve engagements of the last term: mentoring, peer coaching, an exchange, a joint research."""

from __future__ import annotations

from datetime import datetime, timedelta

from collaboration.actions import mentoring as actions
from collaboration.actions import mentoring_sessions as sessions
from collaboration.demo.cast import Cast
from collaboration.models import LearningWish, Mentoring, MentoringMember
from collaboration.scheduling import Slot
from partnerships.models import Partnership
from schools.models import School, User
from schools.roles import Role

Kind, Part, Cadence = Mentoring.Kind, MentoringMember.Part, Mentoring.Cadence

WISHES = (
    ("Pengelolaan kelas", (3, 11, 24), (6, 17)),
    ("Asesmen dan umpan balik", (8, 19), (2, 30)),
    ("Teknologi dalam pembelajaran", (5, 14, 22, 36), (9,)),
    ("Pembelajaran berdiferensiasi", (12, 27), (20, 33)),
    ("Literasi dan numerasi", (16,), (4, 25)),
    ("Menulis dan penelitian tindakan", (7, 29), (13,)),
)
"""Topic, who would like to learn it, who can help: places in the list of teachers."""

PAIRS = (
    # learner, helper, kind, cadence, days ago, meetings, how far, topic
    (3, 6, Kind.MENTORING, Cadence.FORTNIGHTLY, 100, 6, "closed", "Pengelolaan kelas"),
    (8, 2, Kind.MENTORING, Cadence.FORTNIGHTLY, 90, 6, "active", "Asesmen dan umpan balik"),
    (5, 9, Kind.COACHING, Cadence.WEEKLY, 60, 8, "active", "Teknologi dalam pembelajaran"),
    (12, 20, Kind.MENTORING, Cadence.MONTHLY, 110, 3, "active", "Pembelajaran berdiferensiasi"),
    (16, 4, Kind.COACHING, Cadence.FORTNIGHTLY, 75, 2, "active", "Literasi dan numerasi"),
    (29, 13, Kind.MENTORING, Cadence.MONTHLY, 95, 3, "closed", "Menulis dan penelitian tindakan"),
    (11, 17, Kind.MENTORING, Cadence.FORTNIGHTLY, 45, 3, "active", "Pengelolaan kelas"),
    (22, 9, Kind.COACHING, Cadence.WEEKLY, 20, 2, "active", "Teknologi dalam pembelajaran"),
    (27, 33, Kind.MENTORING, Cadence.FORTNIGHTLY, 4, 0, "proposed", "Pembelajaran berdiferensiasi"),
    (19, 30, Kind.MENTORING, Cadence.FORTNIGHTLY, 6, 0, "declined", "Asesmen dan umpan balik"),
)
TALKED = (
    "Kami melihat bersama rekaman pembukaan pelajaran dan memilih satu kebiasaan untuk diubah.",
    "Kami membaca sepuluh pekerjaan siswa dan membandingkan umpan balik yang kami tulis.",
    "Kami mencoba rencana pelajaran bersama dan menandai bagian yang membingungkan.",
    "Kami membicarakan dua siswa yang mulai menarik diri, dan cara mengajak mereka kembali.",
)
NEXT = (
    "Mencoba aturan tiga menit di awal pelajaran.", "Menulis umpan balik berupa pertanyaan.", "Mengirim contoh lembar kerja.",
    "Mengamati kelas satu jam pelajaran.",
)  # fmt: skip


def tell(school: School, now: datetime) -> None:
    """Wishes first, then what came of them; the demo's own teacher learns in one thing and helps in another."""
    cast = Cast(school)
    people = cast.everybody
    for topic, learners, helpers in WISHES:
        for kind, places in ((LearningWish.Kind.LEARN, learners), (LearningWish.Kind.HELP, helpers)):
            for place in places:
                by = cast.actor(people[place % len(people)])
                actions.add_wish(by=by, now=now - timedelta(days=110 - place), school=school, kind=kind, topic=topic)
    for line in PAIRS:
        _pair(cast, people, line, now)
    me = cast.holder(Role.TEACHER)
    _run(
        cast,
        {me: Part.LEARNS, people[9]: Part.HELPS},
        Kind.COACHING,
        Cadence.FORTNIGHTLY,
        "Teknologi dalam pembelajaran",
        3,
        now,
    )
    _run(
        cast,
        {people[14]: Part.LEARNS, me: Part.HELPS},
        Kind.MENTORING,
        Cadence.FORTNIGHTLY,
        "Praktikum yang aman",
        2,
        now,
    )
    _research(cast, [me, people[21], people[28]], now)
    _exchange(cast, people[10], now)


def _pair(cast: Cast, people: list[User], line: tuple, now: datetime) -> None:
    learns, helps, kind, cadence, ago, meetings, reach, topic = line
    learner, helper = people[learns % len(people)], people[helps % len(people)]
    begun = now - timedelta(days=ago)
    facts = {
        "school": cast.school,
        "kind": kind,
        "cadence": cadence,
        "topic": topic,
        "people": {learner: Part.LEARNS, helper: Part.HELPS},
    }
    row = actions.propose_mentoring(by=cast.actor(learner), now=begun, **facts)
    if reach == "declined":
        actions.decline_mentoring(by=cast.actor(helper), now=begun + timedelta(days=1), mentoring=row)
    if reach in ("declined", "proposed"):
        return
    row = actions.accept_mentoring(by=cast.actor(helper), now=begun + timedelta(hours=9), mentoring=row)
    _meet(cast, row, learner, helper, begun, meetings, now)
    if reach == "closed":
        text = "Saya lebih tenang memulai pelajaran, dan tahu kepada siapa saya dapat bertanya."
        actions.write_gain(by=cast.actor(learner), now=now - timedelta(days=9), mentoring=row, text=text, close=True)


def _run(
    cast: Cast, people: dict[User, str], kind: str, cadence: str, topic: str, meetings: int, now: datetime
) -> None:
    first, second = people
    begun = now - timedelta(days=14 * meetings + 4)
    row = actions.propose_mentoring(
        by=cast.actor(first), now=begun, school=cast.school, kind=kind, cadence=cadence, topic=topic, people=people
    )
    row = actions.accept_mentoring(by=cast.actor(second), now=begun + timedelta(hours=5), mentoring=row)
    _meet(cast, row, first, second, begun, meetings, now)
    day = cast.days(now, -4)[-1]
    start = cast.at(day, "15.30")
    slot = Slot(start, start + timedelta(minutes=45), (first, second), place="Ruang guru")
    actions.schedule_session(by=cast.actor(first), now=now, mentoring=row, slot=slot)


def _meet(
    cast: Cast, row: Mentoring, learner: User, helper: User, begun: datetime, meetings: int, now: datetime
) -> None:
    """Meetings in their rhythm, each with a next step; those of long ago are done."""
    rhythm = Mentoring.RHYTHM[Cadence(row.cadence)]
    for place in range(meetings):
        at = begun + rhythm * (place + 1)
        if at > now:
            return
        who = learner if place % 3 else helper
        step = {"what": NEXT[place % len(NEXT)], "who": who, "due_on": cast.school.local_date(at + rhythm)}
        made = sessions.record_session(
            by=cast.actor(learner), now=at, mentoring=row, held_on=cast.school.local_date(at), talked=TALKED[place % len(TALKED)],
            steps=[step],
        )  # fmt: skip
        if place < meetings - 1:
            sessions.tick_step(by=cast.actor(who), now=at + rhythm, step=made.steps.get(), is_done=True)


def _research(cast: Cast, people: list[User], now: datetime) -> None:
    begun = now - timedelta(days=50)
    row = actions.propose_mentoring(
        by=cast.actor(people[0]), now=begun, school=cast.school, kind=Kind.RESEARCH, people=dict.fromkeys(people, Part.JOINS),
        topic="Mengapa siswa jarang bertanya saat praktikum?",
    )  # fmt: skip
    for person in people[1:]:
        row = actions.accept_mentoring(by=cast.actor(person), now=begun + timedelta(days=1), mentoring=row)
    sessions.write_paper(
        by=cast.actor(people[0]), now=begun + timedelta(days=9), mentoring=row, expected=None,
        question="Apakah kartu pertanyaan membuat lebih banyak siswa bertanya?",
        plan="Tiga pertemuan dengan kartu pertanyaan di dua kelas; kami menghitung pertanyaan kelas, bukan guru.",
        findings="Sementara: pertanyaan bertambah setelah pertemuan kedua.",
    )  # fmt: skip
    _meet(cast, row, people[0], people[1], begun, 3, now)


def _exchange(cast: Cast, visitor: User, now: datetime) -> None:
    """A visit to another school, under a partnership if one runs."""
    by = cast.actor(visitor)
    partnership = Partnership.objects.visible_to(by).exclude(stage__in=Partnership.CLOSED).order_by("pk").first()
    actions.propose_mentoring(
        by=by, now=now - timedelta(days=12), school=cast.school, kind=Kind.EXCHANGE, cadence=Cadence.MONTHLY,
        people={visitor: Part.LEARNS}, counterpart="Ibu Sri Wahyuni, SMA mitra", partnership=partnership,
        topic="Mengajar satu hari di sekolah mitra",
    )  # fmt: skip
