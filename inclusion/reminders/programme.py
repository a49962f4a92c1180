"""Reminders of the programme: devices that come back or are checked, works on facilities. No message names a pupil."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from inclusion.models import Device, DeviceLoan, Facility
from inclusion.reminders.services import keepers
from partnerships.reminders import says
from schools.links import school_url
from schools.models import School


def loans(school: School, today: date) -> Iterable[Due]:
    """Devices that should come back."""
    rows = DeviceLoan.objects.filter(device__school=school, returned_on=None, due_on__range=LOAN.window(today))
    people = keepers(school)
    for loan in rows.select_related("device"):
        yield Due(
            subject=loan.device, due_on=loan.due_on, recipients=people, url=school_url(school, "inclusion:device", loan.device_id),
            headline=says(lambda: _("%(device)s kembali paling lambat %(on)s"), device=loan.device.name, on=loan.due_on),
        )  # fmt: skip


def checks(school: School, today: date) -> Iterable[Due]:
    """Devices that are to be looked at."""
    rows = Device.objects.filter(school=school, check_on__range=CHECK.window(today)).exclude(
        condition=Device.Condition.GONE
    )
    people = keepers(school)
    for device in rows:
        yield Due(
            subject=device, due_on=device.check_on, recipients=people, url=school_url(school, "inclusion:device", device.pk),
            headline=says(lambda: _("Periksa %(device)s pada %(on)s"), device=device.name, on=device.check_on),
        )  # fmt: skip


def works(school: School, today: date) -> Iterable[Due]:
    """Works on facilities that should be done."""
    rows = Facility.objects.filter(school=school, work_done_on=None, work_due_on__range=WORK.window(today)).exclude(
        work=""
    )
    people = keepers(school)
    for facility in rows:
        words = {"facility": facility.name, "on": facility.work_due_on}
        yield Due(
            subject=facility, due_on=facility.work_due_on, recipients=people, url=school_url(school, "inclusion:facility", facility.pk),
            headline=says(lambda: _("Perbaikan %(facility)s selesai paling lambat %(on)s"), **words),
        )  # fmt: skip


LOAN = ReminderRule("inclusion.device_loan", gettext_lazy("Alat bantu kembali"), (3, -1), loans)
CHECK = ReminderRule("inclusion.device_check", gettext_lazy("Pemeriksaan alat bantu"), (0,), checks)
WORK = ReminderRule("inclusion.facility_work", gettext_lazy("Perbaikan sarana"), (14, 0), works)
RULES = (LOAN, CHECK, WORK)
