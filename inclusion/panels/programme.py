"""The programme on the home page: devices that should be back or be looked at, works that are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import kept
from core.lines import Lines, every_one
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
        yield every_one(
            kept(_loans, actor, today=today),
            lambda loan: Task(
                title=_("Alat belum kembali: %(device)s") % {"device": loan.device},
                url=school_url(school, "inclusion:device", loan.device_id),
                due=loan.due_on,
                action=_("Buka"),
            ),
            "due_on",
        )
    yield every_one(
        kept(_unchecked, actor, today=today),
        lambda device: Task(
            title=_("Periksa alat: %(device)s") % {"device": device},
            url=school_url(school, "inclusion:device", device.pk),
            due=device.check_on,
            action=_("Buka"),
        ),
        "check_on",
    )
    yield every_one(
        kept(_undone, actor, today=today),
        lambda facility: Task(
            title=_("Perbaikan sarana: %(name)s") % {"name": facility},
            url=school_url(school, "inclusion:facility", facility.pk),
            due=facility.work_due_on,
            action=_("Buka"),
        ),
        "work_due_on",
    )


def _loans(actor: Actor, today: date) -> QuerySet[DeviceLoan]:
    loans = DeviceLoan.objects.filter(device__school=actor.tenant_id, returned_on=None, due_on__lt=today)
    return loans.select_related("device").order_by("due_on", "pk")[:MOST]


def _unchecked(actor: Actor, today: date) -> QuerySet[Device]:
    devices = Device.objects.filter(school=actor.tenant_id, check_on__lt=today)
    return devices.exclude(condition=Device.Condition.GONE).order_by("check_on")[:MOST]


def _undone(actor: Actor, today: date) -> QuerySet[Facility]:
    works = Facility.objects.filter(school=actor.tenant_id, work_done_on=None, work_due_on__lt=today)
    return works.exclude(work="").order_by("work_due_on", "pk")[:MOST]


PANELS = (Panel("inclusion.programme_late", "late", late),)
