"""About 25 team lessons of the last term: pairs who swap roles, one standing team, and what they said to each other afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from collaboration.actions.teaching_teams import open_team
from collaboration.actions.team_lessons import move_lesson, plan_lesson, reflect, swap_roles
from collaboration.demo.cast import Cast
from collaboration.models import TeamLesson
from collaboration.queries.own_hours import Hour, merged
from collaboration.scheduling import Slot
from schools.models import Lesson, School, User


@dataclass(frozen=True)
class Told:
    """One lesson: given so many school days ago (negative: still to come) by teachers of these two subjects."""

    ago: int
    subject: str
    partner: str
    model: str
    topic: str
    place: int
    swapped: bool = False
    silent: bool = False
    off: str = ""


LESSONS = (
    Told(58, "Matematika", "Fisika", "observe", "Perbandingan trigonometri", 0, swapped=True),
    Told(54, "Bahasa Indonesia", "Seni Budaya", "assist", "Teks hasil observasi", 0, swapped=True),
    Told(49, "Biologi", "Kimia", "station", "Enzim dan suhu", 0),
    Told(45, "Ekonomi", "Matematika", "parallel", "Kurva permintaan", 0),
    Told(41, "Bahasa Inggris", "Sejarah", "teaming", "Explorers of the archipelago", 0),
    Told(37, "Fisika", "Matematika", "alternative", "Gerak lurus", 1),
    Told(33, "Geografi", "Bahasa Inggris", "station", "Peta dan arah", 0),
    Told(28, "Kimia", "Biologi", "observe", "Larutan penyangga", 1, swapped=True),
    Told(24, "Sejarah", "Bahasa Indonesia", "assist", "Membaca sumber", 1),
    Told(19, "Matematika", "Ekonomi", "station", "Statistika harga pasar", 2),
    Told(15, "PJOK", "Biologi", "teaming", "Denyut nadi", 0, off="Lapangan dipakai untuk upacara."),
    Told(11, "Seni Budaya", "Bahasa Inggris", "parallel", "Menulis lirik", 1),
    Told(7, "Fisika", "Kimia", "assist", "Kalor", 2, silent=True),
    Told(4, "Biologi", "Kimia", "observe", "Fotosintesis", 2, silent=True),
    Told(-3, "Matematika", "Fisika", "assist", "Vektor", 3),
    Told(-5, "Bahasa Indonesia", "Sejarah", "teaming", "Biografi pahlawan", 2),
)

REFLECTIONS = (
    (
        "Kelompok belakang ikut bertanya setelah bahan dibagi dua.",
        "Pertanyaan pemantik di awal.",
        "Waktu diskusi ditambah lima menit.",
    ),
    ("Beberapa siswa menunggu giliran terlalu lama.", "Pembagian stasiun.", "Tambah satu stasiun mandiri."),
    (
        "Siswa yang biasanya diam menjelaskan kepada temannya.",
        "Berpasangan dulu sebelum pleno.",
        "Lembar kerja lebih pendek.",
    ),
)


def tell(school: School, now: datetime) -> None:
    """Build them by the acts of their teachers; then one standing team with eight weekly hours."""
    cast = Cast(school)
    for number, told in enumerate(LESSONS):
        _tell(cast, told, number, now)
    _team(cast, now)


def _hour(cast: Cast, teacher: User, day: date) -> Hour | None:
    rows = Lesson.objects.filter(
        school=cast.school, teacher=teacher, weekday=day.isoweekday(), year__starts_on__lte=day, year__ends_on__gte=day
    )
    return next(merged(rows.select_related("class_group", "subject", "room").order_by("starts_at", "pk"), day), None)


def _slot(cast: Cast, hour: Hour, people: tuple[User, ...]) -> Slot:
    zone = cast.school.zone
    starts, ends = (datetime.combine(hour.day, clock, tzinfo=zone) for clock in (hour.starts, hour.ends))
    return Slot(starts, ends, people, (hour.class_group,), hour.room)


def _from(cast: Cast, told: Told, now: datetime) -> date:
    days = cast.days(now, told.ago)
    return days[0] if told.ago > 0 else days[-1]


def _tell(cast: Cast, told: Told, number: int, now: datetime) -> None:
    people = _pair(cast, told)
    day = _from(cast, told, now)
    hour = _next_hour(cast, people[0], day)
    if hour is None:
        return
    slot = _slot(cast, hour, people)
    planned = min(now, slot.starts_at - timedelta(days=4))
    lesson = plan_lesson(
        by=cast.actor(people[0]), now=planned, school=cast.school, slot=slot, model=told.model, topic=told.topic, subject=hour.subject,
    )  # fmt: skip
    if told.off:
        move_lesson(
            by=cast.actor(people[0]), now=planned + timedelta(days=2), lesson=lesson, name="cancel", comment=told.off
        )
    elif slot.ends_at < now:
        _given(cast, lesson, people, number, silent=told.silent)
        if told.swapped:
            _swap(cast, lesson, people, number, now)


def _pair(cast: Cast, told: Told) -> tuple[User, User]:
    ours, theirs = cast.teachers(told.subject), cast.teachers(told.partner)
    return ours[told.place % len(ours)], theirs[(told.place + 1) % len(theirs)]


def _next_hour(cast: Cast, teacher: User, day: date) -> Hour | None:
    """The first lesson of this teacher from `day` on, within two weeks."""
    for shift in range(14):
        later = day + timedelta(days=shift)
        hour = None if cast.is_free(later) else _hour(cast, teacher, later)
        if hour is not None:
            return hour
    return None


def _given(cast: Cast, lesson: TeamLesson, people: tuple[User, ...], number: int, *, silent: bool) -> None:
    after = lesson.ends_at + timedelta(minutes=10)
    move_lesson(by=cast.actor(people[0]), now=after, lesson=lesson, name="hold")
    for place, person in enumerate(people[:1] if silent else people):
        pupils, kept, changed = REFLECTIONS[(number + place) % len(REFLECTIONS)]
        reflect(
            by=cast.actor(person), now=after + timedelta(hours=3 + place), lesson=lesson, pupils=pupils, kept=kept, changed=changed
        )  # fmt: skip


def _swap(cast: Cast, lesson: TeamLesson, people: tuple[User, ...], number: int, now: datetime) -> None:
    """A week later the other one leads."""
    hour = _next_hour(cast, people[0], cast.school.local_date(lesson.starts_at) + timedelta(days=7))
    if hour is None:
        return
    slot = _slot(cast, hour, people)
    made = swap_roles(by=cast.actor(people[1]), now=lesson.ends_at + timedelta(hours=6), lesson=lesson, slot=slot)
    if slot.ends_at < now:
        _given(cast, made, (people[1], people[0]), number + 1, silent=False)


def _team(cast: Cast, now: datetime) -> None:
    """Mathematics and physics share one weekly hour, half of it behind them."""
    people = (cast.teachers("Matematika")[1], cast.teachers("Fisika")[1])
    begins = cast.school.local_date(now) - timedelta(days=30)
    hour = _next_hour(cast, people[0], begins)
    if hour is None:
        return
    days = [hour.day + timedelta(days=7 * week) for week in range(8)]
    slots = [
        Slot(
            datetime.combine(day, hour.starts, tzinfo=cast.school.zone), datetime.combine(day, hour.ends, tzinfo=cast.school.zone),
            people, (hour.class_group,), hour.room,
        )
        for day in days
        if not cast.is_free(day)
    ]  # fmt: skip
    team = open_team(
        by=cast.actor(people[0]), now=now - timedelta(days=34), school=cast.school, members=people, slots=slots,
        name="Tim Numerasi Sains", model="teaming", class_group=hour.class_group, subject=hour.subject, room=hour.room,
        weekday=hour.day.isoweekday(), from_time=hour.starts, to_time=hour.ends, starts_on=days[0], ends_on=days[-1],
    )  # fmt: skip
    for number, lesson in enumerate(team.lessons.filter(ends_at__lt=now).order_by("starts_at")):
        _given(cast, lesson, people, number, silent=False)
