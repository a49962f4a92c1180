"""Keep facilities and assistive devices [IN9]: photos, works, loans, care."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import audit, files
from core.models import Attachment
from core.policy import Actor, NotNow
from core.uploads import CheckedFile
from core.versions import save_version
from inclusion.models import Device, DeviceCare, DeviceLoan, Facility, Pupil
from inclusion.policy.common import check_consent
from inclusion.policy.programme import check_keep_programme, check_lend
from schools.models import School, User

PHOTO = "photo"


@transaction.atomic
def add_facility(
    *, by: Actor, now: datetime, school: School, photos: Sequence[CheckedFile] = (), **facts: Any
) -> Facility:
    """Enter a facility. `facts`: kind, name, place, access, note, work and its dates and cost."""
    check_keep_programme(by, school)
    row = Facility.objects.create(school=school, created_at=now, updated_at=now, **facts)
    _hang(row, photos, by=by, now=now)
    audit.record(by, "facility.added", row, now)
    return row


@transaction.atomic
def edit_facility(
    *,
    by: Actor,
    now: datetime,
    facility: Facility,
    photos: Sequence[CheckedFile] = (),
    expected: int | None = None,
    **changes: Any,
) -> Facility:
    """Change it, plan or finish a work, add photos. Raises `Conflict` for a stale version."""
    check_keep_programme(by, facility)
    save_version(facility, expected, {**changes, "updated_at": now})
    _hang(facility, photos, by=by, now=now)
    audit.record(by, "facility.edited", facility, now)
    return facility


def _hang(facility: Facility, photos: Sequence[CheckedFile], *, by: Actor, now: datetime) -> None:
    for upload in photos:
        files.attach(by=by, now=now, subject=facility, upload=upload, purpose=PHOTO)


@transaction.atomic
def remove_photo(*, by: Actor, now: datetime, facility: Facility, attachment: Attachment) -> None:
    """Take a photo away."""
    check_keep_programme(by, facility)
    files.remove(attachment, by=by, now=now)


@transaction.atomic
def add_device(*, by: Actor, now: datetime, school: School, **facts: Any) -> Device:
    """Enter a device. `facts`: kind, name, code, condition, source, check_on."""
    check_keep_programme(by, school)
    row = Device.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "device.added", row, now)
    return row


@transaction.atomic
def edit_device(*, by: Actor, now: datetime, device: Device, expected: int | None = None, **changes: Any) -> Device:
    """Change it. Raises `Conflict` for a stale version."""
    check_keep_programme(by, device)
    save_version(device, expected, {**changes, "updated_at": now})
    audit.record(by, "device.edited", device, now)
    return device


@transaction.atomic
def lend(
    *,
    by: Actor,
    now: datetime,
    device: Device,
    due_on: date,
    pupil: Pupil | None = None,
    person: User | None = None,
    note: str = "",
) -> DeviceLoan:
    """Lend a device to a pupil with a consent, or to somebody at school. One loan at a time."""
    device = Device.objects.select_for_update().select_related("school").get(pk=device.pk)
    check_lend(by, device)
    if pupil is not None:
        check_consent(pupil, now)
    if device.condition in (Device.Condition.BROKEN, Device.Condition.GONE):
        raise NotNow(_("Alat ini rusak atau tidak ada lagi."))
    if device.loans.filter(returned_on=None).exists():
        raise NotNow(_("Alat ini sedang dipinjam."))
    loan = DeviceLoan.objects.create(
        device=device, pupil=pupil, person=person, lent_on=device.school.local_date(now), due_on=due_on, note=note
    )
    audit.record(by, "device.lent", device, now, loan=loan.pk)
    return loan


@transaction.atomic
def take_back(*, by: Actor, now: datetime, loan: DeviceLoan, condition: str = "") -> DeviceLoan:
    """The device is back, perhaps in another condition. Taking back twice changes nothing."""
    device = Device.objects.select_for_update().select_related("school").get(pk=loan.device_id)
    check_lend(by, device)
    loan = DeviceLoan.objects.select_for_update().get(pk=loan.pk)
    if loan.returned_on is None:
        loan.returned_on = device.school.local_date(now)
        loan.save(update_fields=["returned_on"])
        if condition:
            save_version(device, None, {"condition": condition, "updated_at": now})
        audit.record(by, "device.returned", device, now, loan=loan.pk)
    return loan


@transaction.atomic
def care_for(
    *, by: Actor, now: datetime, device: Device, on: date, what: str, cost: Decimal | None = None, condition: str = "",
    check_on: date | None = None,
) -> DeviceCare:  # fmt: skip
    """Write down a check or a repair, the condition afterwards, and when to look again."""
    device = Device.objects.select_for_update().get(pk=device.pk)
    check_keep_programme(by, device)
    row = DeviceCare.objects.create(device=device, on=on, what=what, cost=cost)
    save_version(device, None, {"condition": condition or device.condition, "check_on": check_on, "updated_at": now})
    audit.record(by, "device.cared_for", device, now, care=row.pk)
    return row
