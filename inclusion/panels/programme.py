"""The programme on the home page: devices that should be back or be looked at, works that are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from inclusion.models import Device, DeviceLoan, Facility
from inclusion.models.pupil import SUPPORT
from inclusion.policy.programme import KEEPERS
from schools.access import school_of
from schools.links import school_url

MOST = 5


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Loans past their day, for those who lend; checks and works past theirs, for those who keep the programme."""
    if not actor.has(*KEEPERS):
        return
    school = school_of(actor)
    today = school.local_date(now)
    if actor.has(*SUPPORT):
        loans = DeviceLoan.objects.filter(device__school=school, returned_on=None, due_on__lt=today)
        yield one_each(
            loans.select_related("device").order_by("due_on", "pk")[:MOST],
            lambda loan: Task(
                title=_("Alat belum kembali: %(device)s") % {"device": loan.device},
                url=school_url(school, "inclusion:device", loan.device_id),
                due=loan.due_on,
                action=_("Buka"),
            ),
        )
    devices = Device.objects.filter(school=school, check_on__lt=today).exclude(condition=Device.Condition.GONE)
    yield one_each(
        devices.order_by("check_on")[:MOST],
        lambda device: Task(
            title=_("Periksa alat: %(device)s") % {"device": device},
            url=school_url(school, "inclusion:device", device.pk),
            due=device.check_on,
            action=_("Buka"),
        ),
    )
    works = Facility.objects.filter(school=school, work_done_on=None, work_due_on__lt=today).exclude(work="")
    yield one_each(
        works.order_by("work_due_on", "pk")[:MOST],
        lambda facility: Task(
            title=_("Perbaikan sarana: %(name)s") % {"name": facility},
            url=school_url(school, "inclusion:facility", facility.pk),
            due=facility.work_due_on,
            action=_("Buka"),
        ),
    )


PANELS = (Panel("inclusion.programme_late", "late", late),)
