"""Subjects, rooms and classes of a school: added, edited, put aside, carried into the next school year."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from schools.actions._keeping import check_works_here, keep, remove
from schools.actions._locks import lock_school
from schools.models import ClassGroup, Room, School, SchoolYear, Subject
from schools.policy import check_edit_settings


@transaction.atomic
def keep_subject(
    *, by: Actor, now: datetime, school: School, subject: Subject | None = None, **facts: Any
) -> Subject:  # fmt: skip
    """Add or change a subject. `facts`: name, code, family, is_active. Raises `Denied`, `NotNow` for a name that is there already."""
    return keep(subject or Subject(school=school), by=by, now=now, school=school, noun="subject", facts=facts)


@transaction.atomic
def remove_subject(*, by: Actor, now: datetime, school: School, subject: Subject) -> None:
    """Take a subject away that nothing uses. Raises `Denied`, `NotNow`."""
    remove(subject, by=by, now=now, school=school, noun="subject")


@transaction.atomic
def keep_room(*, by: Actor, now: datetime, school: School, room: Room | None = None, **facts: Any) -> Room:
    """Add or change a room. `facts`: name, is_active. Raises `Denied`, `NotNow` for a name that is there already."""
    return keep(room or Room(school=school), by=by, now=now, school=school, noun="room", facts=facts)


@transaction.atomic
def remove_room(*, by: Actor, now: datetime, school: School, room: Room) -> None:
    """Take a room away that nothing uses. Raises `Denied`, `NotNow`."""
    remove(room, by=by, now=now, school=school, noun="room")


@transaction.atomic
def keep_class(
    *, by: Actor, now: datetime, school: School, class_group: ClassGroup | None = None, **facts: Any
) -> ClassGroup:  # fmt: skip
    """Add or change a class. `facts`: year, name, grade, homeroom. Raises `Denied`, `NotNow` for a name that the year has already."""
    year = facts.get("year")
    if year is not None and year.school_id != school.pk:
        raise NotNow(_("Tahun ajaran ini milik sekolah lain."))
    check_works_here(school, facts.get("homeroom"))
    return keep(
        class_group or ClassGroup(school=school), by=by, now=now, school=school, noun="class_group", facts=facts
    )


@transaction.atomic
def remove_class(*, by: Actor, now: datetime, school: School, class_group: ClassGroup) -> None:
    """Take a class away that nothing uses. Raises `Denied`, `NotNow`."""
    remove(class_group, by=by, now=now, school=school, noun="class_group")


@transaction.atomic
def carry_classes(
    *, by: Actor, now: datetime, school: School, source: SchoolYear, target: SchoolYear, with_homerooms: bool = False
) -> list[ClassGroup]:  # fmt: skip
    """Give the year `target` the classes of `source`, under the same names and grades; those that it has already stay.

    Class teachers come along only when asked: they often change. Doing it twice changes nothing. Raises `Denied`, `NotNow`.
    """
    lock_school(by, school)
    check_edit_settings(by)
    if {source.school_id, target.school_id} != {school.pk} or source == target:
        raise NotNow(_("Pilih dua tahun ajaran yang berbeda dari sekolah ini."))
    there = set(ClassGroup.objects.filter(school=school, year=target).values_list("name", flat=True))
    rows = ClassGroup.objects.filter(school=school, year=source).exclude(name__in=there)
    made = ClassGroup.objects.bulk_create(
        ClassGroup(
            school=school, year=target, name=row.name, grade=row.grade,
            homeroom_id=row.homeroom_id if with_homerooms else None,
        )
        for row in rows
    )  # fmt: skip
    audit.record(by, "class_group.carried", target, now, source=source.pk, count=len(made))
    return made
