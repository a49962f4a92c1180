"""Keep the pupil register [IN1]: enter, change, move to another class, leave the school and come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from core import audit
from core.policy import Actor, Denied, NotNow
from core.spoken import gettext as _
from core.subjects import referring
from core.versions import save_version
from inclusion.models import Guardian, Placement, Pupil
from inclusion.policy.pupils import check_keep_register
from schools.models import ClassGroup, School


@transaction.atomic
def register_pupil(
    *, by: Actor, now: datetime, school: School, name: str, class_group: ClassGroup | None = None,
    guardians: Iterable[Mapping[str, Any]] = (), since: date | None = None, **facts: Any,
) -> Pupil:  # fmt: skip
    """Enter a pupil with the present class and the guardians (`name`, `relation`, perhaps `user`, `phone`, `email`)."""
    check_keep_register(by, school)
    pupil = Pupil.objects.create(school=school, name=name, created_at=now, updated_at=now, **facts)
    if class_group is not None:
        _place(pupil, class_group, since or max(class_group.year.starts_on, school.local_date(now)))
    for guardian in guardians:
        Guardian.objects.create(pupil=pupil, **guardian)
    audit.record(by, "pupil.registered", pupil, now)
    return pupil


@transaction.atomic
def edit_pupil(*, by: Actor, now: datetime, pupil: Pupil, expected: int | None = None, **changes: Any) -> Pupil:
    """Change what the register says. Raises `Conflict` for a stale version."""
    row = _lock(pupil)
    check_keep_register(by, row)
    save_version(pupil if expected is not None else row, expected, {**changes, "updated_at": now})
    audit.record(by, "pupil.edited", pupil, now, fields=sorted(changes))
    return pupil


@transaction.atomic
def move_pupil(*, by: Actor, now: datetime, pupil: Pupil, class_group: ClassGroup, since: date | None = None) -> Pupil:
    """Put a pupil into another class from `since` (today) on; the former class stays on record until the day before.

    A second move on the day of the first corrects it: the history keeps where the pupil sat, not how often somebody typed.
    Raises `NotNow` for the class the pupil sits in, for a day that has not come, and for one before the present class began.
    """
    row = _lock(pupil)
    check_keep_register(by, row)
    if row.left_on:
        raise NotNow(_("Siswa ini sudah keluar. Catat dulu bahwa ia kembali."))
    today = row.school.local_date(now)
    _check_class(row, class_group)
    here = row.placements.filter(ends_on=None).first()
    day = since or today
    if day > max(today, class_group.year.starts_on):
        raise NotNow(_("Pindah kelas dicatat paling awal pada harinya."))
    if here is not None and here.class_group_id == class_group.pk:
        raise NotNow(_("Siswa ini sudah berada di kelas %(name)s.") % {"name": class_group.name})
    if here is not None and since is not None and since < here.starts_on <= today:
        raise NotNow(_("Tanggal pindah tidak boleh sebelum siswa masuk ke kelasnya yang sekarang."))
    _transfer(row, here, class_group, day)
    former = here.class_group_id if here else None
    audit.record(by, "pupil.moved", row, now, class_group=class_group.pk, former=former, since=day.isoformat())
    return row


def _transfer(pupil: Pupil, here: Placement | None, class_group: ClassGroup, day: date) -> None:
    """Close the present class the day before and open the new one; on one day the later move takes the place of the earlier."""
    if here is None:
        _place(pupil, class_group, day)
    elif here.starts_on < day:
        Placement.objects.filter(pk=here.pk).update(ends_on=day - timedelta(days=1))
        _place(pupil, class_group, day)
    else:
        before = pupil.placements.filter(ends_on=here.starts_on - timedelta(days=1)).first()
        if before is not None and before.class_group_id == class_group.pk:
            Placement.objects.filter(pk=here.pk).delete()
            Placement.objects.filter(pk=before.pk).update(ends_on=None)
        else:
            Placement.objects.filter(pk=here.pk).update(class_group=class_group)


@transaction.atomic
def leave_school(*, by: Actor, now: datetime, pupil: Pupil, left_on: date | None = None) -> Pupil:
    """The pupil leaves the school; the present class ends that day. What was kept stays until its time is over."""
    row = _lock(pupil)
    check_keep_register(by, row)
    today = row.school.local_date(now)
    day = left_on or today
    if row.left_on:
        raise NotNow(_("Siswa ini sudah tercatat keluar."))
    if day > today:
        raise NotNow(_("Keluar dari sekolah dicatat paling awal pada harinya."))
    here = row.placements.filter(ends_on=None).first()
    if here is not None and day < here.starts_on <= today:
        raise NotNow(_("Siswa tidak dapat keluar sebelum masuk ke kelasnya yang sekarang."))
    if here is not None:
        Placement.objects.filter(pk=here.pk).update(ends_on=max(day, here.starts_on))
    save_version(row, None, {"left_on": day, "updated_at": now})
    audit.record(by, "pupil.left_school", row, now, on=day.isoformat())
    return row


@transaction.atomic
def return_to_school(
    *, by: Actor, now: datetime, pupil: Pupil, class_group: ClassGroup | None = None, since: date | None = None
) -> Pupil:  # fmt: skip
    """A pupil who left comes back, into a class when one is given. On the very day this takes the leaving back."""
    row = _lock(pupil)
    check_keep_register(by, row)
    if row.left_on is None:
        raise NotNow(_("Siswa ini tidak tercatat keluar."))
    today = row.school.local_date(now)
    day = since or today
    if day > today or day < row.left_on:
        raise NotNow(_("Tanggal kembali terletak antara tanggal keluar dan hari ini."))
    save_version(row, None, {"left_on": None, "updated_at": now})
    if class_group is not None:
        _check_class(row, class_group)
        last = row.placements.order_by("-starts_on", "-pk").first()
        if last is not None and last.ends_on == day:
            Placement.objects.filter(pk=last.pk).update(ends_on=None)
            if last.class_group_id != class_group.pk:
                _transfer(row, last, class_group, day)
        else:
            _place(row, class_group, day)
    audit.record(
        by, "pupil.returned", row, now, class_group=class_group.pk if class_group else None, since=day.isoformat()
    )
    return row


@transaction.atomic
def unplace_pupil(*, by: Actor, now: datetime, pupil: Pupil) -> Pupil:
    """Take a pupil out of the present class: it was put there by mistake. From today on; on the first day as if it never was."""
    row = _lock(pupil)
    check_keep_register(by, row)
    today = row.school.local_date(now)
    for here in row.placements.filter(ends_on=None):
        if here.starts_on >= today:
            Placement.objects.filter(pk=here.pk).delete()
        else:
            Placement.objects.filter(pk=here.pk).update(ends_on=today - timedelta(days=1))
    audit.record(by, "pupil.moved", row, now, class_group=None)
    return row


@transaction.atomic
def remove_pupil(*, by: Actor, now: datetime, pupil: Pupil) -> None:
    """Take back a pupil that was entered by mistake. Raises `NotNow` once a consent, a team, a plan or anything else hangs on it."""
    row = _lock(pupil)
    check_keep_register(by, row)
    for model, field in referring(Pupil):
        if model not in (Placement, Guardian) and model._default_manager.filter(**{field: row.pk}).exists():
            raise NotNow(_("sudah dipakai: %(what)s.") % {"what": model._meta.verbose_name})
    audit.record(by, "pupil.removed", row, now)
    row.delete()


def _lock(pupil: Pupil) -> Pupil:
    return Pupil.objects.select_for_update(of=("self",)).select_related("school").get(pk=pupil.pk)


def _check_class(pupil: Pupil, class_group: ClassGroup) -> None:
    if class_group.school_id != pupil.school_id:
        raise Denied(_("Kelas ini milik sekolah lain."))


def _place(pupil: Pupil, class_group: ClassGroup, day: date) -> Placement:
    _check_class(pupil, class_group)
    return Placement.objects.create(pupil=pupil, class_group=class_group, starts_on=day)
