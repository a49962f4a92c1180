"""The first chapter: staff, classes, timetable, holidays, and the calendar's own dates. All others build on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.apps import apps

from collaboration.actions.calendar import call_off_event, plan_event, plan_series
from collaboration.demo.cast import Cast
from collaboration.demo.occasions import SERIES, SINGLES, Again, Single
from collaboration.demo.staff import ROOMS, SUBJECTS, lessons_of
from collaboration.demo.timetable import SLOTS, clock, spread
from collaboration.recurrence import Rule
from collaboration.scheduling import Slot
from collaboration.terms import Practice
from core.policy import Actor
from partnerships.demo.school import DOMAIN, demo_password
from schools.actions.holidays import import_holidays, keep_holiday
from schools.actions.invitations import invite, join
from schools.actions.lessons import keep_lesson
from schools.actions.people import edit_profile
from schools.actions.schools import add_school_year
from schools.actions.teaching import carry_classes, keep_class, keep_room, keep_subject
from schools.invitation_links import invitee
from schools.models import ClassGroup, Holiday, Room, School, SchoolYear, Subject, User
from schools.roles import Role

GRADES = (("X", 10), ("XI", 11), ("XII", 12))
PER_GRADE = 8
TERM = timedelta(days=120)
"""How far back the demo's term reaches."""

Staff = dict[str, list[User]]


def tell(school: School, now: datetime) -> None:
    """About sixty teachers, 24 classes with a timetable, holidays, and some hundred dates around today."""
    cast, begun = Cast(school), now - timedelta(days=400)
    staff = _staff(cast, begun)
    subjects, rooms = _subjects(cast, begun), _rooms(cast, begun)
    years = _years(cast, now)
    pairs = _timetable(cast, years[0], staff, subjects, begun)
    for later in years[1:]:
        _carry(cast, years[0], later, pairs, now)
    _holidays(cast, years, begun)
    for again in SERIES:
        _again(cast, again, rooms, now)
    for single in SINGLES:
        _single(cast, single, rooms, now)


def _staff(cast: Cast, begun: datetime) -> Staff:
    """Everybody who teaches, by subject; the demo's own teacher teaches biology."""
    staff: Staff = {}
    for subject in SUBJECTS:
        staff[subject.name] = [_join(cast.school, begun, who, subject.name) for who in subject.people]
    staff["Biologi"].append(cast.holder(Role.TEACHER))
    return staff


def _join(school: School, begun: datetime, who: str, subject: str) -> User:
    name, _comma, title = who.partition(", ")
    email = f"{'.'.join(name.lower().split())}@{DOMAIN}"
    invitation = invite(
        by=Actor.system(school.pk), now=begun, school=school, email=email, name=name, role=Role.TEACHER, position=f"Guru {subject}"
    )  # fmt: skip
    user = join(by=invitee(invitation), now=begun, invitation=invitation, name=name, password=demo_password())
    by = Actor(label=name, tenant_id=school.pk, user_id=user.pk, email=email)
    return edit_profile(by=by, now=begun, user=user, changes={"back_title": title})


def _subjects(cast: Cast, begun: datetime) -> dict[str, Subject]:
    by = cast.actor(cast.operator)
    return {
        one.name: keep_subject(by=by, now=begun, school=cast.school, name=one.name, code=one.code, family=one.family)
        for one in SUBJECTS
    }


def _rooms(cast: Cast, begun: datetime) -> dict[str, Room]:
    by = cast.actor(cast.operator)
    names = [*ROOMS, *(f"Ruang {grade}-{n}" for grade, _number in GRADES for n in range(1, PER_GRADE + 1))]
    return {name: keep_room(by=by, now=begun, school=cast.school, name=name) for name in names}


def _years(cast: Cast, now: datetime) -> list[SchoolYear]:
    """The school years of the term and of the dates to come, oldest first; most often it is one."""
    wanted = {_first_year(cast.school.local_date(now) + shift) for shift in (-TERM, timedelta(), timedelta(days=60))}
    found = []
    for first in sorted(wanted):
        name = f"{first}/{first + 1}"
        year = SchoolYear.objects.filter(school=cast.school, name=name).first()
        found.append(year or add_school_year(by=cast.actor(cast.operator), now=now, school=cast.school, name=name))
    return found


def _first_year(day: date) -> int:
    return day.year if day.month >= 7 else day.year - 1


def _timetable(
    cast: Cast, year: SchoolYear, staff: Staff, subjects: dict[str, Subject], begun: datetime
) -> list[tuple[ClassGroup, Subject, User, int]]:
    """Classes with their class teachers, who teaches what there, and when."""
    by, turn = cast.actor(cast.operator), Counter[str]()
    wanted: list[tuple[ClassGroup, Subject, User]] = []
    for grade, number in GRADES:
        for place in range(1, PER_GRADE + 1):
            taught = [(name, *_next(staff[name], turn, name), times) for name, times in lessons_of(grade, place)]
            homeroom = taught[(place + number) % len(taught)][1]
            group = keep_class(
                by=by,
                now=begun,
                school=cast.school,
                year=year,
                name=f"{grade}-{place}",
                grade=number,
                homeroom=homeroom,
            )
            wanted += [(group, subjects[name], who) for name, who, times in taught for _time in range(times)]
    slots = spread([(group.pk, who.pk) for group, _subject, who in wanted])
    pairs = [(*one, slot) for one, slot in zip(wanted, slots, strict=True)]
    _write(cast, pairs, begun)
    return pairs


def _next(people: list[User], turn: Counter[str], name: str) -> tuple[User]:
    turn[name] += 1
    return (people[turn[name] % len(people)],)


def _write(cast: Cast, pairs: list[tuple[ClassGroup, Subject, User, int]], now: datetime) -> None:
    by = cast.actor(cast.operator)
    for group, subject, teacher, slot in pairs:
        weekday, hours = SLOTS[slot]
        starts_at, ends_at = clock(hours)
        outside = subject.name == "PJOK"
        keep_lesson(
            by=by, now=now, school=cast.school, class_group=group, subject=subject, teacher=teacher, weekday=weekday,
            starts_at=starts_at, ends_at=ends_at, room=None if outside else cast.room(f"Ruang {group.name}"),
        )  # fmt: skip


def _carry(
    cast: Cast,
    source: SchoolYear,
    target: SchoolYear,
    pairs: list[tuple[ClassGroup, Subject, User, int]],
    now: datetime,
) -> None:
    """The next school year, when the term reaches into it: the same classes and hours."""
    by = cast.actor(cast.operator)
    carry_classes(by=by, now=now, school=cast.school, source=source, target=target, with_homerooms=True)
    there = {group.name: group for group in ClassGroup.objects.filter(year=target)}
    _write(cast, [(there[group.name], subject, who, slot) for group, subject, who, slot in pairs], now)


def _holidays(cast: Cast, years: list[SchoolYear], begun: datetime) -> None:
    """National days, unless the machine's operator has brought a list, and the school's own breaks and examination weeks."""
    if not Holiday.objects.filter(school=None).exists():
        path = Path(apps.get_app_config("schools").path) / "data/national_holidays.csv"
        with path.open("rb") as file:
            import_holidays(by=Actor.system(), now=begun, file=file, name=path.name)
    for year in years:
        first, second = year.starts_on.year, year.ends_on.year
        for name, starts_on, ends_on in (
            ("Libur awal tahun ajaran", date(first, 7, 1), date(first, 7, 10)),
            ("Penilaian akhir semester ganjil", *_week(first, 12, 7)),
            ("Libur semester ganjil", date(first, 12, 21), date(second, 1, 2)),
            ("Penilaian akhir tahun", *_week(second, 6, 7)),
            ("Libur akhir tahun ajaran", date(second, 6, 22), date(second, 6, 30)),
        ):
            keep_holiday(
                by=cast.actor(cast.operator), now=begun, school=cast.school, name=name, starts_on=starts_on, ends_on=ends_on
            )  # fmt: skip


def _week(year: int, month: int, day: int) -> tuple[date, date]:
    """Monday to Friday of the first week that begins on that day or later."""
    first = date(year, month, day)
    monday = first + timedelta(days=-first.weekday() % 7)
    return monday, monday + timedelta(days=4)


def _whom(cast: Cast, who: str) -> tuple[User, ...]:
    if who == "leaders":
        return (cast.principal, cast.hub)
    if who == "homerooms":
        return tuple(dict.fromkeys(group.homeroom for group in cast.classes() if group.homeroom))
    return tuple(cast.teachers(who)) if who else ()


def _slot(cast: Cast, plan: Again | Single, rooms: dict[str, Room], day: date) -> Slot:
    first, last = plan.hours.split()
    classes = tuple(cast.classes(plan.grade, day=day)) if plan.grade else ()
    return Slot(
        cast.at(day, first), cast.at(day, last), _whom(cast, plan.who), classes, rooms[plan.room] if plan.room else None, plan.place
    )  # fmt: skip


def _planner(cast: Cast, plan: Again | Single) -> Actor:
    """Teachers plan what they lead, the hub the rest."""
    led = {subject.name for subject in SUBJECTS}
    return cast.actor(cast.teachers(plan.who)[0] if plan.who in led else cast.hub)


def _again(cast: Cast, plan: Again, rooms: dict[str, Room], now: datetime) -> None:
    today = cast.school.local_date(now)
    earliest = max(today - timedelta(weeks=plan.weeks), _years(cast, now)[-1].starts_on)
    first = earliest + timedelta(days=(plan.weekday - earliest.isoweekday()) % 7)
    until = min(today + timedelta(weeks=plan.ahead), cast.year(first).ends_on)
    plan_series(
        by=_planner(cast, plan), now=cast.at(first, "07.00") - timedelta(days=5), school=cast.school, practice=Practice.OTHER,
        title=plan.title, rule=Rule(plan.every, first, plan.interval, until=until), slot=_slot(cast, plan, rooms, first), note=plan.note,
    )  # fmt: skip


def _single(cast: Cast, plan: Single, rooms: dict[str, Room], now: datetime) -> None:
    day = cast.school.local_date(now) + timedelta(days=plan.days)
    for one in _onwards(day):
        if not cast.is_free(one):
            day = one
            break
    planned_at = min(now, cast.at(day, "07.00") - timedelta(days=14))
    by = _planner(cast, plan)
    event = plan_event(
        by=by, now=planned_at, school=cast.school, practice=Practice.OTHER, title=plan.title, slot=_slot(cast, plan, rooms, day),
        note=plan.note,
    )  # fmt: skip
    if plan.called_off:
        call_off_event(by=by, now=planned_at + timedelta(days=10), event=event, reason=plan.called_off)


def _onwards(day: date) -> Iterator[date]:
    return (day + timedelta(days=number) for number in range(60))
